/** "konter qr v1", byte by byte: docs/integrating-a-merchant-device.md of the repository. */
export const payloadBytes = 80
export const fieldBytes = 16
const digitsTotal = 193
const version = 1
const epoch = Date.UTC(2020, 0, 1)
const dayMs = 86_400_000

export type QrType = 'claim' | 'book-voucher' | 'book-activation' | 'merchant-sticker'
const types: Readonly<Record<number, QrType>> = {
  1: 'claim',
  2: 'book-voucher',
  3: 'book-activation',
  4: 'merchant-sticker',
}

export type Fields = {
  type: QrType
  kid: number
  /** Sixteen hexadecimal digits: which code it is. */
  id: string
  /** The merchant's number. */
  merchant: number
  /** The last day on which it is good, by the merchant's calendar: `2026-12-31`. */
  lastDay: string
}

/** The 80 bytes of what was scanned: a URL that ends in `/V/` and the digits, or the digits alone. Undefined: not one of ours. */
export function bytesIn(scanned: string): Uint8Array<ArrayBuffer> | undefined {
  const digits = /^(?:https?:\/\/[a-z0-9.:-]{1,100}\/v\/)?([0-9]{193})$/i.exec(scanned.trim())?.[1]
  if (digits === undefined || digits.length !== digitsTotal) return undefined
  // A leading byte of 1 keeps the count of digits the same for all payloads.
  const hex = BigInt(digits).toString(16)
  if (hex.length !== 1 + payloadBytes * 2 || hex[0] !== '1') return undefined
  const bytes = new Uint8Array(payloadBytes)
  for (let at = 0; at < payloadBytes; at++) bytes[at] = Number.parseInt(hex.slice(1 + at * 2, 3 + at * 2), 16)
  return bytes
}

/** Undefined: of another version or type than this code knows, or of no key. */
export function fieldsIn(bytes: Uint8Array<ArrayBuffer>): Fields | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = view.getUint8(0)
  const type = types[head & 0x0f]
  const kid = view.getUint8(1)
  if (head >> 4 !== version || type === undefined || kid === 0) return undefined
  const id = [...bytes.subarray(2, 10)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const lastDay = new Date(epoch + view.getUint16(14) * dayMs).toISOString().slice(0, 10)
  return { type, kid, id, merchant: view.getUint32(10), lastDay }
}
