// What a tutor is asked and what they say, as the link they opened: three functions of the database and nothing else (0017).
// A part left empty stays as it was said before; "I don't know" is an answer and is kept as one: asked, not known.
import {
  day,
  many,
  maybe,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
} from '#platform/database/queries.ts'

const db = queries(new URL('./answers.sql', import.meta.url), {
  findTutorsRound: maybe({ tutor: text, school: text, asker: orNull(text), for_day: day, until: moment }),
  findTutorsChildren: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: text,
    answered_at: orNull(moment),
    sdq: orNull(text),
    parental: orNull(text),
    school: orNull(text),
    concerns: orNull(text),
  }),
  takeAnswer: one({ taken: truth }),
})

/** The scales of the questionnaire in the order the database takes them; `impact` may be blank. */
export const scales = ['emotional', 'conduct', 'hyperactivity', 'peer', 'prosocial', 'impact'] as const
export type Scale = (typeof scales)[number]

export const concernKinds = [
  'bullying',
  'isolation',
  'exposure-to-crime',
  'caring',
  'bereavement',
  'housing',
  'other',
] as const
export type ConcernKind = (typeof concernKinds)[number]

export type Rated = { rating: 'low' | 'medium' | 'high'; because: string }
/** What was said of one child, part by part; null where the part was left empty. */
export type Said = {
  sdq: Record<Scale, number | null> | 'not-known' | null
  parental: Rated | 'not-known' | null
  school: Rated | 'not-known' | null
  concerns: { kind: ConcernKind; because: string }[] | 'none-seen' | 'not-known' | null
}

export type AskedRound = NonNullable<Awaited<ReturnType<typeof askedRound>>>
export type AskedChild = Awaited<ReturnType<typeof askedChildren>>[number]

/** What this link is about; undefined once the round is closed. */
export function askedRound(tx: Tx) {
  return db.findTutorsRound(tx)
}

/** The children this link asks about: forename, initial, year, and of which parts something was said. Never a score. */
export function askedChildren(tx: Tx) {
  return db.findTutorsChildren(tx)
}

/** Whether anything at all was said. */
export function saysSomething(said: Said): boolean {
  return Object.values(said).some(part => part !== null)
}

/** Keeps what was said. The id is the form's: false when it was kept before. Throws where the child is not asked about. */
export async function takeAnswer(tx: Tx, id: string, childId: string, said: Said): Promise<boolean> {
  const { sdq, parental, school, concerns } = said
  const list = Array.isArray(concerns) ? concerns : []
  const { taken } = await db.takeAnswer(tx, {
    id,
    child_id: childId,
    sdq: stateOf(sdq),
    scales: sdq === null || sdq === 'not-known' ? [] : scales.map(scale => sdq[scale]),
    parental: stateOf(parental),
    ...rated('parental', parental),
    school: stateOf(school),
    ...rated('school', school),
    concerns: stateOf(concerns),
    kinds: list.map(each => each.kind),
    seen: list.map(each => each.because),
  })
  return taken
}

function stateOf(part: object | string | null): string | null {
  return typeof part === 'object' && part !== null ? 'said' : part
}

function rated(name: string, part: Rated | 'not-known' | null) {
  const { rating, because } =
    typeof part === 'object' && part !== null ? part : { rating: null, because: null }
  return { [`${name}_rating`]: rating, [`${name}_because`]: because }
}
