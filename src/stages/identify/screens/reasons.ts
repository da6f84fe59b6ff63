import type { AreaReasons, PersonReasons } from '#arithmetic/screen/index.ts'

/** Why the screen said what it said of one child, as kept with the run. */
export type Reasons = { areas: AreaReasons[]; person: PersonReasons[] }

export type ChildResult = {
  outcome: string
  rank: number | null
  risks_met: number
  risks_measured: number
  areas_not_measured: string[]
  possible: number
  absent: number
  reasons: Reasons
}
