import { parsePhone } from '@konter/core'

/** What a run has said and heard that must not be found where it does not belong. */
export type Memory = {
  /** Whoever has one of these can act as somebody else. */
  readonly secrets: Set<string>
  /** Who people are and how they are reached. */
  readonly personal: Set<string>
  /** Every refusal, as it was answered. */
  readonly refusals: { where: string; text: string }[]
  asked(body: unknown, headers: Headers): void
  answered(where: string, status: number, body: unknown): void
}

const SECRET = new Set(['password', 'accessToken', 'refreshToken', 'key', 'idempotency-key'])
const PERSONAL = new Set(['email', 'phone', 'name', 'identifier'])

export function openMemory(): Memory {
  const secrets = new Set<string>()
  const personal = new Set<string>()
  const refusals: { where: string; text: string }[] = []

  function learn(value: unknown, keepsPersonal: boolean): void {
    if (typeof value !== 'object' || value === null) return
    for (const each of codesIn(value)) secrets.add(each)
    for (const [name, each] of Object.entries(value)) {
      if (typeof each !== 'string') learn(each, keepsPersonal)
      else if (SECRET.has(name)) secrets.add(each)
      else if (keepsPersonal && PERSONAL.has(name)) for (const form of formsOf(each)) personal.add(form)
    }
  }

  return {
    secrets,
    personal,
    refusals,
    asked: (body, headers) => {
      learn(body, true)
      const proof = headers.get('authorization')?.slice('Bearer '.length) ?? headers.get('x-api-key')
      if (proof !== null) secrets.add(proof)
    },
    // What is answered names products and rules, too.
    answered: (where, status, body) => {
      if (status >= 400) refusals.push({ where, text: JSON.stringify(body) })
      else learn(body, false)
    },
  }
}

/** Who has the code of a claim, or its QR, can use it. Another code says what something is called. */
function codesIn(value: object): string[] {
  const { code, qr } = value as { code?: unknown; qr?: { text?: unknown } | string | null }
  if (typeof code !== 'string' || typeof qr !== 'object' || typeof qr?.text !== 'string') return []
  return [code, code.replace('-', ''), qr.text.slice(-193)]
}

/** A phone number is known in each of the ways it is written. */
function formsOf(text: string): string[] {
  const phone = parsePhone(text)
  return phone === undefined ? [text] : [text, phone, phone.slice(1), `0${phone.slice(3)}`]
}
