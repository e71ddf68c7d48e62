import { type FieldError, parsePhone, type Texts } from '@konter/core'
import { commonProblem, type Tx } from '@konter/service'
import { cleanTexts } from '../text/clean-text.ts'
import { categoryExists } from './merchant.repo.ts'
import type { TimeZone } from './merchant.ts'

/** What an owner says about the merchant. */
export type MerchantDetails = {
  category: string
  name: Texts
  description: Texts
  phone: string | null
  timeZone: TimeZone
  strict: boolean
  active: boolean
}

const name = { max: 100 }
const description = { max: 4_000, lines: true }

/** As it will be kept. Every mistake is named at once. */
export async function checkedDetails<Given extends Partial<MerchantDetails>>(db: Tx, given: Given): Promise<Given> {
  const errors: FieldError[] = []
  const checked = { ...given }
  if (given.name !== undefined) checked.name = cleanTexts(given.name, name, '/name', errors)
  if (given.description !== undefined)
    checked.description = cleanTexts(given.description, description, '/description', errors)
  if (typeof given.phone === 'string') {
    const phone = parsePhone(given.phone) ?? landline(given.phone)
    if (phone === undefined) errors.push({ pointer: '/phone', message: noPhone })
    else checked.phone = phone
  }
  if (given.category !== undefined && !(await categoryExists(db, given.category)))
    errors.push({ pointer: '/category', message: noCategory })
  if (errors.length > 0) throw commonProblem('request.invalid', {}, { errors })
  return checked
}

const noPhone = { id: 'bukan nomor telepon', en: 'is no phone number' }
const noCategory = { id: 'tidak ada kategori seperti itu', en: 'is no category of merchants' }

/** A shop's line in the wall: `(022) 123-4567`. Messages go to mobile numbers alone, but customers may call this. */
function landline(text: string): string | undefined {
  const digits = text.replace(/[\s().-]/g, '').replace(/^(\+62|62|0)/, '')
  return /^[2-9][0-9]{7,10}$/.test(digits) ? `+62${digits}` : undefined
}
