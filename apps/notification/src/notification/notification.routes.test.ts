import { randomUUID } from 'node:crypto'
import { DepositCompleted } from '@konter/contracts'
import { newId } from '@konter/core'
import { service as aService, customer, type TestCaller } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDeposit, listOf, type Notifications, type Page, publish, testNotifications, told } from '../fixture.ts'

let service: Notifications
beforeAll(async () => {
  service = await testNotifications()
  service.start()
})
afterAll(() => service.stop())

/** Somebody who was told of so many deposits, the last of the highest amount. */
async function somebodyTold(times: number): Promise<TestCaller> {
  const as = customer()
  for (let n = 1; n <= times; n++) {
    await publish(service, DepositCompleted, aDeposit(as.sub, n))
    await told(service, as, n)
  }
  return as
}

const amountsOf = ({ items }: Page) => items.map(({ data }) => (data.amount as { amount: number }).amount)
const read = (as: TestCaller, id: string) =>
  service.post<{ unread: number }>(`/v1/notifications/${id}/read`, { as, key: null })
const readAll = (as: TestCaller) => service.post<{ unread: number }>('/v1/notifications/read-all', { as, key: null })

describe('GET /v1/notifications', () => {
  test('200 is nothing for somebody who was never told anything', async () =>
    expect(await listOf(service, customer())).toEqual({ items: [], nextCursor: null, unread: 0 }))

  test('200 goes through all pages, newest first, and counts the unread of all pages', async () => {
    const as = await somebodyTold(5)
    const first = await listOf(service, as, '?limit=2')
    expect(amountsOf(first)).toEqual([5, 4])
    expect(first.unread).toBe(5)
    // What is told meanwhile neither shifts nor repeats what follows.
    await publish(service, DepositCompleted, aDeposit(as.sub, 6))
    await told(service, as, 6)
    const second = await listOf(service, as, `?limit=2&cursor=${first.nextCursor}`)
    expect(amountsOf(second)).toEqual([3, 2])
    const third = await listOf(service, as, `?limit=2&cursor=${second.nextCursor}`)
    expect(amountsOf(third)).toEqual([1])
    expect(third.nextCursor).toBeNull()
  })

  test('200 shows only the unread, or only the read', async () => {
    const as = await somebodyTold(4)
    const { items } = await listOf(service, as)
    await read(as, items[1]?.id ?? '')
    await read(as, items[2]?.id ?? '')
    expect(amountsOf(await listOf(service, as, '?unread=true'))).toEqual([4, 1])
    expect(amountsOf(await listOf(service, as, '?unread=false'))).toEqual([3, 2])
    const page = await listOf(service, as, '?unread=true&limit=1')
    expect(page.unread).toBe(2)
    expect(amountsOf(await listOf(service, as, `?unread=true&limit=1&cursor=${page.nextCursor}`))).toEqual([1])
  })

  test('400 for a bad limit, cursor, filter or field', async () => {
    for (const query of ['limit=0', 'limit=101', 'cursor=x', 'cursor=WyJ4Il0', 'unread=maybe', 'user=1'])
      expect((await service.get(`/v1/notifications?${query}`, { as: customer() })).status, query).toBe(400)
  })

  test('401 for nobody, 403 for a key without the scope and for a service', async () => {
    expect((await service.get('/v1/notifications')).status).toBe(401)
    const key = customer({ apiKeyId: newId(), scopes: ['order:read'] })
    for (const as of [key, aService('order')]) expect((await service.get('/v1/notifications', { as })).status).toBe(403)
  })
})

describe('POST /v1/notifications/{id}/read', () => {
  test('200 counts down once, however often and however many at once', async () => {
    const as = await somebodyTold(2)
    const { items } = await listOf(service, as)
    const id = items[0]?.id ?? ''
    const answers = await Promise.all(Array.from({ length: 10 }, () => read(as, id)))
    expect(answers.map(({ status, body }) => [status, body.unread])).toEqual(Array(10).fill([200, 1]))
    const after = await listOf(service, as)
    expect(after.unread).toBe(1)
    expect(after.items.map(({ readAt }) => readAt === null)).toEqual([false, true])
    const readAt = after.items[0]?.readAt
    await read(as, id)
    expect((await listOf(service, as)).items[0]?.readAt).toBe(readAt)
  })

  test("404 for somebody else's, for one that is not there, and for somebody who was never told anything", async () => {
    const [siti, budi] = [await somebodyTold(1), await somebodyTold(1)]
    const id = (await listOf(service, siti)).items[0]?.id ?? ''
    for (const [as, which] of [
      [budi, id],
      [customer(), id],
      [siti, randomUUID()],
    ] as const)
      expect(await read(as, which)).toMatchObject({ status: 404, body: { code: 'notification.not-found' } })
    expect((await listOf(service, siti)).unread).toBe(1)
  })

  test('400 for what is no id, 401 for nobody', async () => {
    expect((await read(customer(), 'x')).status).toBe(400)
    expect((await service.post(`/v1/notifications/${randomUUID()}/read`)).status).toBe(401)
  })
})

describe('POST /v1/notifications/read-all', () => {
  test('200 reads what there is, and a second time nothing', async () => {
    const as = await somebodyTold(3)
    const { items } = await listOf(service, as)
    await read(as, items[0]?.id ?? '')
    const readFirst = (await listOf(service, as)).items[0]?.readAt
    for (let n = 0; n < 2; n++) expect(await readAll(as)).toMatchObject({ status: 200, body: { unread: 0 } })
    const after = await listOf(service, as)
    expect(after.unread).toBe(0)
    expect(after.items.every(({ readAt }) => readAt !== null)).toBe(true)
    expect(after.items[0]?.readAt).toBe(readFirst)
    expect((await readAll(customer())).body).toEqual({ unread: 0 })
  })

  test('200 reads more than one batch', async () => {
    const as = customer()
    await service.db.query('insert into feed (user_id, sequence, unread) values ($1::uuid, 2500, 2500)', [as.sub])
    await service.db.query(
      `insert into notification (id, user_id, sequence, kind, subject_id, title, body, data, created_at)
       select gen_random_uuid(), $1::uuid, n, 'order.paid', gen_random_uuid(), 't', 'b', '{}', now() from generate_series(1, 2500) n`,
      [as.sub],
    )
    expect((await readAll(as)).body).toEqual({ unread: 0 })
    expect(await service.ctx.db.notification.count({ where: { userId: as.sub, readAt: null } })).toBe(0)
  })

  test('the count is that of the rows, whatever is told and read at the same time', async () => {
    const as = await somebodyTold(5)
    const { items } = await listOf(service, as)
    await Promise.all([
      ...Array.from({ length: 20 }, () => publish(service, DepositCompleted, aDeposit(as.sub))),
      ...items.map(({ id }) => read(as, id)),
      readAll(as),
      readAll(as),
    ])
    await told(service, as, 25)
    const rows = await service.ctx.db.notification.count({ where: { userId: as.sub, readAt: null } })
    expect((await listOf(service, as)).unread).toBe(rows)
  })
})
