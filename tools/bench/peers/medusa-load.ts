import { randomUUID } from 'node:crypto'
import { closedLoop, given, openClient, tell } from '../orders/closed-loop.ts'

/** One order from an empty cart to a completed one, as a shop's front end asks for it. In a process of its own. */

type Seed = { key: string; region: string; variants: string[] }
const { url, clients, seconds, seed } = given<{ url: string; clients: number; seconds: number; seed: Seed }>()
const client = openClient(url, clients)
const headers = { 'x-publishable-api-key': seed.key }

const ask = async <T>(path: string, body: object = {}): Promise<T> =>
  (await client.ask('POST', `/store/${path}`, { headers, body })).body as T

const address = {
  first_name: 'A',
  last_name: 'B',
  address_1: 'Jl. Kopi 1',
  city: 'Jakarta',
  country_code: 'id',
  postal_code: '10110',
}

async function order(): Promise<void> {
  const { cart } = await ask<{ cart: { id: string } }>('carts', { region_id: seed.region })
  const variant = seed.variants[Math.floor(Math.random() * seed.variants.length)]
  await ask(`carts/${cart.id}/line-items`, { variant_id: variant, quantity: 1 })
  await ask(`carts/${cart.id}`, { email: `${randomUUID()}@bench.example`, shipping_address: address })
  const { payment_collection: payment } = await ask<{ payment_collection: { id: string } }>('payment-collections', {
    cart_id: cart.id,
  })
  await ask(`payment-collections/${payment.id}/payment-sessions`, { provider_id: 'pp_system_default' })
  const { type } = await ask<{ type: string }>(`carts/${cart.id}/complete`)
  if (type !== 'order') throw new Error(`the cart became ${type}`)
}

tell(await closedLoop({ clients, seconds, client, order }))
process.exit(0)
