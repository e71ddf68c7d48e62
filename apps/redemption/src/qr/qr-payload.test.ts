import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bytesOf,
  dayNumber,
  dayOf,
  decode,
  digitsIn,
  digitsOf,
  encodeFields,
  isSignedBy,
  type QrFields,
  type QrType,
  qrText,
  qrTypes,
  signPayload,
  signPayloadAside,
} from './qr-payload.ts'

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
console.info(`QR payloads: SEED=${seed}`)
const runs = { seed, numRuns: Number(process.env.PROPERTY_RUNS ?? 200) }

/** The bytes 00 to 1f. Published, so good for nothing else. */
const seedOfVector = Buffer.from(Array.from({ length: 32 }, (_, index) => index))
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, seedOfVector]), format: 'der', type: 'pkcs8' })
const publicKey = createPublicKey(privateKey)

const vector = {
  fields: { type: 'claim', kid: 7, id: Buffer.from('0123456789abcdef', 'hex'), merchant: 1001, lastDay: '2026-12-31' },
  // version 1 type 1 | kid 7 | id | merchant 1001 | day 2556
  fieldsHex: '11' + '07' + '0123456789abcdef' + '000003e9' + '09fc',
  signatureHex:
    '2366326ac44fec95071ca0cf2100526244dba8dcbd81cbaa93f292ef97b20e9a' +
    '47ed0ed6515e9ba893f7d8761a1a31ec7e1a49b1849e0bb640a743a4978d040a',
  // Of 01 and the 80 bytes, by another program in another language.
  digits:
    '48659028205294371170893835547656751845011861916474338141078954535332426755853671050633519138660357' +
    '41527766444188459217642491108173443123254829106613379687275672101006426007768426680943591097354',
} as const

const someType = fc.constantFrom(...(Object.keys(qrTypes) as QrType[]))
const someFields: fc.Arbitrary<QrFields> = fc.record({
  type: someType,
  kid: fc.integer({ min: 1, max: 255 }),
  id: fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
  merchant: fc.integer({ min: 0, max: 0xffff_ffff }),
  lastDay: fc.integer({ min: 0, max: 0xffff }).map(dayOf),
})

describe('the published vector', () => {
  const payload = signPayload(encodeFields(vector.fields), privateKey)

  test('has these 16 bytes of fields', () => expect(encodeFields(vector.fields).toString('hex')).toBe(vector.fieldsHex))
  test('is verified by this key', () =>
    expect(publicKey.export({ format: 'jwk' }).x).toBe('A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg'))
  test('has these 64 bytes of signature', () => expect(payload.subarray(16).toString('hex')).toBe(vector.signatureHex))
  test('travels as these 193 digits, behind an upper-case URL', () => {
    expect(digitsOf(payload)).toBe(vector.digits)
    expect(qrText('HTTPS://KONTER.EXAMPLE/V/', payload)).toBe(`HTTPS://KONTER.EXAMPLE/V/${vector.digits}`)
  })
  test('is read back', () => {
    const bytes = bytesOf(vector.digits) as Buffer
    expect(bytes.toString('hex')).toBe(vector.fieldsHex + vector.signatureHex)
    expect(decode(bytes)).toEqual({ ok: true, fields: vector.fields })
    expect(isSignedBy(bytes, publicKey)).toBe(true)
  })
  test('is signed on another thread the same', async () =>
    expect(await signPayloadAside(encodeFields(vector.fields), privateKey)).toEqual(payload))
})

describe('every payload', () => {
  test('comes back as it was, from exactly 193 digits', () => {
    fc.assert(
      fc.property(someFields, (fields) => {
        const digits = digitsOf(signPayload(encodeFields(fields), privateKey))
        expect(digits).toMatch(/^\d{193}$/)
        const bytes = bytesOf(digits) as Buffer
        expect(decode(bytes)).toEqual({ ok: true, fields })
        expect(isSignedBy(bytes, publicKey)).toBe(true)
      }),
      runs,
    )
  })

  test.each([
    ['nothing but zeros', Buffer.alloc(80)],
    ['nothing but ones', Buffer.alloc(80, 0xff)],
  ])('of %s has 193 digits too', (_name, bytes) => {
    expect(digitsOf(bytes)).toHaveLength(193)
    expect(bytesOf(digitsOf(bytes))).toEqual(bytes)
  })

  test('is refused when any one of its 640 bits is another', () => {
    const bytes = Buffer.from(vector.fieldsHex + vector.signatureHex, 'hex')
    for (let bit = 0; bit < 640; bit++) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (0x80 >> (bit & 7))
      expect(isSignedBy(flipped, publicKey), `bit ${bit}`).toBe(false)
    }
  })

  test('is refused under another key, and when it was signed without the domain', () => {
    const other = generateKeyPairSync('ed25519')
    const bytes = signPayload(encodeFields(vector.fields), other.privateKey)
    expect(isSignedBy(bytes, publicKey)).toBe(false)
    expect(isSignedBy(bytes, other.publicKey)).toBe(true)
  })

  test('is refused with a signature that says the same in other numbers', () => {
    // s + the order of the group: a lax verifier takes both, and there would be two payloads for one code.
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const bytes = Buffer.from(vector.fieldsHex + vector.signatureHex, 'hex')
    const s = BigInt(`0x${Buffer.from(bytes.subarray(48)).reverse().toString('hex')}`) + order
    Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse().copy(bytes, 48)
    expect(isSignedBy(bytes, publicKey)).toBe(false)
  })
})

describe('what is no payload', () => {
  const bytes = Buffer.from(vector.fieldsHex + vector.signatureHex, 'hex')
  const withFirst = (value: number) => Buffer.concat([Buffer.from([value]), bytes.subarray(1)])

  test.each([
    ['too short', bytes.subarray(0, 79), 'length'],
    ['too long', Buffer.concat([bytes, Buffer.alloc(1)]), 'length'],
    ['of version 0', withFirst(0x01), 'version'],
    ['of version 2', withFirst(0x21), 'version'],
    ['of type 0', withFirst(0x10), 'type'],
    ['of type 5', withFirst(0x15), 'type'],
    ['of key 0', Buffer.concat([bytes.subarray(0, 1), Buffer.alloc(1), bytes.subarray(2)]), 'kid'],
  ])('%s', (_name, given, reason) => expect(decode(given)).toEqual({ ok: false, reason }))

  test.each([
    ['', 'nothing'],
    [vector.digits.slice(1), 'a digit too few'],
    [`${vector.digits}0`, 'a digit too many'],
    [`0${vector.digits.slice(1)}`, 'a number below the sentinel'],
    ['9'.repeat(193), 'a number beyond 81 bytes'],
    [`${vector.digits.slice(0, -1)}x`, 'a letter'],
    [`${vector.digits.slice(0, -1)}٣`, 'a digit of another script'],
    [`0x${'f'.repeat(191)}`, 'hexadecimal'],
  ])('%s: %s', (digits) => expect(bytesOf(digits)).toBeUndefined())

  test.each([{ kid: 0 }, { kid: 256 }, { merchant: -1 }, { merchant: 2 ** 32 }, { id: Buffer.alloc(7) }])(
    'fields that do not fit: %j',
    (wrong) => expect(() => encodeFields({ ...vector.fields, ...wrong })).toThrow(),
  )
  test.each(['2019-12-31', '2199-06-07', '2026-13-01', 'today'])('the day %s', (day) =>
    expect(() => dayNumber(day)).toThrow('is no day'),
  )
})

describe('days', () => {
  test.each([
    ['2020-01-01', 0],
    ['2020-12-31', 365],
    ['2026-12-31', 2556],
    ['2199-06-06', 65_535],
  ])('%s is %i', (day, number) => {
    expect(dayNumber(day)).toBe(number)
    expect(dayOf(number)).toBe(day)
  })
})

describe('what was scanned', () => {
  const { digits } = vector
  test.each([
    `HTTPS://KONTER.EXAMPLE/V/${digits}`,
    `https://konter.example/v/${digits}`,
    `HTTP://127.0.0.1:9000/V/${digits}`,
    digits,
    `  ${digits}\n`,
  ])('%s holds the digits', (text) => expect(digitsIn(text)).toBe(digits))
  test.each([
    `HTTPS://KONTER.EXAMPLE/W/${digits}`,
    `HTTPS://KONTER.EXAMPLE/V/${digits}?x=1`,
    `HTTPS://KONTER.EXAMPLE/V/${digits.slice(2)}`,
    `JAVASCRIPT:${digits}`,
    `1${digits}`,
    '',
  ])('%s does not', (text) => expect(digitsIn(text)).toBeUndefined())
})
