import { type FieldError, parsePhone } from '@konter/core'
import { commonProblem } from '@konter/service'

/** The one column in which somebody can be found by what they typed. */
export type Identifier = { email: string } | { phone: string } | { username: string }

/** An e-mail has an @, a username begins with a letter, anything else can only be a phone number. */
export function identifierOf(typed: string): Identifier {
  const text = typed.trim().toLowerCase()
  if (text.includes('@')) return { email: text }
  if (/^[a-z]/.test(text)) return { username: text }
  return { phone: parsePhone(text) ?? text }
}

export type TypedContact = { email?: string; phone?: string }
export type Contact = { email: string | null; phone: string | null }

/** What people type as it is stored: lower case, E.164. */
export function contactOf({ email, phone }: TypedContact): Contact {
  const parsed = phone === undefined ? null : parsePhone(phone)
  if (parsed === undefined)
    throw invalid({ pointer: '/phone', message: { id: 'bukan nomor ponsel', en: 'is not a mobile number' } })
  return { email: email?.toLowerCase() ?? null, phone: parsed }
}

/** Whoever registers must be reachable. */
export function registrableContactOf(typed: TypedContact): Contact {
  if (typed.email !== undefined || typed.phone !== undefined) return contactOf(typed)
  const message = { id: 'e-mail atau nomor ponsel wajib diisi', en: 'e-mail or phone is required' }
  throw invalid({ pointer: '/email', message }, { pointer: '/phone', message })
}

const invalid = (...errors: FieldError[]) => commonProblem('request.invalid', {}, { errors })
