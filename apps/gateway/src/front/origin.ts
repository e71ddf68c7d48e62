import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { addressList, plainAddress } from '../address.ts'

/** Where a request comes from, as far as whom we trust says it. */
export type Origin = { clientIp: string; protocol: string; host: string }

/**
 * Only the proxies before us may say where a client is: of the addresses that they name, the nearest that is not one of
 * theirs. What they pass on and is no address says nothing: then it is the proxy's.
 */
export function originsBehind(trustedProxies: readonly string[]): (request: IncomingMessage) => Origin {
  const isTrusted = trustedProxies.length === 0 ? () => false : addressList(trustedProxies)
  return ({ socket, headers }) => {
    const { remoteAddress = '' } = socket
    const nearest = plainAddress(remoteAddress)
    const protocol = 'encrypted' in socket ? 'https' : 'http'
    const host = headers.host ?? ''
    if (!isTrusted(nearest)) return { clientIp: nearest, protocol, host }
    const named = farthest(nearest, textOf(headers['x-forwarded-for']), isTrusted)
    return {
      clientIp: isIP(named) === 0 ? nearest : named,
      protocol: lastOf(headers['x-forwarded-proto']) ?? protocol,
      host: lastOf(headers['x-forwarded-host']) ?? host,
    }
  }
}

/** Each proxy appends whom it heard, so from the end. */
function farthest(nearest: string, forwarded: string, isTrusted: (address: string) => boolean): string {
  let found = nearest
  for (const named of forwarded.split(',').reverse()) {
    if (!isTrusted(found)) return found
    const address = plainAddress(named.trim())
    if (address !== '') found = address
  }
  return found
}

const textOf = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? value.join(',') : (value ?? '')

function lastOf(value: string | string[] | undefined): string | undefined {
  const last = textOf(value).split(',').at(-1)?.trim()
  return last === '' ? undefined : last
}
