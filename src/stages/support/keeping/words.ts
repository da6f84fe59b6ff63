// What the pages of this folder call things, and where they stand.
import { dayInFull } from '#design/day-in-full.ts'
import { counted } from '#design/thousands.ts'
import type { Due, Part, Waits } from './due.ts'
import type { KeepingList, Kinds } from './keeping.ts'

export const keepingHome = '/support/keeping'
export const listHome = (id: string): string => `${keepingHome}/lists/${id}`
export const certificateHome = (id: string): string => `${keepingHome}/certificates/${id}`
export const holdsHome = `${keepingHome}/holds`
export const childKeeping = (childId: string): string => `/support/children/${childId}/keeping`

export const PART_WORDS: Record<Part, string> = {
  record: 'The record',
  'early-help': 'Early Help',
  safeguarding: 'The safeguarding file',
}

const FROM_WORDS: Record<string, string> = {
  'date of birth': 'the day they were born',
  'end of programme': 'the end of taking part',
  import: 'the last file that named them',
  closure: 'the day it was closed',
}

const WAIT_WORDS: Record<Waits, string> = {
  'takes part': 'As long as they take part; the years are counted from the end',
  'episode open': 'As long as an Early Help episode is open',
  'asked for': 'Somebody asked for the record and has no answer yet: nothing goes before',
  'no day to count from': 'The day to count from is not known, so nobody proposes it',
  'no rule': 'The place has no rule for it, so nobody proposes it',
}

/** `kept 7 years from the end of taking part`. */
export function ruleWords({ years, from }: { years: number; from: string }): string {
  return `kept ${counted(years, 'year', 'years')} from ${FROM_WORDS[from] ?? from}`
}

/** Until when a part is kept, in words. */
export function standingWords(due: Due | Waits): string {
  if (typeof due === 'string') return WAIT_WORDS[due]
  const { keep_years: years, from } = due.rule
  return `Until ${dayInFull(due.dueOn)}: ${ruleWords({ years, from })}, ${dayInFull(due.fromDay)}`
}

/** `143 things of 32 kinds`. */
export function howMuch(kinds: Kinds): string {
  const things = Object.values(kinds).reduce((sum, n) => sum + n, 0)
  return `${counted(things, 'thing', 'things')} of ${counted(Object.keys(kinds).length, 'kind', 'kinds')}`
}

/** Where a list stands, in words. */
export function stateOf(list: KeepingList): string {
  if (list.open > 0) return `${list.open} to be reviewed`
  if (list.goes > 0) return 'Reviewed, to be authorised by another'
  if (list.ready > 0)
    return isBeingDone(list)
      ? `Being done, ${list.ready} to go`
      : list.stopped_at
        ? `Stopped, ${list.ready} to go`
        : 'Authorised, to be done'
  return list.done > 0 ? 'Done' : 'All kept longer'
}

/** Begun, not stopped, and something left. */
export function isBeingDone(list: KeepingList): boolean {
  return list.begun_at !== null && list.stopped_at === null && list.ready > 0
}

/** Who did what only a safeguarding lead may, where their name is not the reader's to read: they may have left. */
export const A_LEAD = 'a safeguarding lead'
