// Not mentioned lately: whose attendance fell, or who missed days this week, and of whom nobody has spoken for ten school
// days. It is the attendance part of whom nobody may have noticed: the same things, the same rule (rules/missed.md), for
// the pages of later stages.
import { counted } from '#design/thousands.ts'
import type { Tx } from '#platform/database/queries.ts'
import type { Mentions } from '#records/children/contributions.ts'
import { blueprintInForce } from '#records/places/places.ts'
import {
  describeThings,
  looks,
  type Missed,
  type MissedChild,
  ofKinds,
  stillMissed,
  type Thing,
} from './missed.ts'
import { missedRules } from './settings.ts'
import type { Kind } from './still-missed.ts'

const ATTENDANCE: readonly Kind[] = ['days-missed', 'falling']

export type NotMentioned = Pick<
  MissedChild,
  'childId' | 'forename' | 'surname' | 'yearGroup' | 'schoolId' | 'school'
> & {
  /** Why, in words with figures: `missed 4 of 10 sessions in the last 5 school days`. */
  why: string
}

/** After so many school days without a word a child counts as not mentioned lately: the place's own number. */
export async function quietSchoolDays(tx: Tx): Promise<number> {
  return missedRules((await blueprintInForce(tx)).content).quietSchoolDays
}

/** Those the reader may see, most things first, then the newest. What is known of them: `describeNotMentioned`. */
export async function notMentionedLately(tx: Tx, mentions: readonly Mentions[]): Promise<Missed[]> {
  return ofKinds(await stillMissed(tx, mentions), ATTENDANCE)
}

/** These children with their names and why, in the order given. */
export async function describeNotMentioned(
  tx: Tx,
  missed: readonly Pick<Missed, 'childId' | 'lastSpokenOf'>[],
): Promise<NotMentioned[]> {
  return (await describeThings(tx, missed)).map(({ things, ...child }) => ({
    ...child,
    why: things
      .filter(thing => ATTENDANCE.includes(thing.kind))
      .map(whySaid)
      .join('; '),
  }))
}

/** Where the marks of each school end, of the schools the reader acts for; null where none came. */
export async function marksEnd(
  tx: Tx,
): Promise<{ schoolId: string; school: string; endOn: string | null }[]> {
  return (await looks(tx)).map(({ school_id: schoolId, school, marks_end: endOn }) => ({
    schoolId,
    school,
    endOn,
  }))
}

function whySaid({ found }: Thing): string {
  if ('lastDays' in found) {
    return `attendance fell: missed ${found.absent} of ${found.possible} sessions in ${found.lastDays} school days, ${found.absentBefore} of ${found.possibleBefore} before`
  }
  if (!('ofSchoolDays' in found)) return ''
  return `missed ${found.absent} of ${counted(found.possible, 'session', 'sessions')} in the last ${found.ofSchoolDays} school days`
}
