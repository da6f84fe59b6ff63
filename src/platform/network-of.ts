import { isIPv6 } from 'node:net'

/**
 * The network a request came from, to count by. Whoever has one address of IPv6 has its whole network of 64 bits (RFC 6177
 * gives a site at least that); of IPv4, and of what is no address, the source itself.
 */
export function networkOf(source: string): string {
  if (!isIPv6(source) || source.includes('.')) return source
  const [head = [], tail] = source.split('::').map(part => part.split(':').filter(Boolean))
  const missing = tail ? 8 - head.length - tail.length : 0
  return [...head, ...Array.from({ length: missing }, () => '0'), ...(tail ?? [])].slice(0, 4).join(':')
}
