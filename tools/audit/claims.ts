import type { Check } from './check.ts'

/**
 * Invariant 4, as far as rows can tell: who was told "created" finds it. That the same key gives the same answer and
 * another body an error is the tests' (packages/service, e2e/journeys/at-once.ts).
 */
const created = (service: string, things: readonly string[]): Check => ({
  invariant: `claims.${service}`,
  number: 4,
  what: `every answered Idempotency-Key of ${service} has its ${things
    .join(', ')
    .replace(/, (\w+)$/, ' or $1')
    .replaceAll('_', ' ')}`,
  sql: `
    select c.id || ' was answered ' || c.status as example
      from "${service}".request_claim c
     where c.status = 201
       ${things.map((thing) => `and not exists (select from "${service}"."${thing}" made where made.id = c.id)`).join('\n       ')}`,
})

/** A try is answered 200, whatever came of it. */
const tried: Check = {
  invariant: 'claims.attempts',
  number: 4,
  what: 'every answered try to redeem a code has its attempt',
  sql: `
    select c.id || ' was answered ' || (c.answer ->> 'verdict') as example
      from redemption.request_claim c
     where c.answer ? 'attemptId' and not exists (select from redemption.attempt a where a.id = c.id and a.verdict = c.answer ->> 'verdict')`,
}

export const claims: Check[] = [
  created('order', ['order']),
  created('wallet', ['deposit']),
  created('catalog', ['merchant', 'merchant_location', 'voucher', 'campaign', 'review']),
  created('redemption', ['code', 'batch']),
  tried,
]
