import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sameDigest } from '../digest.ts'
import type { Gateway, Mode } from './gateway.ts'
import { Refusal } from './refusal.ts'

export function addCallerCheck(app: FastifyInstance, gateway: Gateway, mode: Mode): void {
  app.addHook('onRequest', async (request) => {
    checkKey(gateway, request, mode)
    if (mode === 'production') checkAddress(gateway, request)
  })
}

function checkKey(gateway: Gateway, { headers }: FastifyRequest, mode: Mode): void {
  const { apiKey, productionApiKey } = gateway.settings.get()
  const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? ''
  const [right, wrongWorld] = mode === 'sandbox' ? [apiKey, productionApiKey] : [productionApiKey, apiKey]
  if (sameDigest(given, right)) return
  if (sameDigest(given, wrongWorld)) throw new Refusal(`Credential mismatch: this API Key is not for ${mode} mode`)
  throw new Refusal('Invalid API Key', 401)
}

function checkAddress(gateway: Gateway, { ip }: FastifyRequest): void {
  const { allowedIps } = gateway.settings.get()
  if (allowedIps === null || allowedIps.includes(ip)) return
  throw new Refusal(`Unauthorized IP (${ip}). Please whitelist this IP in your merchant settings`, 403)
}
