import { createHash, randomBytes } from 'node:crypto'
import { BlockList, isIP } from 'node:net'

export const keysPerUserMax = 20
const label = 'kk_live_'
const prefixLength = 14
const secretBytes = 32

export type ApiKey = {
  id: string
  userId: string
  name: string
  hash: Uint8Array
  prefix: string
  scopes: string[]
  allowedIps: string[]
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** The label lets secret scanners recognise a leaked key. */
export const newSecretKey = (): string => `${label}${randomBytes(secretBytes).toString('base64url')}`

/** 256 random bits need no salt and no work factor. */
export const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest()

export const prefixOf = (key: string): string => key.slice(0, prefixLength)

/** An address, or a range of them in CIDR notation. */
export function isAddressRange(text: string): boolean {
  const [address = '', bits] = text.split('/')
  const family = isIP(address)
  if (family === 0 || text.split('/').length > 2) return false
  if (bits === undefined) return true
  if (!/^\d{1,3}$/.test(bits)) return false
  try {
    new BlockList().addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6')
    return true
  } catch {
    return false
  }
}
