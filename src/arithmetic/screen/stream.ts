// The same screen for rows that stream past, file by file, child after child: only what the rules ask for is kept.

import { countMarks, type MarkCounts } from '../attendance/mark-plan.ts'
import {
  type Facts,
  nothingKnown,
  takeAttainment,
  takeBehaviour,
  takeConcern,
  takeRating,
  takeSdq,
  takeSuspension,
} from './facts.ts'
import { judgeFacts, openScreen, type Screen } from './judge.ts'
import type { ScreenContext, ScreenPupil } from './pupil.ts'
import { rankPupils } from './rank.ts'
import { lineOf, type ScreenedLine } from './result.ts'
import type { IdentifyRules } from './rules.ts'

type Identity = Pick<ScreenPupil, 'upn' | 'school' | 'year' | 'flags'>
type Kept = { identity: Identity; facts: Facts; marks: MarkCounts | null }

/** The files whose rows are taken one by one, and how their rows look. */
export type StreamedRows = {
  suspensions: ScreenPupil['suspensions'][number]
  behaviour: ScreenPupil['behaviour'][number]
  concerns: ScreenPupil['concerns'][number]
  attainment: ScreenPupil['attainment'][number]
  sdq: ScreenPupil['sdq'][number]
  ratings: ScreenPupil['ratings'][number]
}

/** Give it every child first, then the rows of each file in their order, then ask for the lines. */
export class ScreenStream {
  readonly #screen: Screen
  readonly #kept = new Map<string, Kept>()

  constructor(rules: IdentifyRules, context: ScreenContext) {
    this.#screen = openScreen(rules, context)
  }

  addPupil(identity: Identity): void {
    this.#kept.set(identity.upn, { identity, facts: nothingKnown(this.#screen.watches), marks: null })
  }

  /** Rows about children who were not added are passed over, here and in `takeRow`. */
  takeMarks(upn: string, marks: string | Uint8Array): void {
    const kept = this.#kept.get(upn)
    if (kept !== undefined) kept.marks = countMarks(marks, this.#screen.plan)
  }

  takeRow<File extends keyof StreamedRows>(file: File, upn: string, row: StreamedRows[File]): void {
    const kept = this.#kept.get(upn)
    if (kept !== undefined) TAKE[file](this.#screen.watches, kept.facts, row)
  }

  /** What `screened.csv` says of each child, in the order in which they were added. */
  *lines(): Generator<ScreenedLine> {
    const none = countMarks(null, this.#screen.plan)
    const judged = Array.from(this.#kept.values(), ({ identity, facts, marks }) =>
      judgeFacts(this.#screen, identity, facts, marks ?? none),
    )
    const places = rankPupils(this.#screen.rules, judged)
    for (const [i, one] of judged.entries()) yield lineOf(this.#screen, one, places[i]!)
  }
}

type Take<Row> = (watches: Screen['watches'], facts: Facts, row: Row) => void

const TAKE: { [File in keyof StreamedRows]: Take<StreamedRows[File]> } = {
  suspensions: takeSuspension,
  behaviour: takeBehaviour,
  concerns: takeConcern,
  attainment: takeAttainment,
  sdq: takeSdq,
  ratings: takeRating,
}
