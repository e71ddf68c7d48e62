import { money, newId } from '@konter/core'
import { eventually, staff } from '@konter/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noon, recorded, type TestCatalog, testCatalog } from '../testing/stand-in.ts'

let catalog: TestCatalog
beforeEach(async () => {
  catalog = await testCatalog()
  catalog.ctx.now = () => noon
})
afterEach(() => catalog.stop())

const buyer = staff('supplier:read', 'supplier:sync')
const get = <Body>(path: string) => catalog.get<Body>(`/v1/admin/suppliers${path}`, { as: buyer })
const syncNow = (supplier = 'vip', body?: object) =>
  catalog.post<{ id: string; status: string; code?: string }>(`/v1/admin/suppliers/${supplier}/sync`, {
    as: buyer,
    ...(body === undefined ? {} : { body }),
  })

describe('POST /v1/admin/suppliers/{supplier}/sync', () => {
  test('200 is the report, and it stays to be read', async () => {
    catalog.lists.give('vip', recorded.vip)
    const { status, body } = await syncNow()
    expect(status).toBe(200)
    expect(body).toMatchObject({
      supplier: 'vip',
      askedBy: `user:${buyer.sub}`,
      status: 'completed',
      items: recorded.vip.length,
      newItems: recorded.vip.length,
      changedItems: 0,
      error: null,
    })
    expect((await get(`/syncs/${body.id}`)).body).toEqual(body)
    expect((await get('/syncs?supplier=vip&status=completed')).body).toMatchObject({
      items: [{ id: body.id }],
      nextCursor: null,
    })
    expect((await get('/syncs?supplier=digiflazz')).body).toMatchObject({ items: [] })
  })

  test('200 for a refused list: the report says why', async () => {
    catalog.lists.give('vip', recorded.vip)
    await syncNow()
    catalog.lists.give('vip', recorded.vip.slice(0, 5))
    expect((await syncNow()).body).toMatchObject({ status: 'refused', errorCode: 'list.shrunken' })
    expect((await syncNow('vip', { acceptShrunken: true })).body).toMatchObject({ status: 'completed' })
  })

  test('what order refuses is passed on, and reported', async () => {
    const problem = {
      type: '/problems/supplier.unconfigured',
      title: 'x',
      status: 409,
      detail: 'y',
      instance: 'z',
      code: 'supplier.unconfigured',
      errors: [],
    }
    catalog.lists.fail('vip', 409, problem)
    expect((await syncNow()).body).toMatchObject({ status: 409, code: 'supplier.unconfigured' })
    expect((await get('/syncs')).body).toMatchObject({
      items: [{ status: 'failed', errorCode: 'supplier.unconfigured' }],
    })
    catalog.lists.fail('vip', 500)
    expect((await syncNow()).status).toBe(503)
  })

  test('409 while one is running', async () => {
    catalog.lists.give('vip', recorded.vip)
    catalog.lists.pause(true)
    const first = syncNow()
    await eventually(() => expect(catalog.lists.asked).toHaveLength(1))
    expect((await syncNow()).body).toMatchObject({ status: 409, code: 'sync.in-progress' })
    catalog.lists.pause(false)
    expect((await first).status).toBe(200)
  })

  test('400 and 404', async () => {
    expect((await syncNow('nobody')).body.code).toBe('supplier.not-found')
    expect((await syncNow('vip', { force: true })).status).toBe(400)
    expect((await get(`/syncs/${newId()}`)).status).toBe(404)
    expect((await get(`/syncs/${newId()}/changes`)).status).toBe(404)
    expect((await get('/nobody/items')).status).toBe(404)
    expect((await get(`/items/${newId()}/costs`)).status).toBe(404)
  })
})

test('the lines of a report page through all of them, and can be asked for by what changed', async () => {
  catalog.lists.give('vip', recorded.vip)
  const { body } = await syncNow()
  const codes: string[] = []
  for (let cursor: string | null = null; ; ) {
    type Lines = { items: { code: string }[]; nextCursor: string | null }
    const page: Lines = (
      await get<Lines>(`/syncs/${body.id}/changes?limit=100${cursor === null ? '' : `&cursor=${cursor}`}`)
    ).body
    codes.push(...page.items.map(({ code }) => code))
    cursor = page.nextCursor
    if (cursor === null) break
  }
  expect(codes).toEqual(recorded.vip.map(({ code }) => code))
  expect((await get(`/syncs/${body.id}/changes?change=vanished`)).body).toMatchObject({ items: [] })
  expect((await get(`/syncs/${body.id}/changes?cursor=W10`)).status).toBe(400)
})

test('the mirror and the cost history of an item can be read', async () => {
  catalog.lists.give('vip', recorded.vip)
  await syncNow()
  const dearer = recorded.vip.map((item) => (item.code === 'ML86-S1' ? { ...item, cost: money(19_600) } : item))
  catalog.lists.give('vip', dearer)
  await syncNow()
  type Items = { items: { id: string; code: string; cost: number; sku: string | null }[] }
  const { body } = await get<Items>('/vip/items?q=86+diamonds&offered=false&vanished=false')
  const item = body.items.find(({ code }) => code === 'ML86-S1')
  expect(item).toMatchObject({ cost: 19_600, sku: null })
  expect((await get(`/items/${item?.id}/costs`)).body).toMatchObject({
    item: { code: 'ML86-S1' },
    costs: [
      { costBefore: 19_500, costAfter: 19_600 },
      { costBefore: null, costAfter: 19_500 },
    ],
  })
})

describe('the schedule', () => {
  test('asks every supplier in its turn, without anybody watching', async () => {
    catalog.lists.give('digiflazz', recorded.digiflazz)
    catalog.lists.give('vip', recorded.vip)
    catalog.start()
    await catalog.ctx.db.query(`select add_job('look-for-due-syncs')`)
    await eventually(
      async () => {
        const { body } = await get<{ items: { supplier: string; askedBy: string; status: string }[] }>('/syncs')
        expect(body.items.map(({ supplier, askedBy, status }) => `${supplier} ${askedBy} ${status}`).sort()).toEqual([
          'digiflazz schedule completed',
          'vip schedule completed',
        ])
      },
      { withinMs: 45_000 },
    )
    const { body } = await get<{ items: { code: string; nextSyncAt: string; items: number }[] }>('')
    expect(body.items).toMatchObject([
      { code: 'digiflazz', nextSyncAt: '2026-03-02T05:10:00.000Z', items: recorded.digiflazz.length },
      { code: 'vip', nextSyncAt: '2026-03-02T05:05:00.000Z', items: recorded.vip.length },
    ])
  })

  test('leaves a supplier alone that is switched off, and a failed sync waits for its next turn', async () => {
    await catalog.call('PATCH', '/v1/admin/suppliers/digiflazz', { as: buyer, body: { enabled: false } })
    catalog.lists.fail('vip', 503)
    catalog.start()
    await catalog.ctx.db.query(`select add_job('look-for-due-syncs')`)
    await eventually(async () =>
      expect((await get<{ items: object[] }>('/syncs')).body.items).toMatchObject([
        { supplier: 'vip', status: 'failed' },
      ]),
    )
    await eventually(async () => expect(await catalog.ctx.db.query(`select 1 as one from _private_jobs`)).toEqual([]))
    expect(catalog.lists.asked.map(({ supplier }) => supplier)).toEqual(['vip'])
  })

  test('can be moved, and is on record', async () => {
    const edit = (body: object) => catalog.call('PATCH', '/v1/admin/suppliers/vip', { as: buyer, body })
    expect((await edit({ syncEveryMinutes: 30, syncOffsetMinutes: 7 })).body).toMatchObject({
      nextSyncAt: '2026-03-02T05:07:00.000Z',
    })
    expect((await edit({ syncOffsetMinutes: 30 })).body.code).toBe('supplier.schedule-refused')
    expect((await edit({ syncEveryMinutes: 1 })).status).toBe(400)
    expect(await catalog.ctx.db.catalogLog.count({ where: { act: 'supplier.edit', subjectId: 'vip' } })).toBe(1)
  })

  test('old report lines are forgotten, counts and costs stay', async () => {
    catalog.lists.give('vip', recorded.vip)
    await syncNow()
    // By then each would be due, and the minute may be full at any moment.
    for (const supplier of ['digiflazz', 'vip'])
      await catalog.call('PATCH', `/v1/admin/suppliers/${supplier}`, { as: buyer, body: { enabled: false } })
    catalog.ctx.now = () => new Date(noon.getTime() + 100 * 24 * 60 * 60 * 1000)
    catalog.start()
    await catalog.ctx.db.query(`select add_job('forget-report-lines')`)
    await eventually(async () => expect(await catalog.ctx.db.syncChange.count()).toBe(0))
    expect(await catalog.ctx.db.sync.count()).toBe(1)
    expect(await catalog.ctx.db.costChange.count()).toBe(recorded.vip.length)
  })
})
