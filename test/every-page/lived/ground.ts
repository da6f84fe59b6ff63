// What the walk's place has lived through in Enrol and Support is written through the functions that the pages call, so that every
// page is looked at with rows: long words and narrow tables, each answer, each state, what is open, done, ended and taken back.
import type { Tx } from '#platform/database/queries.ts'
import type { Role } from '#records/access/matrix.ts'
import type { Work } from '#records/access/work.ts'

export type Ground = {
  work: Work
  /** One transaction as whoever of the walk has this role. */
  as: <T>(role: Role, task: (tx: Tx) => Promise<T>) => Promise<T>
  whoIs: (role: Role) => string
  school: string
  /** Whose addresses are walked, and others of the school who take part. */
  child: string
  others: readonly string[]
  group: string
  day: string
}

export const TODAY = '2026-07-17'
/** A word that does not break, as people write them: a place in Wales has that name. */
export const LONG =
  'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, after school and in the holidays: swimming and stories'
export const at = (day: string, hour: string) => new Date(`${day}T${hour}:00Z`)

/** What is not taken would leave a page empty, and nobody would see it. */
export function must(got: unknown, wanted: unknown): void {
  if (got !== wanted)
    throw new Error(`The walk's place was not filled: ${String(got)} and not ${String(wanted)}.`)
}

export function mustAll(got: readonly unknown[], wanted: unknown): void {
  for (const each of got) must(each, wanted)
}
