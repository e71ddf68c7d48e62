import type { FastifyInstance } from 'fastify'
import type { Shop } from '../shop.ts'
import { type Item, isPrepaid, type PostpaidItem, type PrepaidItem, prepaidItem } from './catalogue/item.ts'
import { findItem, listItems, removeItem, saveItem } from './items.ts'

type Changes = Partial<Omit<PrepaidItem, 'buyer_sku_code'>>
type NewItem = Changes & Partial<Pick<PostpaidItem, 'admin' | 'commission'>> & { cmd?: 'prepaid' | 'pasca' }

/** The price list behind the counter: unlike the real one it may be looked at as often as one likes. */
export function addItemControl(app: FastifyInstance, shop: Shop): void {
  const { state } = shop
  app.get('/items', async () => ({ items: [...listItems(state, 'prepaid'), ...listItems(state, 'pasca')] }))

  app.put<{ Params: { sku: string }; Body: NewItem }>('/items/:sku', { schema: { body: newBody } }, async (request) => {
    const item = newItem(request.params.sku, request.body)
    saveItem(state, item)
    return item
  })

  app.patch<{ Params: { sku: string }; Body: Changes }>(
    '/items/:sku',
    { schema: { body: changesBody } },
    async ({ params, body }, reply) => {
      const item = findItem(state, params.sku)
      if (item === undefined) return reply.code(404).send({ error: `There is no item ${params.sku}.` })
      const changed = changeItem(item, body)
      saveItem(state, changed)
      return changed
    },
  )

  app.delete<{ Params: { sku: string } }>('/items/:sku', async ({ params }) => ({
    removed: removeItem(state, params.sku),
  }))
}

const changeItem = (item: Item, changes: Changes): Item =>
  isPrepaid(item) ? { ...item, ...changes } : ({ ...item, ...changes } as PostpaidItem)

function newItem(sku: string, { cmd = 'prepaid', admin = 2_500, commission = 1_000, ...rest }: NewItem): Item {
  const product_name = rest.product_name ?? sku
  if (cmd === 'prepaid') {
    const essentials = { product_name, category: 'Pulsa', brand: 'TELKOMSEL', price: 10_000, ...rest }
    return prepaidItem({ ...essentials, buyer_sku_code: sku })
  }
  return {
    product_name,
    category: rest.category ?? 'Pascabayar',
    brand: rest.brand ?? 'PDAM',
    seller_name: rest.seller_name ?? 'PT DEMO DISTRIBUSI DIGITAL',
    admin,
    commission,
    buyer_sku_code: sku,
    buyer_product_status: rest.buyer_product_status ?? true,
    seller_product_status: rest.seller_product_status ?? true,
    desc: rest.desc ?? '-',
  }
}

const text = { type: 'string', minLength: 1 }
const flag = { type: 'boolean' }
const amount = { type: 'integer', minimum: 0 }
const time = { type: 'string', pattern: '^[0-9]{1,2}:[0-9]{1,2}$' }
const changes = {
  product_name: text,
  category: text,
  brand: text,
  type: text,
  seller_name: text,
  price: amount,
  buyer_product_status: flag,
  seller_product_status: flag,
  unlimited_stock: flag,
  stock: amount,
  multi: flag,
  start_cut_off: time,
  end_cut_off: time,
  desc: text,
  admin: amount,
  commission: amount,
}

const changesBody = { type: 'object', additionalProperties: false, properties: changes }
const newBody = { ...changesBody, properties: { ...changes, cmd: { enum: ['prepaid', 'pasca'] } } }
