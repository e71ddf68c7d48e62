import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { KeySnapshot } from './src/offline-verifier.ts'

/** What docs/integrating-a-merchant-device.md publishes. The private key is the bytes 00 to 1f: good for nothing else. */
export const vector = {
  publicKey: 'A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg',
  fields: { type: 'claim', kid: 7, id: '0123456789abcdef', merchant: 1001, lastDay: '2026-12-31' },
  fieldsHex: '11070123456789abcdef000003e909fc',
  digits:
    '48659028205294371170893835547656751845011861916474338141078954535332426755853671050633519138660357' +
    '41527766444188459217642491108173443123254829106613379687275672101006426007768426680943591097354',
} as const

const seed = Buffer.from(Array.from({ length: 32 }, (_, index) => index))
export const privateKey = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
  format: 'der',
  type: 'pkcs8',
})
export const stranger = generateKeyPairSync('ed25519').privateKey

export const snapshot: KeySnapshot = {
  keys: [
    { kid: '7', kty: 'OKP', crv: 'Ed25519', x: vector.publicKey },
    { kid: '8', kty: 'OKP', crv: 'Ed25519', x: createPublicKey(stranger).export({ format: 'jwk' }).x as string },
    { kid: '9', kty: 'EC', crv: 'P-256', x: 'not of our kind' },
  ],
}

/** Any 16 bytes, signed. */
export function digitsOf(fieldsHex: string, key: KeyObject = privateKey): string {
  const fields = Buffer.from(fieldsHex, 'hex')
  const signature = sign(null, Buffer.concat([Buffer.from('konter-qr-v1'), fields]), key)
  return digitsOfBytes(Buffer.concat([fields, signature]))
}
export const digitsOfBytes = (bytes: Uint8Array): string =>
  BigInt(`0x01${Buffer.from(bytes).toString('hex')}`).toString()

export const bytesOf = (digits: string): Buffer => Buffer.from(BigInt(digits).toString(16).slice(1), 'hex')

/** Every bit of the vector, turned over one at a time. */
export const flipped: string[] = Array.from({ length: 640 }, (_, bit) => {
  const bytes = bytesOf(vector.digits)
  bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (0x80 >> (bit & 7))
  return digitsOfBytes(bytes)
})

/** What is scanned, at noon of a day in Jakarta on a device of merchant 1001, and what is said of it. */
export const cases: { name: string; scanned: string; day: string; says: string }[] = [
  { name: 'on its last day', scanned: vector.digits, day: '2026-12-31', says: 'provisional' },
  { name: 'a day later, for the clock may be wrong', scanned: vector.digits, day: '2027-01-01', says: 'provisional' },
  { name: 'two days later', scanned: vector.digits, day: '2027-01-02', says: 'expired' },
  { name: 'in its URL', scanned: `HTTPS://KONTER.EXAMPLE/V/${vector.digits}`, day: '2026-12-01', says: 'provisional' },
  {
    name: 'in a URL in small letters',
    scanned: ` https://konter.example/v/${vector.digits}\n`,
    day: '2026-12-01',
    says: 'provisional',
  },
  {
    name: 'of another merchant',
    scanned: digitsOf('11070123456789abcdef000003ea09fc'),
    day: '2026-12-01',
    says: 'other-merchant',
  },
  {
    name: 'of another merchant, and over',
    scanned: digitsOf('11070123456789abcdef000003ea0001'),
    day: '2026-12-01',
    says: 'expired',
  },
  { name: 'of a book', scanned: digitsOf('12070123456789abcdef000003e909fc'), day: '2026-12-01', says: 'provisional' },
  {
    name: 'by a key that is not published',
    scanned: digitsOf('11fe0123456789abcdef000003e909fc'),
    day: '2026-12-01',
    says: 'unknown-key',
  },
  {
    name: 'by a key of another kind',
    scanned: digitsOf('11090123456789abcdef000003e909fc'),
    day: '2026-12-01',
    says: 'unknown-key',
  },
  { name: 'signed by a stranger', scanned: digitsOf(vector.fieldsHex, stranger), day: '2026-12-01', says: 'forged' },
  {
    name: 'signed with the wrong one of our keys',
    scanned: digitsOf('11080123456789abcdef000003e909fc'),
    day: '2026-12-01',
    says: 'forged',
  },
  { name: 'of version 2', scanned: digitsOf('21070123456789abcdef000003e909fc'), day: '2026-12-01', says: 'version' },
  { name: 'of type 5', scanned: digitsOf('15070123456789abcdef000003e909fc'), day: '2026-12-01', says: 'version' },
  { name: 'of key 0', scanned: digitsOf('11000123456789abcdef000003e909fc'), day: '2026-12-01', says: 'version' },
  { name: 'truncated', scanned: vector.digits.slice(0, -1), day: '2026-12-01', says: 'malformed' },
  { name: 'with a digit more', scanned: `${vector.digits}0`, day: '2026-12-01', says: 'malformed' },
  { name: 'without the leading byte', scanned: `0${vector.digits.slice(1)}`, day: '2026-12-01', says: 'malformed' },
  { name: 'beyond 81 bytes', scanned: '9'.repeat(193), day: '2026-12-01', says: 'malformed' },
  { name: 'in base64', scanned: bytesOf(vector.digits).toString('base64'), day: '2026-12-01', says: 'malformed' },
  {
    name: 'in digits of another script',
    scanned: vector.digits.replace(/1/g, '١'),
    day: '2026-12-01',
    says: 'malformed',
  },
  { name: "somebody's web page", scanned: 'https://example.com/', day: '2026-12-01', says: 'malformed' },
  { name: 'nothing', scanned: '', day: '2026-12-01', says: 'malformed' },
  ...flipped.map((scanned, bit) => ({ name: `bit ${bit}`, scanned, day: '2026-12-01', says: 'refused' })),
]

/** How a verdict is called above. */
export const sayingOf = (verdict: { provisional: boolean; reason?: string }, says: string): string => {
  const said = verdict.provisional ? 'provisional' : (verdict.reason as string)
  return says === 'refused' && said !== 'provisional' ? 'refused' : said
}
