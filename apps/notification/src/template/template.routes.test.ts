import { DepositCompleted } from '@konter/contracts'
import { customer, staff } from '@konter/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aDeposit, type Notifications, publish, testNotifications, told } from '../fixture.ts'
import { CHANNELS, KINDS, mistakesIn } from './template.ts'

type View = {
  kind: (typeof KINDS)[number]
  channel: string
  language: string
  version: number
  active: boolean
  title: string
  body: string
  required: string[]
  known: string[]
  editedBy: string
}

const ops = staff('system:read', 'system:operate')
const path = '/v1/admin/notification-templates'
const key = `${path}/deposit.completed/in_app/id`
const seeded = { title: 'Deposit berhasil', body: 'Deposit {amount} sudah masuk. Saldo Anda sekarang {balance}.' }

let service: Notifications
beforeAll(async () => {
  service = await testNotifications()
  service.start()
})
afterAll(() => service.stop())
beforeEach(async () => {
  await service.db.query(`delete from template where version > 1`)
  await service.db.query(`update template set active = true`)
})

const edit = (body: object, at = key) => service.call<View>('PUT', at, { as: ops, body })
const list = async (query = '') =>
  (await service.get<{ items: View[] }>(`${path}${query}`, { as: staff('system:read') })).body.items

describe('GET /v1/admin/notification-templates', () => {
  test('200 has words for every kind, channel and language, and all of them are fit to be used', async () => {
    const items = await list()
    expect(items.map(({ kind, channel, language }) => `${kind} ${channel} ${language}`).sort()).toEqual(
      KINDS.flatMap((kind) =>
        CHANNELS.flatMap((channel) => ['en', 'id'].map((each) => `${kind} ${channel} ${each}`)),
      ).sort(),
    )
    for (const { kind, ...words } of items) expect(mistakesIn(kind, words)).toEqual([])
  })

  test('200 with filters', async () => {
    expect(await list('?kind=deposit.completed&language=id')).toEqual([
      {
        kind: 'deposit.completed',
        channel: 'in_app',
        language: 'id',
        version: 1,
        active: true,
        ...seeded,
        required: ['amount'],
        known: ['amount', 'balance', 'name'],
        editedAt: expect.any(String),
        editedBy: 'service:notification',
      },
    ])
    expect(await list('?language=en')).toHaveLength(KINDS.length)
  })

  test('403 for a customer and for staff without the permission', async () => {
    for (const as of [customer(), staff('order:read')]) expect((await service.get(path, { as })).status).toBe(403)
  })
})

describe('PUT /v1/admin/notification-templates/{kind}/{channel}/{language}', () => {
  test('200 puts new words into use, for what is told from now on, and keeps the old ones', async () => {
    const as = customer()
    await publish(service, DepositCompleted, aDeposit(as.sub))
    const before = (await told(service, as, 1)).items[0]
    const words = { title: 'Mantap, {name}!', body: 'Saldo bertambah {amount}.' }
    const answer = await edit({ ...words, version: 1 })
    expect(answer).toMatchObject({
      status: 200,
      body: { ...words, version: 2, active: true, editedBy: `user:${ops.sub}` },
    })
    await publish(service, DepositCompleted, aDeposit(as.sub))
    const [after, still] = (await told(service, as, 2)).items
    expect(after).toMatchObject({ title: 'Mantap, Pelanggan!', body: 'Saldo bertambah Rp50.000.' })
    expect(still).toEqual(before)
    const { body } = await service.get<{ items: View[]; nextCursor: string }>(`${key}/versions?limit=1`, { as: ops })
    expect(body.items).toMatchObject([{ version: 2, active: true, ...words }])
    const older = await service.get<{ items: View[] }>(`${key}/versions?cursor=${body.nextCursor}`, { as: ops })
    expect(older.body).toMatchObject({ items: [{ version: 1, active: false, ...seeded }], nextCursor: null })
  })

  test('200 for a language that has none yet; without it the notification is Indonesian', async () => {
    await service.db.query(`delete from template where kind = 'deposit.completed' and language = 'en'`)
    const as = customer()
    await service.ctx.db.recipient.create({ data: { userId: as.sub, name: 'John', language: 'en' } })
    await publish(service, DepositCompleted, aDeposit(as.sub))
    expect((await told(service, as, 1)).items[0]?.body).toBe(
      'Deposit Rp50.000 sudah masuk. Saldo Anda sekarang Rp1.250.000.',
    )
    const english = `${path}/deposit.completed/in_app/en`
    expect(await edit({ title: 'Deposit', body: '{amount} for {name}', version: 0 }, english)).toMatchObject({
      status: 200,
      body: { version: 1 },
    })
    await publish(service, DepositCompleted, aDeposit(as.sub))
    expect((await told(service, as, 2)).items[0]?.body).toBe('Rp50,000 for John')
    expect((await edit({ title: 'Deposit', body: '{amount}', version: 0 }, english)).status).toBe(409)
  })

  test('422 names every placeholder that is unknown or forgotten, and changes nothing', async () => {
    expect(await edit({ title: 'Deposit {serialNumber}', body: 'Masuk {', version: 1 })).toMatchObject({
      status: 422,
      body: {
        code: 'template.words-refused',
        errors: [{ pointer: '/title' }, { pointer: '/body' }, { pointer: '/body', message: 'harus menyebut {amount}' }],
      },
    })
    expect(await list('?kind=deposit.completed&language=id')).toMatchObject([{ version: 1, ...seeded }])
  })

  test('409 when somebody else edited it meanwhile: of ten at once one succeeds', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => edit({ title: `Deposit ${n}`, body: '{amount}', version: 1 })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'template.changed-meanwhile' })
    expect(await list('?kind=deposit.completed&language=id')).toHaveLength(1)
    expect((await edit({ ...seeded, version: 7 })).status).toBe(409)
  })

  test('400 for an unknown kind, channel or language, for blank words and unknown fields', async () => {
    for (const at of ['order.flown/in_app/id', 'order.paid/pigeon/id', 'order.paid/in_app/fr'])
      expect((await edit({ ...seeded, version: 1 }, `${path}/${at}`)).status).toBe(400)
    for (const wrong of [
      { title: ' ' },
      { title: 'two\nlines' },
      { body: ' \n ' },
      { body: 'x'.repeat(1_001) },
      { version: -1 },
      { version: 2_147_483_647 },
      { html: true },
    ])
      expect((await edit({ ...seeded, version: 1, ...wrong })).status).toBe(400)
  })

  test('403 for staff who may only look', async () => {
    const as = staff('system:read')
    expect((await service.call('PUT', key, { as, body: { ...seeded, version: 1 } })).status).toBe(403)
  })

  test('400 for a forged cursor', async () => {
    const forged = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url')
    expect((await service.get(`${key}/versions?cursor=${forged(['x'])}`, { as: ops })).status).toBe(400)
    for (const far of ['999999999999999999', '-999999999999999999'])
      expect((await service.get(`${key}/versions?cursor=${forged([far])}`, { as: ops })).status).toBe(200)
  })
})
