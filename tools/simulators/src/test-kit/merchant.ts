import { createHmac } from 'node:crypto'
import { type Answer, postJson } from './wire.ts'

type Envelope = { success: boolean; message: string; data: Record<string, unknown> }

/** A merchant at Tripay, who signs with code of its own. */
export function merchantAt(url: string, { base = '/api-sandbox', apiKey = 'DEV-demo-api-key' } = {}) {
  const headers = { authorization: `Bearer ${apiKey}` }
  const answer = async <T>(response: Response): Promise<Answer<T>> => {
    const text = await response.text()
    return { status: response.status, body: (text.startsWith('{') ? JSON.parse(text) : text) as T }
  }
  const get = async <T = Envelope>(path: string): Promise<Answer<T>> =>
    answer<T>(await fetch(`${url}${base}${path}`, { headers }))
  const post = async (path: string, body: object): Promise<Answer<Envelope>> => {
    const json = { ...headers, 'content-type': 'application/json' }
    return answer(await fetch(`${url}${base}${path}`, { method: 'POST', headers: json, body: JSON.stringify(body) }))
  }
  const create = (merchant_ref: string, more: object = {}) => post('/transaction/create', draft(merchant_ref, more))
  const control = <T = Record<string, unknown>>(path: string, body: object = {}) =>
    postJson<T>(`${url}/control${path}`, body)
  return { get, post, create, control }
}

export const hmac = (text: string): string => createHmac('sha256', 'demo-private-key').update(text).digest('hex')

/** The example of the documentation, unless `more` says otherwise; signed over what it says in the end. */
function draft(merchant_ref: string, more: object): object {
  const wanted = {
    method: 'QRIS2',
    amount: 15_000,
    customer_name: 'Budi',
    customer_email: 'budi@example.test',
    ...more,
  }
  const order_items = [{ sku: 'P10', name: 'Pulsa 10k', price: wanted.amount, quantity: 1 }]
  return { merchant_ref, order_items, signature: hmac(`T0001${merchant_ref}${wanted.amount}`), ...wanted }
}
