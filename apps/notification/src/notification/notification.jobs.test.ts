import { customer, eventually } from '@konter/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Notifications, testNotifications } from '../fixture.ts'
import { purgeNotifications, purgeNotificationsDaily } from './notification.jobs.ts'

const day = 24 * 60 * 60 * 1000

let service: Notifications
beforeAll(async () => {
  service = await testNotifications()
  service.start()
})
afterAll(() => service.stop())

test('what was read goes after ninety days, what was not read stays, whatever its number', async () => {
  const { sub } = customer()
  const now = service.ctx.now().getTime()
  await service.db.query('insert into feed (user_id, sequence, unread) values ($1::uuid, 6003, 1)', [sub])
  const insert = (from: number, to: number, age: number, read: boolean) =>
    service.db.query(
      `insert into notification (id, user_id, sequence, kind, subject_id, title, body, data, created_at, read_at)
       select gen_random_uuid(), $1::uuid, n, 'order.paid', gen_random_uuid(), 't', 'b', '{}', $4::timestamptz, $5::timestamptz
         from generate_series($2::int, $3::int) n`,
      [sub, from, to, new Date(now - age), read ? new Date(now) : null],
    )
  await insert(1, 6_001, 90 * day + 60_000, true)
  await insert(6_002, 6_002, 90 * day + 60_000, false)
  await insert(6_003, 6_003, 90 * day - 60_000, true)
  await purgeNotifications.work(service.ctx, {} as never, { tries: 0 })
  const left = await service.ctx.db.notification.findMany({ where: { userId: sub }, orderBy: { sequence: 'asc' } })
  expect(left.map(({ sequence }) => Number(sequence))).toEqual([6_002, 6_003])
  expect((await service.ctx.db.feed.findUnique({ where: { userId: sub } }))?.sequence).toBe(6_003n)
})

test('it is due at half past one in Jakarta', async () => {
  expect(purgeNotificationsDaily.at).toBe('30 18 * * *')
  await eventually(async () =>
    expect(
      await service.db.query(`select 1 from _private_known_crontabs where identifier like 'purge-notifications%'`),
    ).toHaveLength(1),
  )
})
