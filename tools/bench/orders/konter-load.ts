import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { closedLoop, given, openClient, tell } from './closed-loop.ts'

/**
 * Orders paid from the wallet, by a till that prefers to wait: the answer is what became of the order, and only one that took
 * longer is watched by GET. In a process of its own.
 */
export type KonterLoad = { url: string; clients: number; seconds: number; tokens: string[]; sku: string }

const prefer = 'wait=5'
/** Between two looks at an order. */
const pollMs = 10

const { url, clients, seconds, tokens, sku } = given<KonterLoad>()
const client = openClient(url, clients)
type Order = { id: string; status: string }

async function order(number: number): Promise<void> {
  const authorization = `Bearer ${tokens[number]}`
  const body = { sku, input: { phone: `0878${randomInt(10_000_000, 100_000_000)}` }, paymentMethod: 'wallet' }
  const headers = { authorization, 'idempotency-key': randomUUID(), prefer }
  const placed = (await client.ask('POST', '/v1/orders', { headers, body })).body as Order
  for (let { status } = placed; status !== 'completed'; ) {
    if (status === 'refunded' || status === 'failed') throw new Error(`the order is ${status}`)
    await delay(pollMs)
    const seen = await client.ask('GET', `/v1/orders/${placed.id}`, { headers: { authorization } })
    status = (seen.body as Order).status
  }
}

tell(await closedLoop({ clients, seconds, client, order }))
process.exit(0)
