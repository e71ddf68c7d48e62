import type { FieldError } from '@konter/core'
import { commonProblem } from '@konter/service'
import { cleanText, type TextRule } from '../text/clean-text.ts'

/** As it will be kept; nothing but spaces is nothing. Plain text: whoever shows it escapes it. */
export function checkedText(given: string | null | undefined, rule: TextRule): string | null {
  if (given === null || given === undefined || given.trim() === '') return null
  const errors: FieldError[] = []
  const text = cleanText(given, rule, '/text', errors).replace(/\n{3,}/g, '\n\n')
  if (errors.length > 0) throw commonProblem('request.invalid', {}, { errors })
  return text
}

/** Of one that must say something. */
export function demandText(given: string, rule: TextRule): string {
  const text = checkedText(given, rule)
  if (text === null) throw commonProblem('request.invalid', {}, { errors: [{ pointer: '/text', message: nothing }] })
  return text
}

const nothing = { id: 'tidak boleh kosong', en: 'must not be empty' }
