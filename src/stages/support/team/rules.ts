// The team's rules that compute something (rules/team.md): whose notes are drawn to be read, whether training still holds,
// and whether a child's name stands in what is noticed.
import { createHash } from 'node:crypto'

/** The fortnight of a day, named by its first Monday: fortnights are counted from Monday 5 January 1970. */
export function fortnightOf(day: string): string {
  const monday = Date.UTC(1970, 0, 5)
  const length = 14 * 86_400_000
  const n = Math.floor((Date.parse(`${day}T00:00:00Z`) - monday) / length)
  return new Date(monday + n * length).toISOString().slice(0, 10)
}

/**
 * Of each writer's notes so many, drawn by lot: the lot is the same all fortnight long, whoever looks and however often, and
 * nobody can choose it.
 */
export function drawn<Note extends { id: string; writer: string }>(
  notes: readonly Note[],
  fortnight: string,
  each: number,
): Note[] {
  const lot = (note: Note) => createHash('sha256').update(`${fortnight} ${note.id}`).digest('hex')
  const writers = new Map<string, Note[]>()
  for (const note of notes) writers.set(note.writer, [...(writers.get(note.writer) ?? []), note])
  return [...writers.values()].flatMap(own =>
    own.toSorted((a, b) => (lot(a) < lot(b) ? -1 : 1)).slice(0, each),
  )
}

export type Holds = 'holds' | 'runs-out' | 'ran-out'

/** Whether training holds on a day, runs out within so many days, or has run out. Without an end it holds. */
export function holdsOn(holdsUntil: string | null, today: string, soonDays: number): Holds {
  if (holdsUntil === null) return 'holds'
  if (holdsUntil < today) return 'ran-out'
  const soon = new Date(Date.parse(`${today}T00:00:00Z`) + soonDays * 86_400_000).toISOString().slice(0, 10)
  return holdsUntil <= soon ? 'runs-out' : 'holds'
}

/** The name that stands in a text as a word of its own, as it stands there; letters' case and accents do not hide it. */
export function nameIn(text: string, names: readonly string[]): string | undefined {
  const plain = (word: string) => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()
  // Short names are words too ("Will", "An"): only two letters and fewer are let through.
  const wanted = new Set(
    names
      .flatMap(name => [name, ...name.split(/[\s-]+/u)])
      .flatMap(name => (name.length > 2 ? [plain(name)] : [])),
  )
  return text
    .match(/[\p{L}\p{M}’'-]+/gu)
    ?.find(word => [word, ...word.split('-')].some(part => wanted.has(plain(part.replace(/[’']s$/u, '')))))
}
