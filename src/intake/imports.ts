// An import as Kith remembers it: who sent what, how far it is, what became of it. The receipt is kept, the file is not.
import {
  json,
  many,
  maybe,
  moment,
  nothing,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
  wholes,
} from '#platform/database/queries.ts'
import type { Problem } from './extract/index.ts'
import type { Receipt } from './receipt.ts'
import type { Sender } from './taking-in/merge-policy.ts'

const db = queries(new URL('./imports.sql', import.meta.url), {
  addImport: maybe({ id: uuid }),
  findImport: maybe({
    id: uuid,
    feed: text,
    named: text,
    hash: orNull(text),
    asked_at: moment,
    started_at: orNull(moment),
    done_bytes: whole,
    all_bytes: orNull(whole),
    doing: orNull(text),
    cancel_asked_at: orNull(moment),
    finished_at: orNull(moment),
    outcome: orNull(text),
    sentence: orNull(text),
    receipt: json,
    organisation_id: orNull(uuid),
    sender: text,
    waits: orNull(text),
    review: json,
    undone_at: orNull(moment),
    undo: orNull(json),
    person: orNull(text),
    step: orNull(text),
  }),
  findImports: many({
    id: uuid,
    named: text,
    asked_at: moment,
    started_at: orNull(moment),
    finished_at: orNull(moment),
    outcome: orNull(text),
    waits: orNull(text),
    undone_at: orNull(moment),
    person: orNull(text),
    of_all: whole,
  }),
  askToCancel: nothing(),
  findProblems: many({
    number: whole,
    file: text,
    line: orNull(whole),
    column: orNull(text),
    problem: text,
    of_all: whole,
  }),
  findProblemGroups: many({
    file: text,
    column: orNull(text),
    problem: text,
    n: whole,
    lines: wholes,
    of_all: whole,
    of_groups: whole,
  }),
  tryForTurn: one({ mine: truth }),
  endAbandoned: nothing(),
  noteProgress: maybe({ cancel_asked: truth }),
  noteEnd: nothing(),
  endSteps: nothing(),
  dropProblems: nothing(),
  addProblems: nothing(),
})

/** `stopped`: its rows or its schools were at fault. `failed`: Kith was. After all but `taken-in` nothing has changed. */
export type Outcome = 'taken-in' | 'nothing-new' | 'stopped' | 'cancelled' | 'failed'

/**
 * Notes that somebody wants a file taken in. The id is the form's, and for ever: `same` is the same file (by `hash`) once
 * more, `other` another one under an id that is taken.
 */
export async function addImport(
  tx: Tx,
  asked: {
    id: string
    named: string
    hash: string | null
    bytes: number | null
    /** What was recognised; an extract where it is not said. */
    feed?: string
    /** Whose files they are; by default it follows from where the sender works. */
    sender?: Sender
  },
): Promise<'added' | 'same' | 'other'> {
  const { id, named, hash, bytes, feed = 'extract', sender = null } = asked
  const added = await db.addImport(tx, {
    id,
    named: named.slice(0, 200),
    hash,
    all_bytes: bytes,
    feed,
    sender,
  })
  if (added) return 'added'
  return (await db.findImport(tx, { id }))?.hash === hash ? 'same' : 'other'
}

export type Import = NonNullable<Awaited<ReturnType<typeof findImport>>>

export async function findImport(tx: Tx, id: string) {
  const found = await db.findImport(tx, { id })
  return (
    found && {
      ...found,
      outcome: found.outcome as Outcome | null,
      receipt: found.receipt as Receipt,
      waits: found.waits as 'matching' | 'review' | null,
      undo: found.undo as Undone | null,
    }
  )
}

/** The place's imports, the newest first. */
export function findImports(tx: Tx, page: { most: number; skip: number }) {
  return db.findImports(tx, page)
}

/** What was wrong with its rows, in the order of the files; `of_all` is how many there are. */
export function findProblems(tx: Tx, id: string, page: { most: number; skip: number }) {
  return db.findProblems(tx, { id, ...page })
}

/** The same, those alike together with their first lines, in the order in which each was first met. */
export function findProblemGroups(tx: Tx, id: string, page: { most: number; skip: number }) {
  return db.findProblemGroups(tx, { id, ...page })
}

/** Asks the import to stop and leave nothing behind. One that has ended stays as it is. */
export async function askToCancel(tx: Tx, id: string): Promise<void> {
  await db.askToCancel(tx, { id })
}

/** One import of a place at a time: takes the turn until the transaction ends, or answers false. */
export async function tryForTurn(tx: Tx, id: string): Promise<boolean> {
  const { mine } = await db.tryForTurn(tx)
  if (mine) await db.endAbandoned(tx, { id })
  return mine
}

/** What undoing an import did. `left`: children of whom something stays, as a later import has touched it. */
export type Undone = {
  putBack: number
  takenOut: number
  left: { importId: string; named: string; children: number }[]
  /** Episodes of the council's that stay, as somebody has written in them since. */
  writtenSince?: number
}

/** Notes how far it is. Answers whether somebody asked it to stop. */
export async function noteProgress(
  tx: Tx,
  id: string,
  progress: { done: number; all: number; doing: string | null },
): Promise<boolean> {
  return (await db.noteProgress(tx, { id, ...progress }))?.cancel_asked ?? false
}

export async function noteEnd(
  tx: Tx,
  id: string,
  end: { outcome: Outcome; sentence: string | null; receipt: Receipt },
): Promise<void> {
  const { outcome, sentence, receipt } = end
  await db.noteEnd(tx, { id, outcome, sentence, receipt: JSON.stringify(receipt) })
  await db.endSteps(tx, { id })
}

const PROBLEMS_AT_ONCE = 5_000

/**
 * Keeps where rows were refused and why, without what stood in them: a cell may hold anything, a name too where columns
 * have shifted. Whoever made the file sees it there; the database keeps for ever, so it keeps the reason alone.
 */
export async function keepProblems(tx: Tx, id: string, problems: readonly Problem[]): Promise<void> {
  await db.dropProblems(tx, { id })
  for (let from = 0; from < problems.length; from += PROBLEMS_AT_ONCE) {
    const part = problems.slice(from, from + PROBLEMS_AT_ONCE)
    await db.addProblems(tx, {
      id,
      numbers: part.map((_, n) => from + n + 1),
      files: part.map(each => each.file),
      lines: part.map(each => each.line),
      columns: part.map(each => each.column),
      problems: part.map(each => each.problem),
    })
  }
}
