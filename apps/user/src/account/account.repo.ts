import { parsePhone } from '@konter/core'
import { isUniqueViolation } from '@konter/service'
import type { Tx } from '../context.ts'
import { problem } from '../problems.ts'
import type { Account, AccountStatus, CustomerType, MemberLevel, Role } from './account.ts'
import type { Identifier } from './identifier.ts'

type Row = Awaited<ReturnType<Tx['account']['findUniqueOrThrow']>>

/** The check constraints of the table say what these columns can hold. */
export const accountOf = (row: Row): Account => ({
  ...row,
  role: row.role as Role,
  customerType: row.customerType as CustomerType,
  memberLevel: row.memberLevel as MemberLevel,
  language: row.language as Account['language'],
  status: row.status as AccountStatus,
})

export async function findAccount(db: Tx, where: { id: string } | Identifier): Promise<Account | undefined> {
  const row = await db.account.findUnique({ where })
  return row === null ? undefined : accountOf(row)
}

export async function getAccount(db: Tx, id: string): Promise<Account> {
  const account = await findAccount(db, { id })
  if (account === undefined) throw problem('user.not-found', { id })
  return account
}

/** Locked until the transaction ends; always in the order of their ids, so that two who lock the same never wait in a circle. */
export async function lockAccounts(tx: Tx, ids: readonly string[]): Promise<Map<string, Account>> {
  await tx.query('select id from account where id = any($1::uuid[]) order by id for update', [ids])
  const rows = await tx.account.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.id, accountOf(row)]))
}

export async function lockAccount(tx: Tx, id: string): Promise<Account> {
  const account = (await lockAccounts(tx, [id])).get(id)
  if (account === undefined) throw problem('user.not-found', { id })
  return account
}

export async function insertAccount(tx: Tx, account: Account): Promise<void> {
  await tx.account.create({ data: account })
}

/** False when there is an account of this id already. */
export async function insertAccountOnce(tx: Tx, account: Account): Promise<boolean> {
  const { count } = await tx.account.createMany({ data: [account], skipDuplicates: true })
  return count === 1
}

export async function saveAccount(tx: Tx, id: string, changes: Partial<Account>): Promise<Account> {
  const [row] = await tx.account.updateManyAndReturn({ where: { id }, data: changes })
  if (row === undefined) throw problem('user.not-found', { id })
  return accountOf(row)
}

const uniqueFields = ['email', 'phone', 'username'] as const

/** What a failed insert or update is to the caller: `user.already-taken` when it met a unique column, else as it was. */
export function asTaken(error: unknown): unknown {
  const field = uniqueFields.find((each) => isUniqueViolation(error, `account_${each}_key`))
  if (field === undefined) return error
  const errors = [{ pointer: `/${field}`, message: { id: 'sudah dipakai', en: 'is already taken' } }]
  return problem('user.already-taken', { field }, { errors, cause: error })
}

type Listing = { q: string | undefined; after: string | undefined; limit: number }

/** Newest first; one row more than asked for tells whether there is a next page. */
export async function listAccounts(db: Tx, { q, after, limit }: Listing): Promise<Account[]> {
  const found = await db.query<{ id: string }>(
    `select id from account
      where ($1::text is null or search like $1::text) and ($2::uuid is null or id < $2::uuid)
      order by id desc limit $3::int`,
    [q === undefined ? null : patternOf(q), after ?? null, limit + 1],
  )
  const rows = await db.account.findMany({ where: { id: { in: found.map(({ id }) => id) } }, orderBy: { id: 'desc' } })
  return rows.map(accountOf)
}

/** Phone numbers are looked for as they are stored, however they are typed. */
const patternOf = (q: string): string =>
  `%${(parsePhone(q) ?? q).toLowerCase().replace(/[\\%_]/g, (special) => `\\${special}`)}%`

export async function hasSuperAdmin(tx: Tx): Promise<boolean> {
  return (await tx.account.count({ where: { role: 'super_admin' } })) > 0
}
