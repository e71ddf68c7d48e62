import { phpJson } from '../php-json.ts'
import { enqueueWebhook, type Message, sendNow, type Webhook } from '../webhooks.ts'
import { webhookData } from './answers.ts'
import { signatureOf } from './caller.ts'
import { type Order, trxidOf } from './orders.ts'
import type { Panel } from './panel.ts'

export const endpointOf = ({ family }: Order): string => (family === 'game' ? '/api/game-feature' : '/api/prepaid')

/** Tells the reseller how an order stands; call it in the transaction that changed it. */
export function tell(panel: Panel, order: Order): void {
  const { webhookUrl } = panel.settings.get()
  if (webhookUrl === null) return
  const message = messageTo(panel, order, { signature: 'right' })
  enqueueWebhook(panel.state, { ...webhookTo(webhookUrl, order, message), forged: forgeryOf(panel, order) })
}

export type Told = { data?: object; signature: 'right' | 'wrong' | 'missing' }

/** Says it now, true or not. The signature does not cover the body, so even a lie can be signed rightly. */
export async function tellNow(panel: Panel, order: Order, told: Told) {
  const { webhookUrl } = panel.settings.get()
  if (webhookUrl === null) return undefined
  return sendNow(panel.state, webhookTo(webhookUrl, order, messageTo(panel, order, told)), panel.closing)
}

const webhookTo = (url: string, order: Order, message: Message): Omit<Webhook, 'forged'> => ({
  ...message,
  url,
  reference: trxidOf(order),
  subject: { endpoint: endpointOf(order), operation: 'order', target: order.dataNo },
})

function messageTo(panel: Panel, order: Order, { data, signature }: Told): Message {
  const told = { ...webhookData(order), ...data }
  const body = isList(panel, order)
    ? { result: true, data: [told], message: 'Status pesanan diperbarui' }
    : { data: told }
  return { headers: { 'content-type': 'application/json', ...signatureHeader(panel, signature) }, body: phpJson(body) }
}

function isList(panel: Panel, { family }: Order): boolean {
  const { arrayWebhooks } = panel.settings.get()
  return arrayWebhooks === 'always' || (arrayWebhooks === 'prepaid' && family === 'prepaid')
}

function signatureHeader(panel: Panel, signature: Told['signature']): Record<string, string> {
  const { apiId, apiKey } = panel.settings.get()
  if (signature === 'missing') return {}
  return { 'x-client-signature': signatureOf(apiId, signature === 'right' ? apiKey : 'not the key') }
}

function forgeryOf(panel: Panel, order: Order): Message {
  const lie =
    order.status === 'success' ? { status: 'error', note: 'Gagal' } : { status: 'success', note: '0000000000' }
  return messageTo(panel, order, { data: lie, signature: 'wrong' })
}
