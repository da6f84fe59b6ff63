// Where each child of a room stands, what was said of them and by whom. Rule: what was said last stands; what others said
// stays beside it, with who and why (rules/cohort.md).
import {
  day,
  json,
  many,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import type { Reasons } from '../screens/reasons.ts'
import type { Outcome } from '../screens/screens.ts'
import type { Room, Side } from './rooms.ts'

const db = queries(new URL('./standing.sql', import.meta.url), {
  countStanding: many({
    stands: orNull(text),
    outcome: orNull(text),
    year_group: orNull(text),
    children: whole,
    asked_for: whole,
    differ: whole,
  }),
  findStanding: many({
    child_id: orNull(uuid),
    code: orNull(text),
    year_group: orNull(text),
    outcome: orNull(text),
    rank: orNull(whole),
    stands: orNull(text),
    decided: orNull(truth),
    differ: orNull(truth),
    check_state: orNull(text),
    check_answers: orNull(whole),
    asked_for: orNull(truth),
    next_step: orNull(truth),
    risks_met: whole,
    risks_measured: whole,
    areas_not_measured: texts,
    possible: whole,
    absent: whole,
    reasons: json,
    forename: orNull(text),
    surname: orNull(text),
    all_of_them: whole,
  }),
  findEntries: many({
    id: uuid,
    child_id: uuid,
    person_id: uuid,
    person: text,
    side: text,
    kind: text,
    decision: orNull(text),
    reason: orNull(text),
    words: text,
    by_when: orNull(day),
    made_at: moment,
  }),
  findKindness: many({ child_id: uuid, on_day: day, informant: text, prosocial: orNull(whole) }),
  countPraise: many({ child_id: uuid, points: orNull(whole), latest: orNull(day) }),
  saySomething: one({ answer: orNull(text) }),
})

export type Decision = 'in' | 'waiting' | 'out'
export type Stands = Decision | 'undecided'
export type Entry = Omit<Awaited<ReturnType<typeof db.findEntries>>[number], 'side' | 'kind' | 'decision'> & {
  side: Side
  kind: 'strength' | 'asked' | 'next-step' | 'view'
  decision: Decision | null
}

export type ChildInRoom = {
  childId: string
  code: string
  year: string
  outcome: Outcome
  rank: number | null
  stands: Stands
  /** Somebody said so; else it is what the screen said. */
  decided: boolean
  /** People's last views are not the same. */
  differ: boolean
  check: 'asked' | 'no' | 'to-a-person' | null
  checkAnswers: number
  askedFor: boolean
  nextStep: boolean
  risksMet: number
  risksMeasured: number
  notMeasured: string[]
  possible: number
  absent: number
  reasons: Reasons
  /** Null until the school's lead has opened the names. */
  forename: string | null
  surname: string | null
}

export type Narrowed = {
  stands?: Stands | readonly Stands[]
  year?: string
  asked?: true
  differing?: true
  called?: string
  childId?: string
}

/** Children of the room that the actor may see, and how many there are of them in all. */
export async function childrenOfRoom(
  tx: Tx,
  room: Room,
  narrowed: Narrowed,
  page = { atMost: 500, after: 0 },
): Promise<{ children: ChildInRoom[]; all: number }> {
  const rows = await db.findStanding(tx, {
    cohort_id: room.id,
    names: room.names_opened_at !== null,
    child_id: narrowed.childId,
    stands: narrowed.stands === undefined ? undefined : [narrowed.stands].flat(),
    year_group: narrowed.year,
    asked: narrowed.asked,
    differing: narrowed.differing,
    [room.names_opened_at === null ? 'of_code' : 'called']: narrowed.called,
    at_most: page.atMost,
    after: page.after,
  })
  return {
    all: rows[0]?.all_of_them ?? 0,
    children: rows.map(row => ({
      childId: row.child_id!,
      code: row.code!,
      year: row.year_group!,
      outcome: row.outcome as Outcome,
      rank: row.rank,
      stands: row.stands as Stands,
      decided: row.decided === true,
      differ: row.differ === true,
      check: row.check_state as ChildInRoom['check'],
      checkAnswers: row.check_answers ?? 0,
      askedFor: row.asked_for === true,
      nextStep: row.next_step === true,
      risksMet: row.risks_met,
      risksMeasured: row.risks_measured,
      notMeasured: row.areas_not_measured,
      possible: row.possible,
      absent: row.absent,
      reasons: row.reasons as Reasons,
      forename: row.forename,
      surname: row.surname,
    })),
  }
}

export type Counts = Record<Stands | 'asked' | 'differ' | 'all', number> & { years: string[] }

/** How many children of the room stand where, of those the actor may see. */
export async function countsOfRoom(tx: Tx, room: Room): Promise<Counts> {
  const rows = await db.countStanding(tx, { cohort_id: room.id })
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  const standing = (stands: Stands) => sum(row => (row.stands === stands ? row.children : 0))
  return {
    in: standing('in'),
    waiting: standing('waiting'),
    undecided: standing('undecided'),
    out: standing('out'),
    asked: sum(row => row.asked_for),
    differ: sum(row => row.differ),
    all: sum(row => row.children),
    years: [...new Set(rows.map(row => row.year_group ?? ''))].sort((a, b) => yearOrder(a) - yearOrder(b)),
  }
}

/** What people said of these children, newest first. */
export async function entriesOf(tx: Tx, room: Room, children: ChildInRoom[]): Promise<Map<string, Entry[]>> {
  const rows = await db.findEntries(tx, {
    cohort_id: room.id,
    children: children.map(({ childId }) => childId),
  })
  return Map.groupBy(rows as Entry[], row => row.child_id)
}

export type Held = {
  kindness: Map<string, { score: number; on: string; informant: string }>
  praise: Map<string, { points: number; latest: string }>
}

/** What the records hold to these children's credit that the screen does not look at. */
export async function creditOf(tx: Tx, room: Room, children: ChildInRoom[]): Promise<Held> {
  const asked = { children: children.map(({ childId }) => childId), as_of: room.as_of }
  const [kind, praise] = await Promise.all([db.findKindness(tx, asked), db.countPraise(tx, asked)])
  return {
    kindness: new Map(
      kind.map(row => [
        row.child_id,
        { score: row.prosocial ?? 0, on: row.on_day, informant: row.informant },
      ]),
    ),
    praise: new Map(praise.map(row => [row.child_id, { points: row.points ?? 0, latest: row.latest ?? '' }])),
  }
}

export type Said = {
  id: string
  childId: string
  kind: Entry['kind']
  words: string
  decision?: Decision
  reason?: string
  byWhen?: string
}

/**
 * Says something of a child, for good: whoever thinks again says it again. Answers `said`, `again` for the same post
 * twice, or why not: `frozen`, `out-of-scope`. Throws where the actor may not.
 */
export async function sayInRoom(tx: Tx, cohortId: string, said: Said): Promise<string> {
  const { answer } = await db.saySomething(tx, {
    id: said.id,
    cohort_id: cohortId,
    child_id: said.childId,
    kind: said.kind,
    decision: said.decision ?? null,
    reason: said.reason ?? null,
    words: said.words,
    by_when: said.byWhen ?? null,
  })
  return answer ?? 'frozen'
}

function yearOrder(year: string): number {
  return year === 'N' ? -2 : year === 'R' ? -1 : Number(year)
}
