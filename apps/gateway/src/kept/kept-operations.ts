import type { Route } from '../route/route.ts'

/*
 * Which answers are kept: those that are the same for everybody, by a list and by what the service says of each. They are
 * asked for in nobody's name, so that they cannot depend on who happened to be the first to ask.
 */

type Item = { id?: unknown; merchant?: { id?: unknown } }

/** The vouchers and merchants that an answer tells of: when one of them changes, it is forgotten. */
type Mentions = (body: Item & { items?: Item[] }) => unknown[]

const ofItem = ({ id, merchant }: Item): unknown[] => [id, merchant?.id]
const nothing: Mentions = () => []

const mentions: Readonly<Record<string, Mentions>> = {
  findVouchers: ({ items = [] }) => items.flatMap(ofItem),
  getVoucher: ofItem,
  getMerchant: ofItem,
  listMerchantCategories: nothing,
  listCategories: nothing,
  listBrands: nothing,
}

export const isKept = ({ operationId, method, service, open }: Route): boolean =>
  Object.hasOwn(mentions, operationId) && method === 'GET' && service === 'catalog' && open

export function mentionedIn(route: Route, body: Buffer): string[] {
  const ids = mentions[route.operationId]?.(JSON.parse(body.toString())) ?? []
  return [...new Set(ids.filter((id) => typeof id === 'string'))]
}
