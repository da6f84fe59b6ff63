// Takes in pupils.csv: who is here, on which school's roll, and what is known of each.
import { many, nothing, queries, type Tx, text, uuid } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import type { Extract, PupilRow } from '../extract/index.ts'
import { count } from '../receipt.ts'
import { Changes, findFacts } from './pupil-changes.ts'
import { inBatches, type Taking, UnknownSchools } from './taking.ts'

const db = queries(new URL('./pupils.sql', import.meta.url), {
  findHeld: many({ upn: text, child_id: uuid }),
  addChildren: nothing(),
  addPupilNumbers: nothing(),
  findOnRolls: many({ child_id: uuid }),
  endOlderRolls: many({ child_id: uuid }),
})

/** Every child of the place, id by UPN. */
export async function findHeld(tx: Tx): Promise<Map<string, string>> {
  return new Map((await db.findHeld(tx)).map(row => [row.upn, row.child_id]))
}

export type PupilsTaken = {
  /** The children of the file. */
  children: Set<string>
  /** Those who came to another school's roll than before. */
  moved: number
}

/** Takes in all of pupils.csv. Throws Stopped where a school is not one of the place's. */
export async function takePupils(
  taking: Taking,
  extract: Extract,
  columns: ReadonlySet<string>,
): Promise<PupilsTaken> {
  const taken: PupilsTaken = { children: new Set(), moved: 0 }
  const unknownSchools = new Set<string>()
  for await (const batch of inBatches(extract.rows('pupils'), taking.signal)) {
    for (const row of batch) if (!taking.schools.has(row.school)) unknownSchools.add(row.school)
    if (unknownSchools.size === 0) await takeBatch(taking, taken, columns, batch)
  }
  if (unknownSchools.size > 0) {
    throw new UnknownSchools([...unknownSchools].sort(), taking.tx.actor.place?.name ?? 'this place')
  }
  return taken
}

/** Ends last year's rolls of the schools in the file for those who have not come again. Answers how many left. */
export async function endOlderRolls({ tx, academicYear, schoolOf }: Taking): Promise<number> {
  const schools = [...new Set(schoolOf.values())]
  return (await db.endOlderRolls(tx, { academic_year: academicYear, schools })).length
}

/** Children on the rolls of these schools who are not among the children of the file. */
export async function countNotInFile(taking: Taking, children: ReadonlySet<string>): Promise<number> {
  const schools = [...new Set(taking.schoolOf.values())]
  // Compared here: PostgreSQL knows nothing yet of rows this transaction wrote, and would go through them again and again.
  const there = await db.findOnRolls(taking.tx, { academic_year: taking.academicYear, schools })
  return there.filter(({ child_id }) => !children.has(child_id)).length
}

async function takeBatch(
  taking: Taking,
  taken: PupilsTaken,
  columns: ReadonlySet<string>,
  batch: PupilRow[],
): Promise<void> {
  const { tx, importId: import_id, academicYear: academic_year } = taking
  const news = batch.filter(row => !taking.children.has(row.upn))
  const held = await findFacts(
    tx,
    batch.flatMap(row => taking.children.get(row.upn) ?? []),
  )
  await addChildren(taking, news)
  const isNew = new Set(news)
  const changes = new Changes()
  let changed = 0
  for (const row of batch) {
    const child = taking.children.get(row.upn)!
    // Two pupil numbers of one child: the first row speaks.
    if (taken.children.has(child)) continue
    taken.children.add(child)
    const schoolId = taking.schools.get(row.school)!
    taking.schoolOf.set(child, schoolId)
    const before = changes.size
    const rolls = held.rolls.get(child) ?? []
    const open = rolls.find(roll => roll.open)
    changes.roll(child, rolls, { schoolId, academicYear: academic_year, yearGroup: row.year })
    // An older year's folder says nothing about today.
    if (!open || open.academic_year <= academic_year) {
      changes.facts(child, held, { columns, row })
      if (open && open.school_id !== schoolId) taken.moved++
    }
    if (!isNew.has(row) && changes.size > before) changed++
  }
  await changes.write(tx, import_id, academic_year)
  count(taking.counts, 'pupils', { new: news.length, changed, all: batch.length })
}

async function addChildren(
  { tx, importId: import_id, children, newChildren }: Taking,
  news: PupilRow[],
): Promise<void> {
  if (news.length === 0) return
  const ids = news.map(() => newId())
  for (const [n, row] of news.entries()) children.set(row.upn, ids[n]!)
  for (const id of ids) newChildren.add(id)
  await db.addChildren(tx, { children: ids, import_id })
  await db.addPupilNumbers(tx, { children: ids, upns: news.map(row => row.upn), import_id })
}
