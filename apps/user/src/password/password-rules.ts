import { problem } from '../problems.ts'
import { commonPasswords, commonWords } from './common-passwords.ts'

/** Everything by which the account can be named. */
type Names = { email?: string | null; phone?: string | null; username?: string | null }

/** Length is checked by the schema. Nothing is asked about kinds of characters: that makes passwords worse, not better. */
export function demandGoodPassword(password: string, names: Names): void {
  if (!isEasy(password, names)) return
  const errors = [{ pointer: '/password', message: { id: 'terlalu mudah ditebak', en: 'is too easy to guess' } }]
  throw problem('user.password-refused', {}, { errors })
}

export const isEasy = (password: string, names: Names): boolean => isCommon(password) || isName(password, names)

function isCommon(password: string): boolean {
  const typed = password.toLowerCase()
  const letters = typed.replaceAll(/[^\p{L}]/gu, '')
  return commonPasswords.has(typed) || commonWords.has(letters) || new Set(typed).size <= 2
}

function isName(password: string, { email, phone, username }: Names): boolean {
  const typed = password.toLowerCase().trim()
  const names = [email, email?.split('@')[0], username].map((each) => each?.toLowerCase())
  return names.includes(typed) || (phone != null && isSamePhone(typed, phone))
}

/** `0812…`, `62812…`, `+62 812…` and `812…` are one number. */
function isSamePhone(typed: string, phone: string): boolean {
  const digits = typed.replaceAll(/[\s().+-]/g, '')
  return digits.length >= 8 && phone.endsWith(digits.replace(/^0+/, ''))
}
