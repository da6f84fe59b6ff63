// What is passed on of one child: the list that fills itself from what is known already, and what whoever hands over adds.
// The rule that no note is left unsent is kept by the database (0047). Written in rules/handover.md.
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
  whole,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'

const db = queries(new URL('./passing-on.sql', import.meta.url), {
  findLines: many({
    id: uuid,
    kind: text,
    words: text,
    by_day: orNull(day),
    made_at: moment,
    made_by: uuid,
    by_name: text,
  }),
  findKnown: many({ section: text, words: orNull(text), more: orNull(text), on_day: orNull(day) }),
  writeLine: one({ there: truth }),
  withdrawLine: maybe({ gone: truth }),
  tellHandover: one({ told: truth }),
  findTold: many({
    id: uuid,
    introduce_on: orNull(day),
    introduced: truth,
    goodbye_told: orNull(truth),
    made_at: moment,
    by_name: orNull(text),
  }),
  countUnsent: one({ unsent: whole }),
  finish: one({ outcome: text }),
})

export const LINE_KINDS = ['matters', 'promise', 'ring', 'other'] as const
export type LineKind = (typeof LINE_KINDS)[number]
export type Line = Awaited<ReturnType<typeof db.findLines>>[number]
/** `section`: `matters`, `promise`, `ring`, `goes`. */
export type Known = Awaited<ReturnType<typeof db.findKnown>>[number]

/** The lines that were typed for one handing over, the first first. */
export function linesOf(tx: Tx, handedId: string): Promise<Line[]> {
  return db.findLines(tx, { handed_id: handedId })
}

/** What stands elsewhere already and belongs on the list: nobody types it again. */
export function knownOf(tx: Tx, childId: string, today: string): Promise<Known[]> {
  return db.findKnown(tx, { child_id: childId, today })
}

/** Writes a line, once however often the form is sent. False where the child is not the actor's to hand over. */
export async function writeLine(
  tx: Tx,
  line: {
    id: string
    handedId: string
    childId: string
    kind: LineKind
    words: string
    byDay: string | null
  },
): Promise<boolean> {
  const { id, handedId, childId, kind, words, byDay } = line
  const { there } = await db.writeLine(tx, { id, handed: handedId, kind, words, by_day: byDay })
  if (there) await record(tx, { action: 'wrote-handover', subject: 'handover', subjectId: handedId, childId })
  return there
}

/** Takes back a line of one's own about this child; it stays, marked. */
export async function withdrawLine(tx: Tx, id: string, childId: string): Promise<boolean> {
  const gone = (await db.withdrawLine(tx, { id, child_id: childId }))?.gone === true
  if (gone)
    await record(tx, { action: 'took-back-handover-line', subject: 'handover-line', subjectId: id, childId })
  return gone
}

/** Says the day of the introduction, whether it was, and whether goodbye is told. What was said before stays. */
export async function tellHandover(
  tx: Tx,
  told: {
    id: string
    handedId: string
    childId: string
    introduceOn: string | null
    introduced: boolean
    goodbyeTold: boolean | null
  },
): Promise<boolean> {
  const { told: kept } = await db.tellHandover(tx, {
    id: told.id,
    handed: told.handedId,
    on_day: told.introduceOn,
    done: told.introduced,
    told: told.goodbyeTold,
  })
  if (kept)
    await record(tx, {
      action: 'told-handover',
      subject: 'handover',
      subjectId: told.handedId,
      childId: told.childId,
      detail: {
        introduceOn: told.introduceOn,
        introduced: told.introduced,
        goodbye: told.goodbyeTold,
      },
    })
  return kept
}

export type Told = Awaited<ReturnType<typeof db.findTold>>[number]

/** All that was said of the introduction and the goodbye, the newest first. */
export function toldOf(tx: Tx, handedId: string): Promise<Told[]> {
  return db.findTold(tx, { handed_id: handedId })
}

/** How many notes of the child their Link Worker began and did not send. */
export async function unsentOf(tx: Tx, handedId: string): Promise<number> {
  return (await db.countUnsent(tx, { handed: handedId })).unsent
}

/** Says that the list is done. `drafts` while a note is begun and not sent. */
export async function finishHandover(
  tx: Tx,
  { handedId, childId, today }: { handedId: string; childId: string; today: string },
): Promise<'finished' | 'drafts' | 'gone'> {
  const { outcome } = await db.finish(tx, { handed: handedId, today })
  if (outcome === 'finished')
    await record(tx, { action: 'finished-handover', subject: 'handover', subjectId: handedId, childId })
  return outcome as 'finished' | 'drafts' | 'gone'
}
