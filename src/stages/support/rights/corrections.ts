// Somebody says that something about a child is wrong: written down, decided within the month, and shown beside the original, which
// stays as it was. The rule is rules/rights.md; the database holds who may decide what (0057).
import {
  day,
  many,
  maybe,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'

const db = queries(new URL('./corrections.sql', import.meta.url), {
  askCorrection: maybe({ made: truth }),
  decideCorrection: maybe({ decided: truth }),
  findCorrections: many({
    id: uuid,
    child_id: uuid,
    entry_id: orNull(text),
    entry_day: orNull(day),
    entry: text,
    said_id: orNull(uuid),
    asker: text,
    asked_by: text,
    received_on: day,
    wrong: text,
    right_is: text,
    evidence: orNull(text),
    opinion: truth,
    outcome: orNull(text),
    because: orNull(text),
    statement: orNull(text),
    decided_on: orNull(day),
    decided_by: orNull(text),
    made_by: orNull(text),
  }),
  findOpen: many({
    id: uuid,
    child_id: uuid,
    received_on: day,
    entry: text,
    forename: orNull(text),
    surname: orNull(text),
  }),
  countCorrections: one({ many: whole, open: whole }),
})

/** Who asks for a correction: as for a record, or a colleague. */
export const CORRECTION_ASKERS = ['parent', 'child', 'somebody-for-them', 'colleague'] as const
export type CorrectionAsker = (typeof CORRECTION_ASKERS)[number]
export const OUTCOMES = ['corrected', 'not-corrected'] as const
export type Outcome = (typeof OUTCOMES)[number]

/**
 * What somebody says is wrong. `entry` names it; `entryId` with its day where it is an entry of what happened; `saidId` where it was
 * asked on a family's page, which is then answered with what is decided. `ofFile`: it is about the safeguarding file, and read by
 * the safeguarding leads alone. `by` only where no person is asking, as in the demo.
 */
export type NewCorrection = {
  id: string
  childId: string
  entryId: string | null
  entryDay: string | null
  entry: string
  saidId: string | null
  asker: CorrectionAsker
  askedBy: string
  receivedOn: string
  wrong: string
  rightIs: string
  evidence: string | null
  opinion: boolean
  ofFile?: boolean | undefined
  by?: string | undefined
}
export type Correction = Awaited<ReturnType<typeof correctionsOf>>[number]

/** Writes it down. False where it is there already, or the page it was asked on was answered. Throws for who may not. */
export async function askCorrection(tx: Tx, asked: NewCorrection): Promise<boolean> {
  const made = await db.askCorrection(tx, {
    ...{ id: asked.id, child_id: asked.childId, entry: asked.entry, said_id: asked.saidId },
    ...{ entry_id: asked.entryId, entry_day: asked.entryDay, asker: asked.asker, asked_by: asked.askedBy },
    ...{ received_on: asked.receivedOn, wrong: asked.wrong, right_is: asked.rightIs },
    ...{
      evidence: asked.evidence,
      opinion: asked.opinion,
      by: asked.by ?? null,
      of_file: asked.ofFile ?? false,
    },
  })
  return made?.made === true
}

/**
 * Decides it, once. `told` is what whoever asked on a page reads there. False where it was decided. Throws where it is not theirs
 * to decide: that a fact stays as it is, somebody else says than who writes the notes.
 */
export async function decideCorrection(
  tx: Tx,
  decided: {
    id: string
    outcome: Outcome
    because: string | null
    statement: string | null
    told: string | null
    onDay: string
  },
): Promise<boolean> {
  const { id, outcome, because, statement, told, onDay } = decided
  const answer = await db.decideCorrection(tx, { id, outcome, because, statement, told, on_day: onDay })
  return answer?.decided === true
}

/** The corrections of a child that the reader may read, or those beside one entry, or one: what is open first. */
export function correctionsOf(tx: Tx, childId: string, only: { id?: string; entryId?: string } = {}) {
  return db.findCorrections(tx, { child_id: childId, id: only.id, entry_id: only.entryId })
}

/** What is not decided, among the children whose notes the reader reads. */
export function openCorrections(tx: Tx) {
  return db.findOpen(tx)
}

/** How many there are of a child, and how many of them are not decided. */
export function countCorrections(tx: Tx, childId: string) {
  return db.countCorrections(tx, { child_id: childId })
}
