import type { Seals } from '#platform/sealed.ts'

/**
 * The keyed hash by which a place remembers a pupil number whose family objects, in hexadecimal: the one thing that is
 * kept of a child whose family objects (rules/families-first.md).
 */
export function objectionHash(seals: Pick<Seals, 'hash'>, placeId: string | null, upn: string): string {
  // The place is part of it, so that two places' lists cannot be laid beside each other.
  return seals.hash(`objection in ${placeId}`, upn).toString('hex')
}
