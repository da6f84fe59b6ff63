// Undoes exactly one import. Rule: facts it began end, facts it ended begin again, marks it replaced come back, records it
// added are taken out of the records and kept apart; nothing is overwritten. Children of whom a later import has changed
// something stay as they are, and it is said which import that was. A family's objection stays: only they withdraw it
// (docs/import-from-your-school-system.md).
import { countMarks, type MarkCounts, planMarks } from '#arithmetic/attendance/mark-plan.ts'
import {
  days,
  many,
  maybe,
  nothing,
  one,
  orNull,
  queries,
  type Tx,
  text,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'
import { tell } from '#records/events/events.ts'
import type { Undone } from '../imports.ts'

const ofChildren = many({ child_id: uuid })
const db = queries(new URL('./undo-import.sql', import.meta.url), {
  findTouched: many({ child_id: uuid, import_id: uuid, named: text }),
  endBegunNames: ofChildren,
  endBegunBirths: ofChildren,
  endBegunFlags: ofChildren,
  endBegunRolls: ofChildren,
  beginNamesAgain: ofChildren,
  beginBirthsAgain: ofChildren,
  beginFlagsAgain: ofChildren,
  openRollsAgain: ofChildren,
  findReplacedMarks: many({
    child_id: uuid,
    school_id: uuid,
    academic_year: whole,
    calendar_id: uuid,
    marks: text,
    import_id: orNull(uuid),
    days,
  }),
  putMarksBack: nothing(),
  settleReplacedMarks: nothing(),
  takeOutRecords: one({ n: whole }),
  takeBackEpisodes: one({ put_back: orNull(whole), taken_out: orNull(whole), stayed: orNull(whole) }),
  endCalendars: nothing(),
  endBenchmarks: many({ id: uuid }),
  noteUndone: maybe({ id: uuid }),
})

/** Undoes an import that was taken in, in one transaction. One that is undone already, or never was taken in, stays. */
export async function undoImport(tx: Tx, id: string): Promise<Undone | undefined> {
  const touched = await db.findTouched(tx, { id })
  const but = [...new Set(touched.map(row => row.child_id))]
  const back = new Set<string>()
  // First all that began ends: only one fact of a kind may be in force.
  for (const step of [
    db.endBegunNames,
    db.endBegunBirths,
    db.endBegunFlags,
    db.endBegunRolls,
    db.beginNamesAgain,
    db.beginBirthsAgain,
    db.beginFlagsAgain,
    db.openRollsAgain,
  ]) {
    for (const { child_id } of await step(tx, { id, but })) back.add(child_id)
  }
  for (const child of await putMarksBack(tx, id, but)) back.add(child)
  const { n } = await db.takeOutRecords(tx, { id, but })
  const council = await db.takeBackEpisodes(tx, { id, but })
  await db.endCalendars(tx, { id })
  const lines = await db.endBenchmarks(tx, { id })
  const undone: Undone = {
    putBack: back.size + (council.put_back ?? 0),
    takenOut: n + lines.length + (council.taken_out ?? 0),
    left: leftBy(touched),
    writtenSince: council.stayed ?? 0,
  }
  if (!(await db.noteUndone(tx, { id, undo: JSON.stringify(undone) }))) return undefined
  await tell(tx, { kind: 'import-undone', aboutId: id })
  await record(tx, {
    action: 'undid-import',
    subject: 'import',
    subjectId: id,
    detail: { put_back: undone.putBack, taken_out: undone.takenOut, left: but.length },
  })
  return undone
}

async function putMarksBack(tx: Tx, id: string, but: string[]): Promise<string[]> {
  const rows = await db.findReplacedMarks(tx, { id, but })
  if (rows.length > 0) {
    const plans = new Map(
      rows.map(({ calendar_id, days: all }) => [calendar_id, planMarks(all, all.toSorted().at(-1) ?? '')]),
    )
    const counts = rows.map(({ marks, calendar_id }) => countMarks(marks, plans.get(calendar_id)!))
    const list = (field: keyof Omit<MarkCounts, 'recent'>) => counts.map(each => each[field])
    await db.putMarksBack(tx, {
      children: rows.map(row => row.child_id),
      schools: rows.map(row => row.school_id),
      years: rows.map(row => row.academic_year),
      calendars: rows.map(row => row.calendar_id),
      marks: rows.map(row => row.marks),
      possible: list('possible'),
      authorised: list('authorised'),
      unauthorised: list('unauthorised'),
      late: list('late'),
      late_after_close: list('lateAfterClose'),
      imports: rows.map(row => row.import_id),
    })
  }
  await db.settleReplacedMarks(tx, { id, but })
  return rows.map(row => row.child_id)
}

/** How many children each later import keeps from being put back; a child counts with the latest one. */
function leftBy(touched: readonly { child_id: string; import_id: string; named: string }[]): Undone['left'] {
  const seen = new Set<string>()
  const left = new Map<string, Undone['left'][number]>()
  for (const { child_id, import_id, named } of touched) {
    if (seen.has(child_id)) continue
    seen.add(child_id)
    const one = left.get(import_id) ?? { importId: import_id, named, children: 0 }
    one.children++
    left.set(import_id, one)
  }
  return [...left.values()]
}
