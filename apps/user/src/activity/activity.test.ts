import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { staff } from '@konter/testing'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testUsers, type Users } from '../fixture.ts'
import { recordAct, verifyActivity } from './activity.repo.ts'
import { type Act, masked } from './activity.ts'

let users: Users
beforeAll(async () => {
  users = await testUsers()
})
afterAll(() => users.stop())

const act = (n: number): Act => ({
  at: new Date(1_700_000_000_000 + n),
  actor: 'user:boss',
  requestId: `request-${n}`,
  ip: '203.0.113.9',
  action: 'user.updated',
  subject: `user:${n % 3}`,
  reason: 'karena “perlu”',
  before: { memberLevel: 'bronze', nested: { b: 1, a: [1, 2] } },
  after: { memberLevel: 'gold' },
})
const record = (each: Act) => users.ctx.transaction((tx) => recordAct(tx, each))

/** As whoever owns the database could, with the triggers taken off. */
async function tamper(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: users.database.adminUrl })
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica; set search_path = "user"; ${sql}`)
  } finally {
    await client.end()
  }
}

describe('the activity log', () => {
  beforeEach(async () => {
    await tamper('truncate activity')
    for (let n = 1; n <= 5; n++) await record(act(n))
  })

  test('is whole as it was written, read by Prisma and by pg', async () => {
    expect(await verifyActivity(users.ctx.db)).toMatchObject({ whole: true, head: { position: 5n } })
    expect(await verifyActivity(users.db)).toEqual(await verifyActivity(users.ctx.db))
  })

  test('is whole when who records an act knows more than a row holds', async () => {
    const byStaff = { ...act(6), userId: 'boss' }
    await record(byStaff)
    expect(await verifyActivity(users.db)).toMatchObject({ whole: true, head: { position: 6n } })
  })

  test('stays one chain when many write at once, and what is rolled back leaves no gap', async () => {
    const failing = users.ctx.transaction(async (tx) => {
      await recordAct(tx, act(99))
      throw new Error('no')
    })
    await Promise.allSettled([failing, ...Array.from({ length: 30 }, (_, n) => record(act(n)))])
    expect(await verifyActivity(users.db)).toMatchObject({ whole: true, head: { position: 35n } })
  })

  test.each([
    ['a changed letter', `update activity set reason = replace(reason, 'perlu', 'perlv') where position = 3`, 3n],
    ['a changed value', `update activity set after = '{"memberLevel": "silver"}' where position = 3`, 3n],
    ['another actor', `update activity set actor = 'user:boss2' where position = 2`, 2n],
    ['a moved moment', `update activity set at = at + interval '1 millisecond' where position = 5`, 5n],
    ['an emptied address', 'update activity set ip = null where position = 1', 1n],
    [
      'a flipped bit of a hash',
      'update activity set hash = set_bit(hash, 7, 1 - get_bit(hash, 7)) where position = 4',
      4n,
    ],
    ['a missing row', 'delete from activity where position = 2', 2n],
    [
      'rows that changed places',
      'update activity set position = position + 7 where position > 2; update activity set position = 15 - position where position > 2',
      3n,
    ],
    ['a missing start', 'delete from activity where position = 1', 1n],
  ])('shows %s', async (_what, sql, brokenAt) => {
    await tamper(sql)
    expect(await verifyActivity(users.db)).toEqual({ whole: false, brokenAt })
  })

  test('shows a tail that was cut off, to whoever noted the head', async () => {
    const noted = await verifyActivity(users.db)
    if (!noted.whole) throw new Error('not whole')
    await tamper('delete from activity where position = 5')
    expect(await verifyActivity(users.db)).toMatchObject({ whole: true })
    expect(await verifyActivity(users.db, noted.head)).toEqual({ whole: false, brokenAt: 5n })
    await record(act(6))
    expect(await verifyActivity(users.db, noted.head)).toEqual({ whole: false, brokenAt: 5n })
  })

  test.each(['update activity set actor = $$x$$', 'delete from activity', 'truncate activity'])(
    'refuses "%s", to the service by its rights and to the owner by triggers',
    async (sql) => {
      await expect(users.db.query(sql)).rejects.toThrow('permission denied')
      const owner = new pg.Client({ connectionString: users.database.ownerUrl })
      await owner.connect()
      await expect(owner.query(sql)).rejects.toThrow('append-only')
      await owner.end()
    },
  )

  test('is proven by a command', async () => {
    const command = fileURLToPath(new URL('../verify-activity.ts', import.meta.url))
    const run = (...head: string[]) =>
      promisify(execFile)(process.execPath, [command, ...head], { env: { DATABASE_URL: users.database.url } })
    const { stdout } = await run()
    const head = /5:[0-9a-f]{64}/.exec(stdout)?.[0] ?? ''
    expect(stdout).toContain('is whole')
    await run(head)
    await tamper(`update activity set subject = 'user:0' where position = 4`)
    await expect(run(head)).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('at position 4') })
  })
})

describe('GET /v1/admin/activity', () => {
  type List = {
    items: { position: number; subject: string; requestId: string; hash: string }[]
    nextCursor: string | null
  }
  const list = async (query: string) =>
    (await users.get<List>(`/v1/admin/activity?${query}`, { as: staff('activity:read') })).body

  test('200 newest first, page by page, by subject, actor and action', async () => {
    await tamper('truncate activity')
    for (let n = 1; n <= 5; n++) await record(act(n))
    const first = await list('limit=3')
    expect(first.items.map(({ position }) => position)).toEqual([5, 4, 3])
    expect(first.items[0]).toMatchObject({ requestId: 'request-5', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const second = await list(`limit=3&cursor=${first.nextCursor}`)
    expect(second).toMatchObject({ items: [{ position: 2 }, { position: 1 }], nextCursor: null })
    expect((await list('subject=user:1')).items.map(({ position }) => position)).toEqual([4, 1])
    expect((await list('actor=user:boss&action=user.updated')).items).toHaveLength(5)
    expect((await list('actor=user:nobody')).items).toEqual([])
  })

  test('400 for a cursor that is not ours, 403 without activity:read', async () => {
    const cursor = Buffer.from('["x"]').toString('base64url')
    expect((await users.get(`/v1/admin/activity?cursor=${cursor}`, { as: staff('activity:read') })).status).toBe(400)
    expect((await users.get('/v1/admin/activity', { as: staff('user:read') })).status).toBe(403)
  })
})

test('secrets are masked, however deep', () => {
  const entry = { name: 'x', password: 'p', list: [{ apiKey: 'k', refreshToken: 't' }], clientSecret: 's', keyCount: 2 }
  expect(masked(entry)).toEqual({
    name: 'x',
    password: '[secret]',
    list: [{ apiKey: '[secret]', refreshToken: '[secret]' }],
    clientSecret: '[secret]',
    keyCount: 2,
  })
})
