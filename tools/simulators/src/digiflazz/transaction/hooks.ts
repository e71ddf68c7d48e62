import { randomUUID } from 'node:crypto'
import { hmacHex } from '../../digest.ts'
import { phpJson } from '../../php-json.ts'
import { enqueueWebhook, type Message, sendNow, type Webhook } from '../../webhooks.ts'
import type { Hook, Shop } from '../shop.ts'
import { answerOf } from './answers.ts'
import type { Purchase } from './purchases.ts'

export type HookEvent = 'create' | 'update'

/** Tells the buyer how a purchase stands; call it in the transaction that changed it. */
export function tell(shop: Shop, purchase: Purchase, event: HookEvent): void {
  const hook = hookFor(shop, purchase)
  if (hook === undefined) return
  const message = messageTo(hook, purchase, { event, body: phpJson({ data: answerOf(purchase) }) })
  enqueueWebhook(shop.state, { ...webhookTo(hook, purchase, message), forged: forgeryOf(hook, purchase, event) })
}

export type Told = { event: HookEvent; data?: object; signature: 'right' | 'wrong' | 'missing' }

/** Says it now, true or not: `data` overrides what is so. Answers what the receiver said, undefined without a hook. */
export async function tellNow(shop: Shop, purchase: Purchase, { event, data, signature }: Told) {
  const hook = hookFor(shop, purchase)
  if (hook === undefined) return undefined
  const body = phpJson({ data: { ...answerOf(purchase), ...data } })
  const signed = messageTo(withSignature(hook, signature), purchase, { event, body })
  return sendNow(shop.state, webhookTo(hook, purchase, signed), shop.closing)
}

/** The ping of the dashboard: no `data`, and the word `sed` is theirs. */
export async function ping(shop: Shop, hookId: string) {
  const hook = hooksOf(shop).find(({ id }) => id === hookId)
  if (hook === undefined) return undefined
  const { id, url, secret } = hook
  const told = { sed: 'Ping dari Digiflazz', hook_id: id, hook: { url, secret, type: 'transaction', status: 1 } }
  const body = phpJson(told)
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Digiflazz-Hookshot',
    ...signatureHeader(hook, body),
  }
  return sendNow(shop.state, { reference: `ping ${id}`, url, headers, body }, shop.closing)
}

export const hookSignature = (secret: string, body: string): string => `sha1=${hmacHex('sha1', secret, body)}`

function hooksOf(shop: Shop): Hook[] {
  const { webhookUrl, webhookSecret, moreWebhooks } = shop.settings.get()
  const main = webhookUrl === null ? [] : [{ id: 'main', url: webhookUrl, secret: webhookSecret }]
  return [...main, ...moreWebhooks]
}

const hookFor = (shop: Shop, { cbUrl }: Purchase): Hook | undefined => {
  const hooks = hooksOf(shop)
  return hooks.find(({ url }) => url === cbUrl) ?? hooks[0]
}

const webhookTo = ({ url }: Hook, purchase: Purchase, message: Message): Omit<Webhook, 'forged'> => ({
  ...message,
  url,
  reference: purchase.refId,
  subject: {
    endpoint: '/v1/transaction',
    operation: purchase.kind === 'prepaid' ? 'topup' : 'pay-pasca',
    target: purchase.customerNo,
  },
})

function messageTo(hook: Hook, { kind }: Purchase, { event, body }: { event: HookEvent; body: string }): Message {
  const headers = {
    'content-type': 'application/json',
    'user-agent': kind === 'prepaid' ? 'Digiflazz-Hookshot' : 'Digiflazz-Pasca-Hookshot',
    'x-digiflazz-event': event,
    'x-digiflazz-delivery': randomUUID(),
    ...signatureHeader(hook, body),
  }
  return { headers, body }
}

const signatureHeader = ({ secret }: Hook, body: string): Record<string, string> =>
  secret === null ? {} : { 'x-hub-signature': hookSignature(secret, body) }

const withSignature = (hook: Hook, signature: Told['signature']): Hook => {
  if (signature === 'right') return hook
  return { ...hook, secret: signature === 'missing' ? null : 'not the secret' }
}

/** Claims the opposite of what is so, signed with a secret that is not ours. */
function forgeryOf(hook: Hook, purchase: Purchase, event: HookEvent): Message {
  const failed = { status: 'Gagal', rc: '02', message: 'Transaksi Gagal', sn: '' } as const
  const succeeded = { status: 'Sukses', rc: '00', message: 'Transaksi Sukses', sn: '0000000000' } as const
  const lie = { ...purchase, ...(purchase.status === 'Sukses' ? failed : succeeded) }
  return messageTo(withSignature(hook, 'wrong'), purchase, { event, body: phpJson({ data: answerOf(lie) }) })
}
