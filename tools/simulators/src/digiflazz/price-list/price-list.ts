import type { FastifyInstance } from 'fastify'
import { type Fields, fieldsOf, textOf } from '../../fields.ts'
import { checkCaller } from '../caller.ts'
import { isTooSoon } from '../pace.ts'
import { Refusal } from '../refusal.ts'
import type { Shop } from '../shop.ts'
import type { Item } from './catalogue/item.ts'
import { listItems } from './items.ts'

type Kind = 'prepaid' | 'pasca'

/** Which field each filter reads; the postpaid list knows only the first two. */
const filters: Record<Kind, Array<[name: string, field: string]>> = {
  prepaid: [
    ['code', 'buyer_sku_code'],
    ['brand', 'brand'],
    ['category', 'category'],
    ['type', 'type'],
  ],
  pasca: [
    ['code', 'buyer_sku_code'],
    ['brand', 'brand'],
  ],
}

/** Over the limit `data` is an object, not a list: the shape that clients crash on. */
export function addPriceList(app: FastifyInstance, shop: Shop): void {
  app.post('/price-list', async (request) => {
    const fields = fieldsOf(request.body)
    const kind = fields.cmd
    if (kind !== 'prepaid' && kind !== 'pasca') throw new Refusal('40')
    checkCaller(shop, request, { suffix: 'pricelist' })
    checkPace(shop, kind, textOf(fields, 'code'))
    return { data: listItems(shop.state, kind).filter((item) => passes(item, kind, fields)) }
  })
}

function checkPace({ state, settings }: Shop, kind: Kind, code: string | undefined): void {
  const { priceListEveryMs, priceByCodeEveryMs } = settings.get()
  const tooSoon =
    code === undefined
      ? isTooSoon(state, `price list ${kind}`, priceListEveryMs)
      : isTooSoon(state, 'price by code', priceByCodeEveryMs)
  if (tooSoon) throw new Refusal('83')
}

const passes = (item: Item, kind: Kind, fields: Fields): boolean =>
  filters[kind].every(([name, field]) => {
    const wanted = textOf(fields, name)
    return wanted === undefined || (item as Record<string, unknown>)[field] === wanted
  })
