// Practical help: what a child or young person and their family were given or lent, what it was worth and who paid
// (rules/contacts.md). Sums are in pence.
import {
  day,
  many,
  maybe,
  moment,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'

const told = {
  id: uuid,
  kind: text,
  what: orNull(text),
  worth_pence: orNull(whole),
  from_whom: orNull(text),
  given_or_lent: text,
  given_on: day,
  due_back_on: orNull(day),
  back_on: orNull(day),
  made_at: moment,
  given_by: text,
}
const db = queries(new URL('./help.sql', import.meta.url), {
  giveHelp: maybe({ id: uuid }),
  giveHelps: nothing(),
  findHelp: maybe({ ...told, child_id: uuid, mine: orNull(truth), withdrawn: truth }),
  findOfChild: many(told),
  findDueBack: many({
    id: uuid,
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    kind: text,
    what: orNull(text),
    due_back_on: orNull(day),
  }),
  cameBack: maybe({ child_id: uuid }),
  takeBack: maybe({ child_id: uuid }),
})

export const HELP = ['laptop', 'uniform', 'food', 'fare', 'bed', 'other'] as const
export type HelpKind = (typeof HELP)[number]

export type Help = {
  /** The form's own id: sent twice, it is one. */
  id: string
  childId: string
  kind: HelpKind
  /** What it was; needed where the kind is `other`. */
  what?: string | undefined
  worthPence?: number | undefined
  fromWhom?: string | undefined
  givenOrLent: 'given' | 'lent'
  givenOn: string
  dueBackOn?: string | undefined
  /** In whose name: only an operator's. */
  by?: string | undefined
}

/** Writes practical help. `known` where this form was taken before; `refused` where the child does not take part. */
export async function giveHelp(tx: Tx, help: Help): Promise<'made' | 'known' | 'refused'> {
  const row = rowOf(help)
  if (await db.giveHelp(tx, { ...row, by: help.by ?? null })) return 'made'
  return (await db.findHelp(tx, { id: help.id }))?.child_id === help.childId ? 'known' : 'refused'
}

/** The same for thousands at once, by an operator, each in somebody's name. */
export async function giveHelps(tx: Tx, helps: readonly (Help & { by: string })[]): Promise<void> {
  if (helps.length > 0) await db.giveHelps(tx, { helps: JSON.stringify(helps.map(rowOf)) })
}

export type HelpGiven = Awaited<ReturnType<typeof db.findOfChild>>[number]

/** One entry, or undefined where it is not there or not the actor's to see. */
export function findHelp(tx: Tx, id: string) {
  return db.findHelp(tx, { id })
}

/** What a child was given, or brought back, between two days. */
export function helpOfChild(tx: Tx, childId: string, span: { from: string; to: string }) {
  return db.findOfChild(tx, { child_id: childId, from_day: span.from, to_day: span.to })
}

/** What the actor lent that is due back by this day. */
export function dueBack(tx: Tx, today: string) {
  return db.findDueBack(tx, { day: today })
}

/** Writes that something lent is back. The child's id, or undefined where there is nothing to come back. */
export async function helpCameBack(tx: Tx, id: string, backOn: string): Promise<string | undefined> {
  return (await db.cameBack(tx, { id, back_on: backOn }))?.child_id
}

/** Takes back an entry of one's own that was a mistake; it stays, and is shown nowhere. */
export async function takeBackHelp(tx: Tx, id: string): Promise<string | undefined> {
  return (await db.takeBack(tx, { id }))?.child_id
}

function rowOf(help: Help) {
  return {
    id: help.id,
    child_id: help.childId,
    kind: help.kind,
    what: help.what ?? null,
    worth_pence: help.worthPence ?? null,
    from_whom: help.fromWhom ?? null,
    given_or_lent: help.givenOrLent,
    given_on: help.givenOn,
    due_back_on: help.dueBackOn ?? null,
    by: help.by ?? null,
  }
}
