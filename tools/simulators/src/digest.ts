import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

export const hmacHex = (algorithm: 'sha1' | 'sha256', key: string, text: string): string =>
  createHmac(algorithm, key).update(text).digest('hex')

export function sameDigest(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
