import type { FastifyRequest } from 'fastify'
import { md5, sameDigest } from '../digest.ts'
import { type Fields, fieldsOf, textOf } from '../fields.ts'
import { Refusal } from './refusal.ts'
import type { Shop } from './shop.ts'

/** What a call signs besides the account: a literal, or what the call is about. */
export const signatureOf = (username: string, key: string, suffix: string): string => md5(`${username}${key}${suffix}`)

type Call = { suffix: string; mode?: 'testing' | 'real'; about?: Record<string, string> }

/** In the order of the real gate: who, how signed, from where. */
export function checkCaller(shop: Shop, request: FastifyRequest, { suffix, mode, about }: Call): void {
  const fields = fieldsOf(request.body)
  const { username, allowedIps } = shop.settings.get()
  if (textOf(fields, 'username') === undefined || textOf(fields, 'sign') === undefined) throw new Refusal('40', about)
  if (fields.username !== username) throw new Refusal('42', about)
  if (!isSigned(shop, fields, suffix, mode)) throw new Refusal('41', about)
  if (allowedIps !== null && !allowedIps.includes(request.ip)) {
    throw new Refusal('45', about, `IP Anda tidak kami kenali: ${request.ip}`)
  }
}

function isSigned(shop: Shop, fields: Fields, suffix: string, mode: Call['mode']): boolean {
  const { username, devKey, productionKey } = shop.settings.get()
  const keys = keysFor(devKey, productionKey, mode)
  return keys.some((key) => sameDigest(String(fields.sign), signatureOf(username, key, suffix)))
}

/** The development key in production mode, or the reverse, is the usual cause of RC 41. */
function keysFor(devKey: string, productionKey: string | null, mode: Call['mode']): string[] {
  if (productionKey === null) return [devKey]
  if (mode === undefined) return [devKey, productionKey]
  return mode === 'testing' ? [devKey] : [productionKey]
}
