import type { FastifyRequest } from 'fastify'
import { md5, sameDigest } from '../digest.ts'
import { type Fields, fieldsOf, textOf } from '../fields.ts'
import type { Panel } from './panel.ts'
import { Refusal } from './refusal.ts'

/** The same for every request and every webhook: more a second password than a signature. */
export const signatureOf = (apiId: string, apiKey: string): string => md5(`${apiId}${apiKey}`)

export function checkCaller(panel: Panel, request: FastifyRequest): Fields {
  const fields = fieldsOf(request.body)
  const { apiId, apiKey, allowedIps } = panel.settings.get()
  const [key, sign] = [textOf(fields, 'key'), textOf(fields, 'sign')]
  if (key === undefined || sign === undefined) throw new Refusal('Permintaan tidak lengkap')
  if (!sameDigest(key, apiKey)) throw new Refusal('API Key tidak valid')
  if (!sameDigest(sign, signatureOf(apiId, apiKey))) throw new Refusal('Signature tidak valid')
  if (allowedIps !== null && !allowedIps.includes(request.ip)) throw new Refusal(`IP ${request.ip} tidak diizinkan`)
  return fields
}
