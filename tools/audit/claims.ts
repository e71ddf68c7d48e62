import type { Check } from './check.ts'

/**
 * Invariant 4, as far as rows can tell: who was told "created" finds it. That the same key gives the same answer and
 * another body an error is the tests' (packages/service, e2e/journeys/at-once.ts).
 */
const created = (service: string, thing: string): Check => ({
  invariant: `claims.${service}`,
  number: 4,
  what: `every answered Idempotency-Key of ${service} has its ${thing}`,
  sql: `
    select c.id || ' was answered ' || c.status as example
      from "${service}".request_claim c left join "${service}"."${thing}" made on made.id = c.id
     where c.status between 200 and 299 and made.id is null`,
})

export const claims: Check[] = [created('order', 'order'), created('wallet', 'deposit')]
