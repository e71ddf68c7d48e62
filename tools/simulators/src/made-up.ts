import { createHash, randomInt } from 'node:crypto'

const firstNames = [
  'BUDI',
  'SITI',
  'AGUS',
  'DEWI',
  'JOKO',
  'RINA',
  'ANDI',
  'PUTRI',
  'HENDRA',
  'LESTARI',
  'WAYAN',
  'MADE',
]
const lastNames = [
  'SANTOSO',
  'RAHAYU',
  'WIJAYA',
  'LESTARI',
  'PRATAMA',
  'HIDAYAT',
  'SAPUTRA',
  'KUSUMA',
  'NUGROHO',
  'SARI',
]

/** A whole number below `limit` that is always the same for the same text: a customer keeps name and bill. */
export const numberFor = (text: string, limit: number): number =>
  createHash('sha256').update(text).digest().readUInt32BE(0) % limit

export const pickFor = <T>(text: string, choices: readonly [T, ...T[]]): T =>
  choices[numberFor(text, choices.length)] ?? choices[0]

export const personFor = (customer: string): string =>
  `${firstNames[numberFor(`first ${customer}`, firstNames.length)]} ${lastNames[numberFor(`last ${customer}`, lastNames.length)]}`

export const digits = (length: number): string => Array.from({ length }, () => randomInt(10)).join('')

const codeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** `7KQ2-M3XD-…`, without letters that look like digits. */
export const voucherCode = (groups: number): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: 4 }, () => codeLetters[randomInt(codeLetters.length)]).join(''),
  ).join('-')

/** PLN's twenty digits in groups of four. */
export const plnToken = (): string => Array.from({ length: 5 }, () => digits(4)).join('-')
