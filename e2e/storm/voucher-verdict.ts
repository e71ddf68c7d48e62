import type { Notes } from './notes.ts'
import type { World } from './world.ts'

/** What customers and tills were told about vouchers, beside the rows: each answer has its row, and nothing else has. */
export async function voucherAnswers({ db }: World, notes: Notes): Promise<Record<string, string[]>> {
  const { rows: claims } = await db.query<{ id: string; customer: string; voucher: string }>(
    `select id, customer_id as customer, voucher_id as voucher from redemption.code where kind = 'personal'`,
  )
  const { rows: uses } = await db.query<Use>(
    `select r.id, r.code_id as "claimId", r.status, a.entry from redemption.redemption r join redemption.attempt a on a.id = r.id`,
  )
  const { rows: attempts } = await db.query<{ id: string; verdict: string }>(
    'select id, verdict from redemption.attempt',
  )
  return {
    'a claim is there for each that was acknowledged, and no other': claimsKept(claims, notes),
    'a till was told what is so': scansKept(uses, new Map(attempts.map(({ id, verdict }) => [id, verdict])), notes),
    'a claim is used once': usedTwice(uses),
  }
}

type Use = { id: string; claimId: string; status: string; entry: string }

function claimsKept(rows: readonly { id: string; customer: string; voucher: string }[], { claims }: Notes): string[] {
  const known = new Map(rows.map((row) => [row.id, row]))
  const acknowledged = new Set(claims.flatMap(({ claimId }) => claimId ?? []))
  const missing = [...acknowledged]
    .filter((id) => !known.has(id))
    .map((id) => `claim ${id} was acknowledged, and is not`)
  // Every customer of the storm claims once: who was refused has none.
  const customers = new Set(claims.map(({ customerId }) => customerId))
  const nobodys = rows
    .filter(({ id, customer }) => customers.has(customer) && !acknowledged.has(id))
    .map(({ id, customer }) => `claim ${id} of ${customer} is there, and was never acknowledged`)
  return [...missing, ...nobodys]
}

function scansKept(uses: readonly Use[], attempts: ReadonlyMap<string, string>, notes: Notes): string[] {
  const byId = new Map(uses.map((use) => [use.id, use]))
  const told = new Set<string>()
  const broken: string[] = []
  for (const { attemptId, claimId, verdict } of notes.scans) {
    const use = byId.get(attemptId)
    told.add(attemptId)
    if (attempts.get(attemptId) !== verdict)
      broken.push(`scan ${attemptId} was told ${verdict}, its attempt says ${attempts.get(attemptId) ?? 'nothing'}`)
    if ((verdict === 'refused') !== (use === undefined) || (use !== undefined && use.claimId !== claimId))
      broken.push(`scan ${attemptId} of ${claimId} was told ${verdict}, there is ${use?.status ?? 'no redemption'}`)
  }
  for (const { nonce, verdict, redemptionId } of notes.uploads) {
    if (redemptionId !== null) told.add(redemptionId)
    if ((verdict === 'accepted') !== (redemptionId !== null && byId.has(redemptionId)))
      broken.push(
        `upload ${nonce} was told ${verdict}, there is ${byId.get(redemptionId ?? '')?.status ?? 'no redemption'}`,
      )
  }
  const claims = new Set(notes.claims.flatMap(({ claimId }) => claimId ?? []))
  for (const { id, claimId } of uses)
    if (claims.has(claimId) && !told.has(id))
      broken.push(`redemption ${id} of ${claimId} is there, and nobody was told`)
  for (const id of notes.undone)
    if (byId.get(id)?.status !== 'undone')
      broken.push(`redemption ${id} was told undone, and is ${byId.get(id)?.status}`)
  return broken
}

function usedTwice(uses: readonly Use[]): string[] {
  const standing = uses.filter(({ status }) => status === 'approved' || status === 'review')
  return [...Map.groupBy(standing, ({ claimId }) => claimId)]
    .filter(([, all]) => all.length > 1)
    .map(([claimId, all]) => `claim ${claimId} is used by ${all.map(({ id }) => id).join(' and ')}`)
}
