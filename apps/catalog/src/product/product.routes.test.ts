import { customer, reseller } from '@konter/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fillShelves, noon, recorded, statementsOf, type TestCatalog, testCatalog } from '../testing/stand-in.ts'

type Item = {
  sku: string
  name: string
  kind: string
  category: string
  brand: string
  price: { amount: number; currency: string } | null
  inputSchema: { properties: Record<string, { title?: string }> }
  available: boolean
}
type Page = { items: Item[]; nextCursor: string | null }

let catalog: TestCatalog
beforeAll(async () => {
  catalog = await testCatalog()
  await fillShelves(catalog)
})
afterAll(() => catalog.stop())
beforeEach(() => {
  catalog.ctx.now = () => noon
})

const list = async (query: string, options = {}) => (await catalog.get<Page>(`/v1/products?${query}`, options)).body
const skus = async (query: string) => (await list(query)).items.map(({ sku }) => sku)

async function walk(query: string, limit: number): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor: string | null = null; ; ) {
    const page: Page = await list(`${query}&limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`)
    items.push(...page.items)
    cursor = page.nextCursor
    if (cursor === null) return items
  }
}

describe('GET /v1/products', () => {
  test('200 with what the contract names', async () => {
    const { items } = await list('brand=mobile-legends&limit=3')
    expect(items[0]).toEqual({
      sku: 'mobile-legends-5-diamond',
      name: 'Mobile Legends 5 Diamond',
      description: '',
      kind: 'game',
      category: 'mobile-games',
      brand: 'mobile-legends',
      brandName: 'Mobile Legends',
      images: [],
      price: { amount: 2_000, currency: 'IDR' },
      inputSchema: {
        type: 'object',
        properties: {
          userId: { type: 'string', pattern: '^[0-9]{5,12}$', maxLength: 12, examples: ['12345678'] },
          zoneId: { type: 'string', pattern: '^[0-9]{3,6}$', maxLength: 6, title: 'Zone ID', examples: ['2001'] },
        },
        required: ['userId', 'zoneId'],
        additionalProperties: false,
      },
      available: true,
    })
    expect(items.map(({ sku }) => sku)).toEqual([
      'mobile-legends-5-diamond',
      'mobile-legends-12-diamond',
      'mobile-legends-19-diamond',
    ])
  })

  test('every customer sees their own price, strangers the retail one', async () => {
    const priceFor = async (as?: ReturnType<typeof customer>) =>
      (await list('q=mobile+legends+86', as === undefined ? {} : { as })).items[0]?.price?.amount
    const prices = [
      await priceFor(),
      await priceFor(customer({ memberLevel: 'silver' })),
      await priceFor(customer({ memberLevel: 'gold' })),
      await priceFor(reseller()),
    ]
    // The cheaper of two suppliers asks 19.500.
    expect(prices).toEqual([20_700, 20_500, 20_300, 19_890])
  })

  test('names and labels follow Accept-Language, and the answer says that they do', async () => {
    const answer = await catalog.get<Page>('/v1/products?q=telkomsel+10', { headers: { 'accept-language': 'en' } })
    expect(answer.body.items[0]).toMatchObject({ name: 'Telkomsel airtime 10,000' })
    expect(answer.body.items[0]?.inputSchema.properties.phone?.title).toBe('Mobile number')
    expect(answer.headers.vary).toContain('accept-language')
    expect((await list('q=telkomsel+10')).items[0]?.name).toBe('Pulsa Telkomsel 10.000')
  })

  test('bills are shown and not for sale yet', async () => {
    const { items } = await list('kind=postpaid&limit=100')
    expect(items.length).toBeGreaterThan(30)
    for (const item of items) expect(item).toMatchObject({ available: false, price: null })
  })

  test('what no supplier would deliver this minute is shown with its price, and is not available', async () => {
    const [gone] = (await list('q=mobile+legends+9288')).items
    expect(gone).toMatchObject({ sku: 'mobile-legends-9288-diamond', available: false })
    expect(gone?.price?.amount).toBeGreaterThan(1_988_000)
    // 23:50 in Jakarta: Digiflazz does not sell this token, and nobody else has it.
    catalog.ctx.now = () => new Date('2026-03-02T16:50:00Z')
    expect((await list('q=token+pln+10000000')).items[0]).toMatchObject({ sku: 'pln-10000000', available: false })
    catalog.ctx.now = () => noon
    expect((await list('q=token+pln+10000000')).items[0]).toMatchObject({ available: true })
  })

  test.each([
    '',
    'category=games',
    'brand=telkomsel',
    'kind=data',
    'q=telkomsel',
    'q=diamond',
    'q=mobil+legend&kind=game',
    'category=e-money&q=dana',
  ])(
    'a walk through the pages of "%s" is the whole list, nothing twice, nothing left out',
    async (query) => {
      const whole = await walk(query, 100)
      expect(whole.length).toBeGreaterThan(5)
      const names = whole.map(({ sku }) => sku)
      expect(new Set(names).size).toBe(names.length)
      expect((await walk(query, 7)).map(({ sku }) => sku)).toEqual(names)
    },
    60_000,
  )

  test('all that was confirmed is on the shelves', async () =>
    expect(await walk('', 100)).toHaveLength(recorded.digiflazz.length))

  test('a category includes what lies below it', async () => {
    const [all, mobile, pc] = [
      await walk('category=games', 100),
      await walk('category=mobile-games', 100),
      await walk('category=pc-games', 100),
    ]
    expect(mobile.length).toBeGreaterThan(50)
    expect(pc.length).toBeGreaterThan(5)
    expect(all).toHaveLength(mobile.length + pc.length)
  })

  test('what does not exist has no products', async () => {
    expect(await list('category=nowhere')).toEqual({ items: [], nextCursor: null })
    expect(await list('brand=nobody')).toEqual({ items: [], nextCursor: null })
    expect(await list('q=xyzzyqq')).toEqual({ items: [], nextCursor: null })
    expect(await list('q=!!!')).toEqual({ items: [], nextCursor: null })
  })

  test.each([
    'cursor=nonsense',
    'cursor=W10',
    `cursor=${Buffer.from('["x",0,"a"]').toString('base64url')}`,
    `cursor=${Buffer.from('{"a":1}').toString('base64url')}`,
  ])('400 for %s', async (query) => {
    const { status, body } = await catalog.get(`/v1/products?${query}`)
    expect(status).toBe(400)
    expect(body.code).toBe('request.cursor-invalid')
  })

  test('400 for the cursor of another list', async () => {
    const { nextCursor } = await list('brand=telkomsel&limit=2')
    expect((await catalog.get(`/v1/products?brand=indosat&cursor=${nextCursor}`)).status).toBe(400)
    expect((await catalog.get(`/v1/products?brand=telkomsel&q=10&cursor=${nextCursor}`)).status).toBe(400)
  })

  test.each(['limit=0', 'limit=101', 'limit=x', 'kind=nothing', 'q=', 'colour=red'])('400 for %s', async (query) =>
    expect((await catalog.get(`/v1/products?${query}`)).body.code).toBe('request.invalid'),
  )
})

describe('a search', () => {
  test.each([
    ['mobil legend', 'mobile-legends-'],
    ['mobel lejend 86', 'mobile-legends-86-diamond'],
    ['mobilelegends 86', 'mobile-legends-86-diamond'],
    ['ml 86', 'mobile-legends-86-diamond'],
    ['telkomsl 10', 'telkomsel-10000'],
    ['telkmosel 10.000', 'telkomsel-10000'],
    ['tsel 10rb', 'telkomsel-10000'],
    ['fre fire 70', 'free-fire-70-diamond'],
    ['ff 70', 'free-fire-70-diamond'],
    ['danna 50', 'dana-50000'],
    ['token listrik 20', 'pln-20000'],
    ['gopai 20.000', 'gopay-20000'],
    ['indosat fredom internet 9gb', 'indosat-freedom-internet-9-gb-28-hari'],
    ['genshin welkin', 'genshin-impact-blessing-of-the-welkin-moon'],
    ['PUBG 60 uc', 'pubg-mobile-60-uc'],
    ['smartfren 1.5', ''],
  ])('"%s" finds %s first', async (q, expected) => {
    const [first] = await skus(`q=${encodeURIComponent(q)}&limit=5`)
    expect(first ?? '').toContain(expected)
  })

  test('an exact number is meant: 10 is not 100', async () => {
    const found = await skus('q=telkomsel+10&kind=pulsa&limit=100')
    expect(found).toEqual(['telkomsel-10000'])
  })

  test('the beginning of a word is enough', async () => {
    expect((await skus('q=steamw'))[0]).toContain('steam-wallet-')
    expect((await skus('q=valor'))[0]).toMatch(/^(valorant|arena-of-valor)-/)
    expect((await skus('q=tel&kind=pulsa'))[0]).toContain('telkomsel-')
  })

  test('a word that means nothing here does not spoil the rest', async () =>
    expect((await skus('q=beli+diamond+mobile+legends+86+qqxyz'))[0]).toBe('mobile-legends-86-diamond'))

  test('signs of SQL and of searches are only signs', async () => {
    for (const q of [`'; drop table product; --`, `mobile' & legends | !x`, '%', '_', '\\', ':*', '<->', '\u0000'])
      expect((await catalog.get(`/v1/products?q=${encodeURIComponent(q)}`)).status).toBeLessThan(500)
  })
})

describe('GET /v1/products/{sku}', () => {
  test('200', async () =>
    expect((await catalog.get('/v1/products/dana-50000')).body).toMatchObject({ sku: 'dana-50000', available: true }))
  test.each(['nothing', 'MOBILE', "x'%20or%201=1"])('404 for %s', async (sku) => {
    const { status, body } = await catalog.get(`/v1/products/${sku}`)
    expect([status, body.code]).toEqual([404, 'product.not-found'])
  })
})

test('ten thousand products: a page of any sort is one statement and takes milliseconds', async () => {
  const big = await testCatalog()
  try {
    await fillShelves(big)
    // Copies under other skus, all of one more brand's.
    await big.ctx.db.query(`
      insert into product (id, sku, brand_id, category_id, kind, denomination, name, description, input_schema, target,
                           status, for_sale, sort_key, search, created_at, updated_at)
      select gen_random_uuid(), sku || '-' || n, brand_id, category_id, kind, denomination || ' ' || n, name, description,
             input_schema, target, status, for_sale, sort_key || ' ' || n, search, created_at, updated_at
        from product, generate_series(1, 20) as n`)
    await big.ctx.db.query('analyze product').catch(() => {})
    const queries = [
      'limit=100',
      'category=games&limit=100',
      'q=mobil+legend&limit=100',
      'q=telkomsl+10',
      'q=diamond&limit=100',
      'kind=data&q=freedom',
    ]
    // The first who asks also fetches the price rules.
    await big.get('/v1/products?limit=1')
    for (const query of queries) {
      const took: number[] = []
      for (let i = 0; i < 5; i++) {
        const startedAt = performance.now()
        const statements = await statementsOf(async () =>
          expect((await big.get<Page>(`/v1/products?${query}`)).body.items.length).toBeGreaterThan(0),
        )
        expect(statements, query).toBe(1)
        took.push(performance.now() - startedAt)
      }
      if (process.env.SHOW_TIMES !== undefined) console.log(query, took.map(Math.round).join(' '))
      // Measured at 10 to 40 ms. The fastest of five: others may be at work on the machine.
      expect(Math.min(...took), query).toBeLessThan(500)
    }
  } finally {
    await big.stop()
  }
}, 60_000)
