import { type KeyObject, sign, verify } from 'node:crypto'

/**
 * "konter qr v1": 80 bytes, of which 16 say what the code is and 64 are Ed25519 over a domain string and these.
 *
 *     0   1  high nibble version (1), low nibble type
 *     1   1  key id, 1 to 255
 *     2   8  random id
 *    10   4  merchant number, big endian
 *    14   2  last valid day in the merchant's zone, days since 2020-01-01, big endian
 *    16  64  signature
 *
 * They travel as one decimal number behind an upper-case URL: so the symbol needs no bytes, and is of version 6.
 */
export const qrTypes = { claim: 1, 'book-voucher': 2, 'book-activation': 3, 'merchant-sticker': 4 } as const
export type QrType = keyof typeof qrTypes

export type QrFields = {
  type: QrType
  /** 1 to 255. */
  kid: number
  /** Eight random bytes. */
  id: Uint8Array
  /** The merchant's number. */
  merchant: number
  /** `2026-12-31`, included. */
  lastDay: string
}

export const fieldBytes = 16
export const signatureBytes = 64
export const payloadBytes = fieldBytes + signatureBytes
export const digitsLength = 193

const version = 1
const domain = Buffer.from('konter-qr-v1')
const epoch = Date.UTC(2020, 0, 1)
const dayMs = 86_400_000
/** A leading byte of 1 in front of the 80: so the number always has the same count of digits. */
const sentinel = 1n << BigInt(payloadBytes * 8)

export function encodeFields({ type, kid, id, merchant, lastDay }: QrFields): Buffer {
  if (!Number.isInteger(kid) || kid < 1 || kid > 255) throw new RangeError(`${kid} is no key id`)
  if (id.length !== 8) throw new RangeError('an id has eight bytes')
  const bytes = Buffer.alloc(fieldBytes)
  bytes.writeUInt8((version << 4) | qrTypes[type], 0)
  bytes.writeUInt8(kid, 1)
  bytes.set(id, 2)
  bytes.writeUInt32BE(merchant, 10)
  bytes.writeUInt16BE(dayNumber(lastDay), 14)
  return bytes
}

export type DecodedPayload =
  | { ok: true; fields: QrFields }
  | { ok: false; reason: 'length' | 'version' | 'type' | 'kid' }

/** What the bytes say; that they were signed is another question. */
export function decode(bytes: Uint8Array): DecodedPayload {
  if (bytes.length !== payloadBytes) return { ok: false, reason: 'length' }
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = view.readUInt8(0)
  if (head >> 4 !== version) return { ok: false, reason: 'version' }
  const type = typeOf(head & 0x0f)
  if (type === undefined) return { ok: false, reason: 'type' }
  const kid = view.readUInt8(1)
  if (kid === 0) return { ok: false, reason: 'kid' }
  const id = Buffer.from(view.subarray(2, 10))
  return { ok: true, fields: { type, kid, id, merchant: view.readUInt32BE(10), lastDay: dayOf(view.readUInt16BE(14)) } }
}

const typeOf = (number: number): QrType | undefined =>
  (Object.keys(qrTypes) as QrType[]).find((each) => qrTypes[each] === number)

/** The 80 bytes. Ed25519 is deterministic: the same fields and key give the same bytes. */
export const signPayload = (fields: Uint8Array, privateKey: KeyObject): Buffer =>
  Buffer.concat([fields, sign(null, signed(fields), privateKey)])

/** The same, on another thread: for many at once. */
export const signPayloadAside = (fields: Uint8Array, privateKey: KeyObject): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    sign(null, signed(fields), privateKey, (error, signature) =>
      error === null ? resolve(Buffer.concat([fields, signature])) : reject(error),
    )
  })

export const isSignedBy = (bytes: Uint8Array, publicKey: KeyObject): boolean =>
  bytes.length === payloadBytes &&
  verify(null, signed(bytes.subarray(0, fieldBytes)), publicKey, bytes.subarray(fieldBytes))

/** What is signed is no message of anything else: hence the domain in front. */
const signed = (fields: Uint8Array): Buffer => Buffer.concat([domain, fields])

/** Always 193 decimal digits. */
export function digitsOf(bytes: Uint8Array): string {
  if (bytes.length !== payloadBytes) throw new RangeError(`a payload has ${payloadBytes} bytes`)
  return (sentinel | BigInt(`0x${Buffer.from(bytes).toString('hex')}`)).toString()
}

/** Undefined unless these are the digits of 80 bytes. */
export function bytesOf(digits: string): Buffer | undefined {
  if (digits.length !== digitsLength || !/^\d+$/.test(digits)) return undefined
  const number = BigInt(digits)
  if (number >> BigInt(payloadBytes * 8) !== 1n) return undefined
  return Buffer.from((number ^ sentinel).toString(16).padStart(payloadBytes * 2, '0'), 'hex')
}

/** What a symbol carries: `HTTPS://KONTER.EXAMPLE/V/4…`. */
export const qrText = (urlPrefix: string, bytes: Uint8Array): string => urlPrefix + digitsOf(bytes)

const prefix = String.raw`^(?:https?:\/\/[a-z0-9.:-]{1,100}\/v\/)?`
const ours = new RegExp(`${prefix}(\\d{${digitsLength}})$`, 'i')
const asLongAsOurs = new RegExp(`${prefix}[0-9a-f]{150,250}$`, 'i')

/** The digits of what was scanned, in whatever case the scanner gives the URL, or without one. Undefined when it is none of ours. */
export const digitsIn = (scanned: string): string | undefined => ours.exec(scanned.trim())?.[1]

/** A number as long as ours, in whatever notation: whoever shows one that is no payload has cut or recoded it. */
export const resemblesOurs = (scanned: string): boolean => asLongAsOurs.test(scanned.trim())

export function dayNumber(calendarDay: string): number {
  const number = (Date.parse(`${calendarDay}T00:00:00Z`) - epoch) / dayMs
  if (!Number.isInteger(number) || number < 0 || number > 0xffff)
    throw new RangeError(`${calendarDay} is no day between 2020-01-01 and 2199-06-06`)
  return number
}

export const dayOf = (number: number): string => new Date(epoch + number * dayMs).toISOString().slice(0, 10)
