import { randomBytes } from 'node:crypto'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { digitsOf, qrText } from './qr-payload.ts'
import { symbolOf, symbolSvg } from './qr-symbol.ts'

const longest = `HTTPS://${'A'.repeat(24)}/V/`

/** Read by another library than the one that made it, from pixels. */
function scanned(rows: readonly boolean[][], scale = 4, quiet = 4): string {
  const size = (rows.length + 2 * quiet) * scale
  const data = new Uint8Array(size * size * 4).fill(255)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (rows[Math.floor(y / scale) - quiet]?.[Math.floor(x / scale) - quiet])
        data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
  return decodeQR({ width: size, height: size, data })
}

/** The two copies of the format bits (ISO/IEC 18004 §7.9): 00 is level M, masked by 10101. */
function levelOf(rows: readonly boolean[][]): string {
  const bits = [0, 1].map((x) => rows[8]?.[x] === true)
  const level = (Number(bits[0]) * 2 + Number(bits[1])) ^ 0b10
  return ['M', 'L', 'H', 'Q'][level] as string
}

test.each(['HTTP://127.0.0.1:9000/V/', 'HTTPS://KONTER.EXAMPLE/V/', longest])(
  'a payload behind %s is a symbol of version 6, level M, that a scanner reads',
  (prefix) => {
    for (let i = 0; i < 5; i++) {
      const text = qrText(prefix, randomBytes(80))
      const rows = symbolOf(text)
      expect([rows.length, levelOf(rows)]).toEqual([41, 'M'])
      expect(scanned(rows)).toBe(text)
    }
  },
)

test('a prefix of 35 characters is the longest that fits', () => {
  expect(longest).toHaveLength(35)
  expect(() => symbolOf(`${longest.replace('A', 'AA')}${digitsOf(randomBytes(80))}`)).toThrow()
})

test('the picture draws each dark module once, with four modules of quiet around', () => {
  const text = qrText('HTTPS://KONTER.EXAMPLE/V/', randomBytes(80))
  const svg = symbolSvg(text)
  expect(svg).toContain('viewBox="0 0 49 49"')
  const drawn = symbolOf(text).map((row) => row.map(() => false))
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = Number(x); at < Number(x) + Number(length); at++) {
      const row = drawn[Number(y) - 4] as boolean[]
      expect(row[at - 4]).toBe(false)
      row[at - 4] = true
    }
  expect(drawn).toEqual(symbolOf(text))
  expect(svg.length).toBeLessThan(16_000)
})
