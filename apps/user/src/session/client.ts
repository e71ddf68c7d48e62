import { isIP } from 'node:net'
import { fingerprint } from '@konter/service'
import type { FastifyRequest } from 'fastify'

const userAgentLengthMax = 300

/** The program at the other end, as far as it lets itself be known. */
export type Client = { ip: string | null; userAgent: string | null }

export const clientOf = (request: FastifyRequest): Client => ({
  ip: isIP(request.clientIp) === 0 ? null : request.clientIp,
  userAgent: request.headers['user-agent']?.slice(0, userAgentLengthMax) ?? null,
})

/** Equal for the same client: tells a repeated request from one with a stolen token. */
export const fingerprintOf = ({ ip, userAgent }: Client): Buffer => fingerprint({ ip, userAgent })
