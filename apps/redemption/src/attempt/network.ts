import { isIPv4, isIPv6 } from 'node:net'

/**
 * The network an address is in: /24 of IPv4, /56 of IPv6, which is about what one subscriber or office has. Null for what is
 * no address.
 */
export function networkOf(address: string): string | null {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  if (isIPv4(mapped)) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`
  if (!isIPv6(mapped)) return null
  const groups = groupsOf(mapped.split('%')[0] as string)
  const fourth = ((groups[3] ?? 0) & 0xff00).toString(16)
  return `${groups
    .slice(0, 3)
    .map((each) => each.toString(16))
    .join(':')}:${fourth}::/56`
}

/** The eight numbers of an address in which one run of zeros may be left out. */
function groupsOf(address: string): number[] {
  const [before = '', after] = address.split('::')
  const head = numbersIn(before)
  if (after === undefined) return head
  const tail = numbersIn(after)
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail]
}

/** The last two may be written as an IPv4 address. */
const numbersIn = (part: string): number[] =>
  part === ''
    ? []
    : part.split(':').flatMap((group) => {
        if (!group.includes('.')) return [Number.parseInt(group, 16)]
        const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number)
        return [(a << 8) | b, (c << 8) | d]
      })
