import { randomUUID } from 'node:crypto'

/** Wallet-paid orders, closed loop: each client places one, waits until it is completed, places the next. */
export type OrdersLoad = { gatewayUrl: string; tokens: string[]; sku: string; seconds: number }
export type OrdersResult = {
  orders: number
  perSecond: number
  requestsPerSecond: number
  p50Ms: number
  p99Ms: number
  errors: number
}

const pollMs = 20

export async function loadOrders({ gatewayUrl, tokens, sku, seconds }: OrdersLoad): Promise<OrdersResult> {
  const latencies: number[] = []
  let requests = 0
  let errors = 0
  const deadline = performance.now() + seconds * 1000

  async function ask<T>(path: string, token: string, body?: object): Promise<T> {
    requests += 1
    const answer = await fetch(gatewayUrl + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 200)}`)
    return JSON.parse(text) as T
  }

  async function one(token: string): Promise<void> {
    const phone = `0878${Math.floor(10_000_000 + Math.random() * 89_999_999)}`
    const order = await ask<{ id: string; status: string }>('/v1/orders', token, {
      sku,
      input: { phone },
      paymentMethod: 'wallet',
    })
    let { status } = order
    while (status !== 'completed') {
      if (status === 'refunded' || status === 'failed') throw new Error(`the order is ${status}`)
      await new Promise((resolve) => setTimeout(resolve, pollMs))
      status = (await ask<{ status: string }>(`/v1/orders/${order.id}`, token)).status
    }
  }

  async function client(token: string): Promise<void> {
    while (performance.now() < deadline) {
      const started = performance.now()
      try {
        await one(token)
        latencies.push(performance.now() - started)
      } catch (error) {
        errors += 1
        if (errors <= 3) process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
      }
    }
  }

  const started = performance.now()
  await Promise.all(tokens.map(client))
  const elapsed = (performance.now() - started) / 1000
  latencies.sort((a, b) => a - b)
  const at = (share: number) => Math.round(latencies[Math.floor(latencies.length * share)] ?? 0)
  return {
    orders: latencies.length,
    perSecond: latencies.length / elapsed,
    requestsPerSecond: requests / elapsed,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    errors,
  }
}
