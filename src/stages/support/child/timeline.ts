// What's happened, in order: days newest first, inside a day the oldest first and what Kith itself tells last; a day is
// never split over two pages (rules/family.md).
import type { Happening } from '#records/children/happenings.ts'

export type HappenedDay = { day: string; entries: Happening[] }

/** The fewest entries of a page: a page ends with the day on which they are reached. */
export const ENTRIES_A_PAGE = 50

/** Long notes fill a page sooner, so that it stays under 60 KB: bytes of what was written, and of what stands around it. */
const BYTES_A_PAGE = 48_000
const BYTES_AROUND = 900

/** Happenings by day, newest day first. */
export function byDay(happenings: readonly Happening[]): HappenedDay[] {
  const days = new Map<string, Happening[]>()
  for (const each of happenings) {
    const entries = days.get(each.day)
    if (entries) entries.push(each)
    else days.set(each.day, [each])
  }
  return [...days]
    .map(([day, entries]) => ({ day, entries: entries.sort(inADay) }))
    .sort((a, b) => (a.day < b.day ? 1 : -1))
}

/** One page of whole days, until there are enough entries or enough to read; `older` where days are left: before this one. */
export async function pageOfDays(
  days: readonly HappenedDay[],
): Promise<{ shown: HappenedDay[]; older: string | undefined }> {
  const shown: HappenedDay[] = []
  let [entries, bytes] = [0, 0]
  for (const each of days) {
    if (entries >= ENTRIES_A_PAGE || bytes >= BYTES_A_PAGE) break
    shown.push(each)
    entries += each.entries.length
    for (const { body } of each.entries) bytes += BYTES_AROUND + Buffer.byteLength(String((await body) ?? ''))
  }
  return { shown, older: shown.length < days.length ? shown.at(-1)!.day : undefined }
}

/** How many there are of each kind, in the order of `kindWords`; kinds of whom there is none are left out. */
export function countKinds(happenings: readonly Happening[]): { kind: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { kind } of happenings) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const known = Object.keys(kindWords)
  const place = (kind: string) => (known.includes(kind) ? known.indexOf(kind) : known.length)
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => place(a.kind) - place(b.kind) || a.kind.localeCompare(b.kind))
}

export const kindWords: Record<string, string> = {
  contacts: 'Contacts',
  words: 'Their words',
  groups: 'Groups and days',
  help: 'Help given',
  family: 'Family',
  school: 'School',
  agreements: 'Agreements',
  reviews: 'Reviews and tasks',
  plan: 'Plan',
}

export function kindWord(kind: string): string {
  return kindWords[kind] ?? `${kind[0]!.toUpperCase()}${kind.slice(1).replaceAll('-', ' ')}`
}

/**
 * The last things a person wrote or did, newest first: what is read before a meeting. What school sends, agreements and
 * what Kith tells itself are on the timeline, and so is a tick with nothing beside it.
 */
export function lastNotes(happenings: readonly Happening[], atMost = 3): Happening[] {
  return happenings
    .filter(each => !each.system && !each.unfinished && (each.kind === 'contacts' || isWritten(each)))
    .sort((a, b) => (a.day === b.day ? b.at.getTime() - a.at.getTime() : a.day < b.day ? 1 : -1))
    .slice(0, atMost)
}

function isWritten({ kind, body, restricted, mark }: Happening): boolean {
  return kind !== 'school' && kind !== 'agreements' && (Boolean(body ?? restricted) || mark !== undefined)
}

function inADay(a: Happening, b: Happening): number {
  return Number(a.system ?? false) - Number(b.system ?? false) || a.at.getTime() - b.at.getTime()
}
