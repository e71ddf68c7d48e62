import { deliver, recordDelivery, type Tried } from './deliveries.ts'
import type { DueLoop } from './due.ts'
import { schedule } from './due.ts'
import { type Subject, takeFault } from './faults.ts'
import type { State } from './state.ts'

export type Message = { headers: Record<string, string>; body: string }

export type Webhook = Message & {
  /** The order it tells about; webhooks with the same reference are sent one after the other. */
  reference: string
  subject: Subject
  url: string
  /** Sent again until the answer's body has `success: true`; without it there is one try. */
  retry?: { times: number; everyMs: number }
  /** What a liar would send in its place, for the fault `webhook-forged`. */
  forged: Message
}

type Posting = Pick<Webhook, 'reference' | 'url' | 'headers' | 'body' | 'retry'> & { attempt: number }

export const laneOf = (reference: string): string => `webhooks of ${reference}`

/** Puts a webhook on its way, through whatever faults lie there. Call it in the transaction it tells about. */
export function enqueueWebhook(state: State, webhook: Webhook): void {
  const { subject } = webhook
  const posting = { ...postingOf(webhook), attempt: 1 }
  if (takeFault(state, 'webhook-none', subject) !== undefined) {
    recordDelivery(state, posting, withheld)
    return
  }
  const at = Date.now() + (takeFault(state, 'webhook-delay', subject)?.ms ?? 0)
  if (takeFault(state, 'webhook-forged', subject) !== undefined) forge(state, webhook)
  const copies = takeFault(state, 'webhook-duplicate', subject)?.copies ?? 1
  for (let copy = 2; copy <= copies; copy++) post(state, posting, { at, suffix: ` #${copy}` })
  if (overtakeHeld(state, posting, at)) return
  const reorder = takeFault(state, 'webhook-reorder', subject)
  if (reorder === undefined) post(state, posting, { at })
  else post(state, posting, { at: at + reorder.ms, kind: 'held-webhook' })
}

/** Sends now, outside the queue, and answers what the receiver said: for forgeries and repeats on demand. */
export async function sendNow(state: State, webhook: Omit<Webhook, 'subject' | 'forged'>, closing: AbortSignal) {
  const posting = { ...postingOf(webhook), attempt: 1 }
  const tried = await deliver(posting, closing)
  recordDelivery(state, posting, tried)
  return tried
}

export function addWebhookWorkers(due: DueLoop, state: State, closing: AbortSignal): void {
  const worker = {
    reach: (posting: Posting) => deliver(posting, closing),
    settle: (posting: Posting, tried: Tried) => settle(state, posting, tried),
  }
  due.on('webhook', worker)
  due.on('held-webhook', worker)
}

const withheld: Tried = { status: null, answer: null, error: 'withheld by the fault webhook-none' }

const postingOf = ({ reference, url, headers, body, retry }: Omit<Webhook, 'subject' | 'forged'>) => ({
  reference,
  url,
  headers,
  body,
  ...(retry === undefined ? {} : { retry }),
})

function post(state: State, posting: Posting, { at, kind = 'webhook', suffix = '' }: Post): void {
  schedule(state, { at, lane: laneOf(posting.reference) + suffix, kind, payload: posting })
}

type Post = { at: number; kind?: 'webhook' | 'held-webhook'; suffix?: string }

/** Copies and forgeries travel in lanes of their own, so that they may arrive at the same moment as the true one. */
function forge(state: State, webhook: Webhook): void {
  const { retry: _, ...posting } = postingOf(webhook)
  post(state, { ...posting, ...webhook.forged, attempt: 1 }, { at: Date.now(), suffix: ' forged' })
}

/** A webhook that was held back goes right after the one that follows it. */
function overtakeHeld(state: State, posting: Posting, at: number): boolean {
  const held = state.one<{ id: number }>(`select id from due where lane = :lane and kind = 'held-webhook'`, {
    lane: laneOf(posting.reference),
  })
  if (held === undefined) return false
  post(state, posting, { at })
  state.run(`update due set kind = 'webhook', due_at = :at where id = :id`, { id: held.id, at: at + 1 })
  return true
}

function settle(state: State, posting: Posting, tried: Tried): void {
  recordDelivery(state, posting, tried)
  const { retry, attempt } = posting
  if (retry === undefined || attempt > retry.times || saysSuccess(tried.answer)) return
  post(state, { ...posting, attempt: attempt + 1 }, { at: Date.now() + retry.everyMs, suffix: ' retries' })
}

function saysSuccess(answer: string | null): boolean {
  try {
    return (JSON.parse(answer ?? '') as { success?: unknown } | null)?.success === true
  } catch {
    return false
  }
}
