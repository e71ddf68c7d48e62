import assert from 'node:assert/strict'
import { type FieldError, IDR, type Language, type Money, type Translated } from '@konter/core'

/** Where a notification is read. */
export const CHANNELS = ['in_app'] as const
export type Channel = (typeof CHANNELS)[number]

/** All that can be told. Its words have to mention what is required, and may mention the rest and `name`. */
export const parameters = {
  'deposit.completed': { required: ['amount'], optional: ['balance'] },
  'deposit.expired': { required: ['amount'], optional: [] },
  'order.paid': { required: ['number'], optional: ['product', 'target', 'total'] },
  'order.completed': { required: ['product', 'serialNumber'], optional: ['number', 'target', 'total'] },
  'order.refunded': { required: ['number', 'total'], optional: ['product', 'target'] },
  'order.reversed': { required: ['number', 'total'], optional: ['product', 'target'] },
  'order.expired': { required: ['number'], optional: ['product', 'target', 'total'] },
  'order.payment-returned': { required: ['number', 'amount'], optional: ['product', 'target'] },
  'payment.credited': { required: ['amount'], optional: [] },
  'payment.refunded': { required: ['amount', 'taken', 'claimed'], optional: [] },
  'voucher.claimed': { required: ['title'], optional: ['merchant', 'until'] },
  'voucher.redeemed': { required: ['title'], optional: ['merchant'] },
  'voucher.under-review': { required: ['title'], optional: ['merchant'] },
  'voucher.approved': { required: ['title'], optional: ['merchant'] },
  'voucher.rejected': { required: ['title'], optional: ['merchant'] },
  'voucher.undone': { required: ['title', 'again'], optional: ['merchant'] },
  'voucher.revoked': { required: ['because'], optional: [] },
} as const satisfies Record<string, { required: readonly string[]; optional: readonly string[] }>

export type Kind = keyof typeof parameters
export const KINDS = Object.keys(parameters) as Kind[]

/** A fact before it is put into a language. */
export type Fact = string | Money | Translated
export type FactsOf<K extends Kind> = Record<(typeof parameters)[K]['required' | 'optional'][number], Fact>

export const requiredOf = (kind: Kind): readonly string[] => parameters[kind].required
/** `name` is the recipient's: it goes with every kind. */
export const knownOf = (kind: Kind): readonly string[] => [
  ...parameters[kind].required,
  ...parameters[kind].optional,
  'name',
]

export type Words = { title: string; body: string }

export type Template = Words & {
  kind: Kind
  channel: Channel
  language: Language
  version: number
  active: boolean
  editedAt: Date
  editedBy: string
}

const PLACEHOLDER = /\{(\w+)\}/g

/** What is wrong with words that staff wrote: each unknown placeholder, each stray brace, each fact they forgot. */
export function mistakesIn(kind: Kind, { title, body }: Words): FieldError[] {
  const mentioned = new Set(placeholdersIn(title + body))
  const forgotten = requiredOf(kind).filter((each) => !mentioned.has(each))
  return [
    ...strayIn(kind, '/title', title),
    ...strayIn(kind, '/body', body),
    ...forgotten.map((each) => ({
      pointer: '/body',
      message: { id: `harus menyebut {${each}}`, en: `has to mention {${each}}` },
    })),
  ]
}

const placeholdersIn = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name)

function strayIn(kind: Kind, pointer: string, text: string): FieldError[] {
  const known = knownOf(kind)
  const unknown = placeholdersIn(text).filter((each) => !known.includes(each))
  const mistakes = unknown.map((each) => ({
    pointer,
    message: {
      id: `{${each}} tidak dikenal di sini; yang dikenal: {${known.join('}, {')}}`,
      en: `{${each}} is unknown here, known are {${known.join('}, {')}}`,
    },
  }))
  const hasStray = /[{}]/.test(text.replace(PLACEHOLDER, ''))
  const message = {
    id: 'berisi kurung kurawal yang tidak mengapit isian',
    en: 'has a brace that encloses no placeholder',
  }
  return hasStray ? [...mistakes, { pointer, message }] : mistakes
}

/** Facts as they are said in each language. */
export type FactsInWords = Record<Language, Record<string, string>>

export const inWords = (facts: Readonly<Record<string, Fact>>): FactsInWords => ({
  id: saidIn('id', facts),
  en: saidIn('en', facts),
})

const saidIn = (language: Language, facts: Readonly<Record<string, Fact>>): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, say(fact, language)]))

const say = (fact: Fact, language: Language): string => {
  if (typeof fact === 'string') return fact
  return 'currency' in fact ? sayMoney(fact, language) : fact[language]
}

const numbers = { id: new Intl.NumberFormat('id-ID'), en: new Intl.NumberFormat('en-US') }

/** `Rp15.000`, in English `Rp15,000`. */
export function sayMoney({ amount, currency }: Money, language: Language): string {
  assert.equal(currency, IDR, 'amounts of other currencies have no words yet')
  return `Rp${numbers[language].format(amount)}`
}
