// What stages tell of one child or young person, of a day and of a caseload. Each part answers from its own tables and
// never knows of another; src/app.ts gathers them (contributions.ts). A part answers only what the reader may see.

import type { Tx } from '#platform/database/queries.ts'
import type { Html } from '#platform/html.ts'
import type { Permission, Visit } from '#platform/http.ts'

/** One thing that happened, as What's happened shows it. */
export type Happening = {
  id: string
  /** The day it happened, YYYY-MM-DD, and the moment it was told, for the order inside the day. */
  day: string
  at: Date
  /** The filter it stands under: `contacts`, `groups`, `school`, `family`, `agreements`, `words`, `help`. */
  kind: string
  title: string
  /** Who did or wrote it. */
  by?: string | undefined
  body?: Html | undefined
  /** Where it is opened, changed or taken back. */
  href?: string | undefined
  /** It exists and is not this reader's to read: whom to ask. Then there is no body. */
  restricted?: { ask: string } | undefined
  /** A strength, or the child's own words: each has its own mark. */
  mark?: 'strength' | 'words' | undefined
  /** A draft of this reader's own. */
  unfinished?: true | undefined
  /** Told by Kith itself, not by a person: last in its day. */
  system?: true | undefined
  /** Shown on screen and never on paper. */
  notPrinted?: true | undefined
}

/** What happened with a child between two days, both counted; any order. */
export type Happenings = (
  visit: Visit,
  childId: string,
  span: { from: string; to: string },
) => Promise<Happening[]>

/**
 * What one part tells. `notes`: whether what people wrote or did is among it, which is read before a meeting; where it is
 * not, the first page of a record need not ask.
 */
export type HappeningsOf = { tell: Happenings; notes: boolean }

/** A line of the reader's own day. `at`, HH:MM, is missing where it is for the whole day. */
export type DayLine = {
  at?: string | undefined
  text: Html
  why?: string | undefined
  href: string
  childId?: string | undefined
}
export type DayLines = (visit: Visit, day: string) => Promise<DayLine[]>

/** Something that waits for the reader. More points come first, then the earlier `due` (YYYY-MM-DD). Seven are shown. */
export type WaitingLine = {
  text: Html
  why: string
  href: string
  /** What the button says: `Log`, `Answer`, `Look`. */
  action: string
  points: number
  due?: string | undefined
}
export type WaitingLines = (visit: Visit, day: string) => Promise<WaitingLine[]>

/** A column of the caseload. Cells are asked for all its children at once: one query, never one a child. */
export type CaseloadColumn = {
  key: string
  heading: string
  /** A smaller number stands further left. */
  order: number
  cells: (tx: Tx, children: readonly string[], day: string) => Promise<Map<string, CaseloadCell>>
}
/**
 * `attention` sorts the caseload: more needs looking at sooner, in school days that somebody waits. `flag`, one or several,
 * is shown beside the name, in words.
 */
export type CaseloadCell = {
  html: Html
  attention?: number | undefined
  flag?: string | readonly string[] | undefined
}

/** A part of the child's first page. Parts of one slot stand in the order of the stages. */
export type ChildPart = (
  visit: Visit,
  childId: string,
) => Promise<{ slot: ChildSlot; title: string; href?: string | undefined; body: Html } | undefined>
/** What stands where: the child's own words first, what is agreed, what is next, who is around them, school, how things stand. */
export type ChildSlot = 'words' | 'agreed' | 'next' | 'lately' | 'around' | 'attendance' | 'standing'

/** A page of the child's record, a tab beside the first. */
export type ChildPage = {
  text: string
  order: number
  permission: Permission
  href: (childId: string) => string
}

/** A day on which somebody did something with each of these children: the latest of a kind (`contact`, `seen`, `note`). */
export type LastDays = (
  tx: Tx,
  children: readonly string[],
) => Promise<{ child_id: string; kind: 'contact' | 'seen' | 'note'; on_day: string }[]>
