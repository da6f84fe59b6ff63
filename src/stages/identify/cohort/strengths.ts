// What is well, in words: what was measured and is no risk, good attendance, kindness to others, praise.
// Rule: nobody is only a list of risks; and what nobody measured is never called well (rules/cohort.md).
import { absenceBasisPoints } from '#arithmetic/attendance/counts.ts'
import { areaTopic } from '#arithmetic/screen/index.ts'
import { bandIndex, type Informant } from '#arithmetic/sdq/bands.ts'

export type Strength = { text: string; date: string | null; source: string | null }
export type ForStrengths = {
  possible: number
  absent: number
  areas: { area: string; counts: boolean; state: string }[]
  kindness?: { score: number; on: string; informant: string }
  praise?: { points: number; latest: string }
  /** Fewer sessions than the place's own rule of absence asks for say little. */
  enough: number
}

/** Hundredths of a per cent missed at most, for attendance to be called good: the line that rules/cohort.md draws at 95%. */
export const GOOD_ATTENDANCE = 500

/** The strengths that the records hold, good attendance first, then areas by name. */
export function strengthsOf({ possible, absent, areas, kindness, praise, enough }: ForStrengths): Strength[] {
  const missed = absenceBasisPoints({ absent, possible })
  const attends = missed !== null && possible >= enough && missed <= GOOD_ATTENDANCE
  const well = areas.filter(
    each => each.counts && each.state === 'not-met' && !(attends && each.area === 'attendance'),
  )
  return [
    ...(attends
      ? [{ text: `attended ${possible - absent} of ${possible} sessions`, date: null, source: 'marks' }]
      : []),
    ...(kindness && bandIndex(kindness.score, 'prosocial', kindness.informant as Informant, 'four_2014') === 0
      ? [{ text: `kind to others, score ${kindness.score} of 10`, date: kindness.on, source: 'sdq' }]
      : []),
    ...(praise
      ? [{ text: `${praise.points} points of praise in a year`, date: praise.latest, source: 'behaviour' }]
      : []),
    ...(well.length > 0
      ? [
          {
            text: `measured, and no risk found: ${well.map(each => areaTopic(each.area)).join(', ')}`,
            date: null,
            source: null,
          },
        ]
      : []),
  ]
}

/** How many sessions the place's rule of absence asks for; where it has none, one. */
export function enoughSessions(
  areas: readonly { rule: string; of?: unknown; minimum_sessions?: unknown }[],
): number {
  const leaves = areas.flatMap(each => (Array.isArray(each.of) ? (each.of as typeof areas) : [each]))
  return Number(leaves.find(each => each.rule === 'absence')?.minimum_sessions ?? 1)
}
