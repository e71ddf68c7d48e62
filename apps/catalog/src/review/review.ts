import { mistakeIn, type TextRule } from '../text/clean-text.ts'

export const REVIEW_STATUSES = ['pending', 'published', 'hidden', 'withdrawn'] as const
export type ReviewStatus = (typeof REVIEW_STATUSES)[number]
export type ReviewStep = 'hold' | 'clear' | 'keep' | 'hide' | 'restore' | 'withdraw'

/**
 * The whole life of a review. What its author edits may be held for staff and cleared again; `keep`, `hide` and `restore`
 * are steps of staff; it is withdrawn for good when its redemption falls.
 */
export const steps: Record<ReviewStatus, Partial<Record<ReviewStep, ReviewStatus>>> = {
  pending: { clear: 'published', keep: 'published', hide: 'hidden', withdraw: 'withdrawn' },
  published: { hold: 'pending', keep: 'published', hide: 'hidden', withdraw: 'withdrawn' },
  hidden: { restore: 'published', withdraw: 'withdrawn' },
  withdrawn: {},
}

export const REPORT_REASONS = ['spam', 'offensive', 'personal-data', 'not-about-this', 'untrue', 'other'] as const
export type ReportReason = (typeof REPORT_REASONS)[number]

export type Response = {
  text: string
  userId: string
  hiddenBecause: string | null
  givenAt: Date
  editedAt: Date | null
}

export type Review = {
  id: string
  redemptionId: string
  voucherId: string
  merchantId: string
  customerId: string
  stars: number
  text: string | null
  anonymous: boolean
  name: string | null
  status: ReviewStatus
  hiddenBecause: string | null
  writtenAt: Date
  editedAt: Date | null
  version: number
  response: Response | null
}

const day = 24 * 60 * 60 * 1000
const editableDays = 14

export const editableUntil = (since: Date): Date => new Date(since.getTime() + editableDays * day)

export const textRule: TextRule = { max: 2_000, lines: true }
export const responseRule: TextRule = { max: 1_000, lines: true }

/** Addresses and numbers are how people are reached, lured or exposed: somebody looks before everybody does. */
const reach = [
  /https?:|www\./i,
  /[\p{L}\p{N}._+-]+@[\p{L}\p{N}-]/u,
  /[a-z0-9]\.(com|net|org|id|me|io|ly|co|app|link|shop|store|site|online|xyz|info|biz)(?![a-z0-9])/i,
  /\+?\p{Nd}([\s().-]*\p{Nd}){8,}/u,
]
export const namesContact = (text: string | null): boolean => text !== null && reach.some((each) => each.test(text))

const letters = new Intl.Segmenter('id', { granularity: 'grapheme' })
const firstNameMax = 30

/** `Budi Santoso` is shown as `Budi S.`; null for what is no name, or would say more than one. */
export function shownName(name: string): string | null {
  const words = name.normalize('NFC').trim().split(/\s+/)
  const [first = ''] = words
  const initial = [...letters.segment(words.length > 1 ? (words.at(-1) ?? '') : '')][0]?.segment ?? ''
  const shown = /^\p{L}/u.test(initial) ? `${first} ${initial.toLocaleUpperCase('id')}.` : first
  const isName = /^\p{L}/u.test(first) && !/@|\p{Nd}{3}/u.test(first) && !namesContact(first)
  return isName && mistakeIn(shown, { max: firstNameMax }) === undefined ? shown : null
}
