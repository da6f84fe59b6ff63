// The screen for rows that stream past in any order, file by file or child by child: only what the rules ask for is kept.

import { countYear, writeCounts } from '../attendance/mark-plan.ts'
import { BLANK_SCORE } from './columns.ts'
import { dayCode } from './day-code.ts'
import { type Judged, judgeOf } from './judge.ts'
import type { ScreenContext, ScreenPupil } from './pupil.ts'
import { type Entry, type Place, rankPupils } from './rank.ts'
import { Reasoning } from './reasons.ts'
import { ResultWriter, type ScreenResult } from './result.ts'
import {
  ATTAINMENT_BANDS,
  CONCERN_KINDS,
  type IdentifyRules,
  INFORMANTS,
  RATED_AREAS,
  RATING_WORDS,
  SCALES,
} from './rules.ts'
import { openScreen, type Screen } from './screen.ts'

/** Screens children given as objects: those of a database, or of a test. */
export class ScreenStream {
  readonly screen: Screen
  readonly #upns: string[] = []

  constructor(rules: IdentifyRules, context: ScreenContext) {
    this.screen = openScreen(rules, context)
  }

  add(pupil: ScreenPupil): void {
    const child = this.#addToRoster(pupil)
    this.#takeMarks(child, pupil.marks, pupil.calendar)
    this.#takeRows(child, pupil)
  }

  /** Every child judged and placed, in the order in which they were added; and what explains one of them. */
  settle(): Settled {
    const upnOf = (child: number) => this.#upns[child]!
    const { judge } = judgeOf(this.screen)
    const judged = this.#upns.map((_, child) => judge(child))
    const ranks = ranksOf(this.screen, judged, upnOf)
    const places = judged.map(one => placeOf(one, ranks))
    const writer = new ResultWriter(this.screen, new Reasoning(this.screen), upnOf)
    return { judged, places, explain: child => writer.result(judged[child]!, places[child]!) }
  }

  #addToRoster({ upn, school, year, flags }: ScreenPupil): number {
    const { roster, facts } = this.screen
    const child = roster.add(roster.schools.code(school), roster.years.code(year))
    for (const [flag, { column, words }] of roster.flags.entries())
      roster.setFlag(child, flag, words.code(flags[column] ?? ''))
    facts.reserve(child + 1)
    this.#upns.push(upn)
    return child
  }

  #takeMarks(child: number, marks: ScreenPupil['marks'], calendar?: readonly string[]): void {
    const { plan: usual, planFor, shape, facts } = this.screen
    const plan = calendar === undefined ? usual : planFor(calendar)
    countYear(marks, plan)
    writeCounts(plan, facts.columns.marks, child * shape.markFields)
  }

  #takeRows(child: number, pupil: ScreenPupil): void {
    const { facts, shape } = this.screen
    const { subjects } = shape.watches
    for (const row of pupil.sdq) {
      const scores = SCALES.map(scale => row[scale] ?? BLANK_SCORE)
      facts.takeSdq(child, dayCode(row.date), INFORMANTS.indexOf(row.informant), scores, 0, row.source)
    }
    for (const { date, subject, band, source } of pupil.attainment)
      facts.takeAttainment(
        child,
        dayCode(date),
        subjects.indexOf(subject),
        ATTAINMENT_BANDS.indexOf(band),
        source,
      )
    for (const { date, area, rating, source } of pupil.ratings)
      facts.takeRating(child, dayCode(date), RATED_AREAS.indexOf(area), RATING_WORDS.indexOf(rating), source)
    for (const { date, kind, source } of pupil.concerns)
      facts.takeConcern(child, dayCode(date), CONCERN_KINDS.indexOf(kind), source)
    for (const { start, type, source } of pupil.suspensions)
      if (type !== 'LNCH') facts.takeSuspension(child, dayCode(start), source)
    for (const { date, kind, points, source } of pupil.behaviour)
      if (kind === 'negative') facts.takeBehaviour(child, dayCode(date), points, source)
  }
}

export type Settled = {
  judged: readonly Judged[]
  places: readonly Place[]
  explain: (child: number) => ScreenResult
}

function ranksOf(
  { roster, rules }: Screen,
  all: Iterable<Judged>,
  upnOf: (child: number) => string,
): Map<number, Place> {
  const entries: Entry[] = []
  for (const judged of all) {
    if (judged.standing !== 'ranked') continue
    const { number } = judged.child
    entries.push({ upn: upnOf(number), school: roster.schools.word(roster.schoolCode(number)), judged })
  }
  return rankPupils(rules, entries)
}

function placeOf({ standing, child }: Judged, ranks: ReadonlyMap<number, Place>): Place {
  return standing === 'ranked' ? ranks.get(child.number)! : UNRANKED[standing]
}

const UNRANKED = {
  'out-of-scope': { outcome: 'out-of-scope', rank: null },
  'to-a-person': { outcome: 'to-a-person', rank: null },
  'too-little-known': { outcome: 'too-little-known', rank: null },
  'below-the-line': { outcome: 'below-the-line', rank: null },
} as const satisfies Record<string, Place>
