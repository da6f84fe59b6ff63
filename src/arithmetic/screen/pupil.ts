// What the screen is told of a child: rows as the extract folder or the database holds them, in the order of their file.

import type { Informant, SdqScale } from '../sdq/bands.ts'
import type { AttainmentBand, ConcernKind, FlagColumn, RatedArea, RatingWord } from './rules.ts'

export type ScreenPupil = {
  upn: string
  /** URN. */
  school: string
  /** `N`, `R`, `1`…`14`, as the school says. */
  year: string
  /** A blank is null or left out, and asks for nothing. */
  flags: Partial<Record<FlagColumn, string | null>>
  /** Packed marks of the calendar's days; null where the child has no row of marks. */
  marks: string | Uint8Array | null
  /** The days of these marks, where they are not those of the whole run. */
  calendar?: readonly string[]
  suspensions: readonly SuspensionRow[]
  behaviour: readonly BehaviourRow[]
  concerns: readonly ConcernRow[]
  attainment: readonly AttainmentRow[]
  sdq: readonly SdqRow[]
  ratings: readonly RatingRow[]
}

/** Where a row came from, in words a reader can follow; left out, the name of its file stands there. */
type Sourced = { source?: string | null }

export type SuspensionRow = Sourced & { start: string; sessions: number; type: 'SUSP' | 'PERM' | 'LNCH' }
export type BehaviourRow = Sourced & { date: string; kind: 'negative' | 'positive'; points: number }
export type ConcernRow = Sourced & { date: string; kind: ConcernKind }
export type AttainmentRow = Sourced & { date: string; subject: string; band: AttainmentBand }
export type SdqRow = Sourced & { date: string; informant: Informant } & Record<
    SdqScale | 'prosocial' | 'impact',
    number | null
  >
export type RatingRow = Sourced & { date: string; area: RatedArea; rating: RatingWord }

/** A file of the extract folder, without `.csv`. */
export type ScreenFile = 'marks' | 'suspensions' | 'behaviour' | 'concerns' | 'attainment' | 'sdq' | 'ratings'

export type ScreenContext = {
  /** The school days in order, `YYYY-MM-DD`. */
  calendar: readonly string[]
  /** Which files there were: a rule about suspensions or behaviour is not measured only where its file is absent. */
  filesPresent: ReadonlySet<ScreenFile>
}
