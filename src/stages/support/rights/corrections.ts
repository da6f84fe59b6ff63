// Somebody says that something about a child is wrong: written down, decided within the month, and shown beside the original, which
// stays as it was. The rule is rules/rights.md; the database holds who may decide what (0057).
import {
  bytes,
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
import type { Seals } from '#platform/sealed.ts'

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
    sealed: orNull(bytes),
    decided_sealed: orNull(bytes),
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

/**
 * Writes it down; what is about the safeguarding file, sealed. False where it is there already, or the page it was asked on was
 * answered. Throws for who may not.
 */
export async function askCorrection(tx: Tx, asked: NewCorrection, seals?: Seals): Promise<boolean> {
  const { id, entry, wrong, rightIs: right, evidence } = asked
  const sealed = asked.ofFile ? sealedIn(seals, id, 'sealed', { entry, wrong, right, evidence }) : null
  const made = await db.askCorrection(tx, {
    ...{ id, child_id: asked.childId, entry: sealed ? IN_FILE : entry, said_id: asked.saidId },
    ...{ entry_id: asked.entryId, entry_day: asked.entryDay, asker: asked.asker, asked_by: asked.askedBy },
    ...{ received_on: asked.receivedOn, wrong: sealed ? SEALED : wrong, right_is: sealed ? SEALED : right },
    ...{ evidence: sealed ? null : evidence, opinion: asked.opinion, by: asked.by ?? null, sealed },
  })
  return made?.made === true
}

/**
 * Decides it, once, today. `ofFile` as the correction says. `told` is what whoever asked on a page reads there. False where it was
 * decided. Throws where it is not theirs to decide: that a fact stays as it is, somebody else says than who writes the notes.
 */
export async function decideCorrection(
  tx: Tx,
  decided: {
    id: string
    outcome: Outcome
    because: string | null
    statement: string | null
    told: string | null
    ofFile?: boolean
  },
  seals?: Seals,
): Promise<boolean> {
  const { id, outcome, because, statement, told, ofFile } = decided
  const sealed = ofFile ? sealedIn(seals, id, 'decided_sealed', { because, statement }) : null
  const plain = { because: sealed ? null : because, statement: sealed ? null : statement }
  return (await db.decideCorrection(tx, { id, outcome, ...plain, told, sealed }))?.decided === true
}

/**
 * The corrections of a child that the reader may read, or those beside one entry, or one: what is open first. What is said of the
 * safeguarding file is opened with the seals, and else stands as sealed.
 */
export async function correctionsOf(
  tx: Tx,
  childId: string,
  only: { id?: string; entryId?: string } = {},
  seals?: Seals,
) {
  const rows = await db.findCorrections(tx, { child_id: childId, id: only.id, entry_id: only.entryId })
  return rows.map(({ sealed, decided_sealed: later, ...row }) => {
    const [said, then] = [
      openedIn(seals, row.id, 'sealed', sealed),
      openedIn(seals, row.id, 'decided_sealed', later),
    ]
    return {
      ...row,
      ofFile: sealed !== null,
      entry: said.entry ?? row.entry,
      wrong: said.wrong ?? row.wrong,
      right_is: said.right ?? row.right_is,
      evidence: said.evidence ?? row.evidence,
      because: then.because ?? row.because,
      statement: then.statement ?? row.statement,
    }
  })
}

/** What is not decided, among the children whose notes the reader reads. */
export function openCorrections(tx: Tx) {
  return db.findOpen(tx)
}

/** How many there are of a child, and how many of them are not decided. */
export function countCorrections(tx: Tx, childId: string) {
  return db.countCorrections(tx, { child_id: childId })
}

/** What stands of it for all but the seals. */
const IN_FILE = 'The safeguarding file'
const SEALED = 'Sealed'

type Column = 'sealed' | 'decided_sealed'

function sealedIn(
  seals: Seals | undefined,
  row: string,
  column: Column,
  said: Record<string, string | null>,
) {
  if (!seals) throw new Error('Without its keys Kith cannot keep what is said of the safeguarding file.')
  const words = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
  return seals.seal(JSON.stringify(words), { table: 'kith.corrections', column, row })
}

function openedIn(seals: Seals | undefined, row: string, column: Column, sealed: Buffer | Uint8Array | null) {
  if (!seals || !sealed) return {} as Partial<Record<string, string>>
  const words = seals.openText(sealed, { table: 'kith.corrections', column, row })
  return JSON.parse(words) as Partial<Record<string, string>>
}
