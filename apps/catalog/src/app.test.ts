import { newId } from '@konter/core'
import { customer, reseller, service, staff } from '@konter/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Prisma } from './generated/client.ts'
import { confirmProposals } from './proposal/confirm-proposals.ts'
import { syncSupplier } from './sync/sync-supplier.ts'
import { recorded, type TestCatalog, testCatalog } from './testing/stand-in.ts'

let catalog: TestCatalog
beforeAll(async () => {
  catalog = await testCatalog()
})
afterAll(() => catalog.stop())

type Operation = { operationId: string; 'x-access': string; summary: string }
type Document = { paths: Record<string, Record<string, Operation>> }
const document = () => catalog.app.swagger() as unknown as Document
const routes = () =>
  Object.entries(document().paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replace('{id}', newId()).replace(/\{\w+\}/g, 'nothing'),
      access: operation['x-access'],
      ...operation,
    })),
  )

describe('every route', () => {
  test('is documented and says who may use it', () => {
    expect(routes().length).toBeGreaterThan(50)
    const own = routes().filter(({ path }) => !path.includes('/dead-letters'))
    for (const { operationId, summary } of own) {
      expect(operationId, summary).toMatch(/^[a-z]\w+$/)
      expect(summary, operationId).toMatch(/^.{8,}$/)
    }
    const ids = routes().map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('is public only where customers look at the shelves', () =>
    expect(
      routes()
        .filter(({ access }) => access === 'public')
        .map(({ operationId }) => operationId)
        .sort(),
    ).toEqual([
      'findVouchers',
      'getBrand',
      'getImage',
      'getMerchant',
      'getProduct',
      'getVoucher',
      'listBrands',
      'listCategories',
      'listMerchantCategories',
      'listMerchantReviews',
      'listProducts',
      'listVoucherReviews',
    ]))

  test('of somebody’s own: 401 for nobody, 403 for services and for keys without the scope', async () => {
    const own = routes().filter(({ access }) => access.startsWith('own'))
    expect(own.length).toBeGreaterThan(20)
    for (const { method, path } of own) {
      const statusFor = async (as?: ReturnType<typeof customer>) =>
        (await catalog.call(method, path, as === undefined ? {} : { as })).status
      expect(await statusFor(), `${method} ${path}`).toBe(401)
      for (const caller of [service('wallet'), { ...customer(), apiKeyId: newId(), scopes: ['order:place'] }])
        expect(await statusFor(caller), `${method} ${path}`).toBe(403)
    }
  })

  test('of staff: 401 for nobody, 403 for customers, keys, services and staff without the permission', async () => {
    const guarded = routes().filter(({ access }) => access !== 'public' && !access.startsWith('own'))
    for (const { method, path, access } of guarded) {
      const called = `${method} ${path}`
      const as = (caller: ReturnType<typeof customer> | undefined) =>
        catalog.call(method, path, caller === undefined ? {} : { as: caller })
      expect((await as(undefined)).status, called).toBe(401)
      const person = staff(access)
      // What services ask is not for people, whatever they may do.
      const isInternal = path.startsWith('/internal/')
      for (const caller of [
        customer(),
        reseller(),
        service('wallet'),
        staff('order:read'),
        { ...person, apiKeyId: newId(), scopes: ['order:place'] },
        ...(isInternal ? [person] : []),
      ])
        expect((await as(caller)).status, called).toBe(403)
      const asked = service(access === 'voucher:read' ? 'redemption' : 'order')
      expect([401, 403], called).not.toContain((await as(isInternal ? asked : person)).status)
    }
  })
})

test('every Prisma model fits its table', async () => {
  const models = Object.values(Prisma.ModelName)
  expect(models.length).toBeGreaterThan(15)
  for (const model of models) {
    const name = `${model.charAt(0).toLowerCase()}${model.slice(1)}` as 'category'
    await expect(catalog.ctx.db[name].findFirst(), model).resolves.not.toBeUndefined()
  }
})

test('every column of a table is in its Prisma model', async () => {
  const columns = await catalog.ctx.db.query<{ table_name: string; columns: number }>(
    `select table_name::text, count(*)::int as columns from information_schema.columns
      where table_schema = 'catalog' group by table_name`,
  )
  for (const model of Object.values(Prisma.ModelName)) {
    const fields = Object.keys(Prisma[`${model}ScalarFieldEnum`]).length
    const table = model.replace(/(?<=[a-z])[A-Z]/g, (capital) => `_${capital}`).toLowerCase()
    const found = columns.find(({ table_name }) => table_name === table)
    // `search` is of a type that Prisma does not speak.
    expect(fields + (table === 'product' ? 1 : 0), table).toBe(found?.columns)
  }
})

test('answers in the language of the caller, refusals too', async () => {
  const title = async (language: string) =>
    (await catalog.get('/v1/products/nothing', { headers: { 'accept-language': language } })).body.title
  expect(await title('id')).toBe('Produk tidak ada')
  expect(await title('en')).toBe('No such product')
})

test('what the business watches is measured', async () => {
  catalog.lists.give('vip', recorded.vip)
  await syncSupplier(catalog.ctx, { supplier: 'vip', askedBy: 'test' })
  await confirmProposals(catalog.ctx, 'test', { minConfidence: 95 })
  const { body } = await catalog.get<string>('/metrics')
  expect(body).toMatch(/konter_catalog_products\{.*status="active".*\} [1-9]/)
  expect(body).toMatch(/konter_catalog_proposals_open\{.*\} \d/)
  expect(body).toMatch(/konter_catalog_price_list_age_seconds\{.*supplier="vip".*\} \d/)
})

test('the service is ready', async () => expect((await catalog.get('/health/ready')).status).toBe(200))
