import { createHash } from 'node:crypto'

/**
 * An id of something in the pretend place that is the same each time the place is loaded, so that a step done again finds
 * what it wrote before. A UUID of version 8 (RFC 9562), made of what it stands for.
 */
export function demoId(...what: string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(what)).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
