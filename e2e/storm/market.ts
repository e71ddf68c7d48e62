import { randomUUID } from 'node:crypto'
import { places, termsFrom } from '../market.ts'
import type { Answer, Client } from './client.ts'
import type { Identity, Notes } from './notes.ts'
import { type Person, register } from './people.ts'
import type { World } from './world.ts'

/** Merchants with tills and vouchers, opened while the weather is fine. */

export type Stall = {
  id: string
  owner: Person
  cashier: Person
  locationId: string
  place: (typeof places)['bandung']
  deviceId: string
  vouchers: string[]
}

/** Of everything a merchant has several vouchers; of the last there are few. */
const vouchersMany = 4

/** What can be asked again without harm is: with its own key until there is an answer. */
export async function made<Body>(
  client: Client,
  as: Identity,
  path: string,
  body: object | undefined,
): Promise<Answer<Body>> {
  const answer = await client.insist<Body>('POST', path, {
    as,
    key: randomUUID(),
    ...(body === undefined ? {} : { body }),
  })
  if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}

export async function openStalls(
  { clock }: World,
  client: Client,
  notes: Notes,
  staff: Identity,
  { many, scarce, perCustomer = 2 }: { many: number; scarce: number; perCustomer?: number | null },
): Promise<Stall[]> {
  const open = Array.from({ length: many }, async (_, nth): Promise<Stall> => {
    const [owner, cashier] = await Promise.all([register(client, notes), register(client, notes)])
    const { body: merchant } = await made<{ id: string }>(client, owner, '/v1/merchants', {
      category: 'kafe',
      name: { id: `Kopi Badai ${nth}` },
    })
    const path = `/v1/my/merchants/${merchant.id}`
    await client.insist('POST', `/v1/admin/merchants/${merchant.id}/verify`, { as: staff })
    const { body: location } = await made<{ id: string }>(client, owner, `${path}/locations`, {
      name: 'Pusat',
      address: 'Jl. Asia Afrika 8',
      ...places.bandung,
    })
    await client.insist('POST', `${path}/staff`, { as: owner, body: { userId: cashier.userId, role: 'cashier' } })
    const stall = { id: merchant.id, owner, cashier, locationId: location.id, place: places.bandung }
    const terms = (left: number) => ({
      totalLimit: left === 0 ? scarce : null,
      perCustomerLimit: left === 0 ? 1 : perCustomer,
    })
    const vouchers: string[] = []
    for (let left = vouchersMany - 1; left >= 0; left--)
      vouchers.push(await publish(client, stall, clock.now(), terms(left)))
    return { ...stall, deviceId: `till-${randomUUID()}`, vouchers }
  })
  return Promise.all(open)
}

/** A draft with its key; publishing has none: who heard nothing finds that it is done. */
export async function publish(
  client: Client,
  { id, owner }: Pick<Stall, 'id' | 'owner'>,
  now: Date,
  more: object,
): Promise<string> {
  const path = `/v1/my/merchants/${id}/vouchers`
  const { body: voucher } = await made<{ id: string }>(client, owner, path, { terms: termsFrom(now, more) })
  await client.insist('POST', `${path}/${voucher.id}/publish`, { as: owner, body: {} })
  await client.until<{ status: string }>(`${path}/${voucher.id}`, owner, ({ status }) => status === 'published')
  return voucher.id
}
