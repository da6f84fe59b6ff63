import type { AreaReasons, PersonReasons } from '#arithmetic/screen/index.ts'

/** Why the screen said what it said of one child, as kept with the run. */
export type Reasons = { areas: AreaReasons[]; person: PersonReasons[] }

export type ChildResult = {
  screen_id: string
  child_id: string
  school_id: string
  school: string
  year_group: string
  outcome: string
  rank: number | null
  risks_met: number
  risks_measured: number
  areas_met: string[]
  areas_not_measured: string[]
  also: string[]
  possible: number
  absent: number
  why: string
  reasons: Reasons
}
