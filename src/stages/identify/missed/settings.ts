// When somebody may have been missed, as a place's blueprint says (`alerts.missed`), and what stands in for what it leaves
// out. Rule and sources: rules/missed.md.
import type { LatelyRules } from '#arithmetic/attendance/lately.ts'
import { partsOf, type Rule } from '#arithmetic/screen/index.ts'
import type { BlueprintData } from '#records/places/blueprint.ts'

export type MissedRules = LatelyRules & {
  /** So many school days after somebody spoke of a child, attendance stays off the list. */
  quietSchoolDays: number
  suspendedWithinDays: number
  /** Marks that end longer ago than this are said to be old. */
  oldAfterDays: number
}

/** Two days missed in a school week, and ten school days without a word. */
const USUAL = {
  days_missed: { at_least: 2, of_school_days: 5 },
  quiet_school_days: 10,
  suspended_within_days: 45,
}
const OLD_AFTER_DAYS = 14

/** The rules of a place. Falling is the blueprint's own, else the screen's, else that of its other alerts. */
export function missedRules({ alerts, identify }: Pick<BlueprintData, 'alerts' | 'identify'>): MissedRules {
  const said = alerts.missed ?? USUAL
  const { falling, old_after_days: oldAfterDays } = alerts.missed ?? {}
  return {
    daysMissed: { atLeast: said.days_missed.at_least, ofSchoolDays: said.days_missed.of_school_days },
    falling: falling ?? fallingOfScreen(identify) ?? fallingOfAlerts(alerts.presence),
    quietSchoolDays: said.quiet_school_days,
    suspendedWithinDays: said.suspended_within_days,
    oldAfterDays: oldAfterDays ?? OLD_AFTER_DAYS,
  }
}

function fallingOfScreen(identify: BlueprintData['identify']): MissedRules['falling'] | undefined {
  for (const area of identify.areas) {
    const found = partsOf(area.rule as unknown as Rule).find(leaf => leaf.rule === 'falling')
    if (found) return found
  }
  return undefined
}

// A session a day, half of what there is, is as much as must be known of either stretch.
function fallingOfAlerts(presence: BlueprintData['alerts']['presence']): MissedRules['falling'] {
  return {
    by_percent: presence.falling_by_percent,
    last_days: presence.over_school_days,
    minimum_sessions: presence.over_school_days,
  }
}
