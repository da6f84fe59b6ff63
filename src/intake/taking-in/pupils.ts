// Takes in pupils.csv: who is here, on which school's roll, and what is known of each.
import { many, nothing, queries, type Tx, text, uuid, whole } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import type { Extract, PupilRow } from '../extract/index.ts'
import { count } from '../receipt.ts'
import { stopAtOthersSchools } from '../senders.ts'
import { type Decision, decided, findCloseMatches } from './close-matches.ts'
import { Changes, findFacts, NOTHING } from './pupil-changes.ts'
import { inBatches, type Taking, UnknownSchools } from './taking.ts'

const db = queries(new URL('./pupils.sql', import.meta.url), {
  findHeld: many({ upn: text, child_id: uuid }),
  findYearsOfRolls: many({ school_id: uuid, academic_year: whole }),
  addChildren: nothing(),
  addPupilNumbers: nothing(),
  findOnRolls: many({ child_id: uuid }),
  endOlderRolls: many({ child_id: uuid }),
  endRollsOf: many({ child_id: uuid }),
})

/** Every child of the place, id by UPN. */
export async function findHeld(tx: Tx): Promise<Map<string, string>> {
  return new Map((await db.findHeld(tx)).map(row => [row.upn, row.child_id]))
}

/** The newest academic year of each school's roll, by the school's id. */
export async function yearsOfRolls(tx: Tx): Promise<Map<string, number>> {
  return new Map((await db.findYearsOfRolls(tx)).map(row => [row.school_id, row.academic_year]))
}

export type PupilsTaken = {
  /** The children of the file. */
  children: Set<string>
  /** Those who came to another school's roll than before. */
  moved: number
  /** Rows of which something was not taken, as another sender is believed. */
  kept: number
  /** Rows that may be a child who is here under another number, and wait for a person. */
  keptOut: number
  /** The children they may be: nothing can be said of whether these have left. */
  maybe: Set<string>
}

/** What the person who confirms an import says of it. */
export type Said = {
  decisions: ReadonlyMap<string, ReadonlyMap<string, Decision>>
  /** The columns of pupils.csv. */
  columns: ReadonlySet<string>
}

/** Takes in all of pupils.csv. Throws Stopped where a school is not one of the place's. */
export async function takePupils(taking: Taking, extract: Extract, said: Said): Promise<PupilsTaken> {
  const taken: PupilsTaken = { children: new Set(), moved: 0, kept: 0, keptOut: 0, maybe: new Set() }
  const unknownSchools = new Set<string>()
  const nobodyHeld = taking.children.size === 0
  const alike: PupilRow[] = []
  for await (const batch of inBatches(extract.rows('pupils'), taking.signal)) {
    for (const row of batch) if (!taking.schools.has(row.school)) unknownSchools.add(row.school)
    if (unknownSchools.size > 0) continue
    // Before anything is done with them: a row for another school must not even ask who is alike.
    await stopAtOthersSchools(
      taking.tx,
      taking.mayFor,
      batch.map(row => taking.schools.get(row.school)!),
    )
    const aside = nobodyHeld ? new Set<PupilRow>() : await likeSomebody(taking, batch)
    alike.push(...aside)
    await takeBatch(
      taking,
      taken,
      said,
      batch.filter(row => !aside.has(row)),
    )
  }
  if (unknownSchools.size > 0) {
    throw new UnknownSchools([...unknownSchools].sort(), taking.tx.actor.place?.name ?? 'this place')
  }
  if (alike.length > 0) await takeAlike(taking, taken, said, alike)
  return taken
}

async function likeSomebody({ tx, children }: Taking, batch: PupilRow[]): Promise<Set<PupilRow>> {
  const news = batch.filter(row => !children.has(row.upn))
  const found = await findCloseMatches(tx, news)
  return new Set(news.filter(row => found.has(row.upn)))
}

// Only once the whole file has been read is it known which of those they may be stand in it themselves.
async function takeAlike(taking: Taking, taken: PupilsTaken, said: Said, rows: PupilRow[]): Promise<void> {
  const found = await findCloseMatches(taking.tx, rows)
  const rest: PupilRow[] = []
  const settled = new Set<PupilRow>()
  const again: { child: string; upn: string }[] = []
  for (const row of rows) {
    const matches = (found.get(row.upn) ?? []).filter(
      match => !taken.children.has(match.child) && !taking.newChildren.has(match.child),
    )
    if (matches.length === 0) {
      rest.push(row)
      continue
    }
    taking.notes.noteClose(matches)
    for (const match of matches) taken.maybe.add(match.child)
    const becomes = decided(matches, said.decisions.get(row.upn))
    if (becomes === 'kept out') {
      taken.keptOut++
      const { line, upn } = row
      const says = [...new Set(matches.map(match => match.because))].join('; ')
      taking.notes.note({ kind: 'close', line, upn, columns: [], says, child: null }, { decided: true })
      continue
    }
    if (becomes !== 'new') {
      taking.children.set(row.upn, becomes.child)
      again.push({ child: becomes.child, upn: row.upn })
    }
    rest.push(row)
    settled.add(row)
  }
  if (again.length > 0) {
    await db.addPupilNumbers(taking.tx, {
      children: again.map(each => each.child),
      upns: again.map(each => each.upn),
      import_id: taking.importId,
    })
  }
  await takeBatch(taking, taken, said, rest, settled)
}

/** Ends last year's rolls of the schools in the file for those who have not come again. Answers how many left. */
export async function endOlderRolls(taking: Taking, { maybe }: PupilsTaken): Promise<number> {
  const { tx, academicYear, importId: import_id, schoolOf } = taking
  const schools = [...new Set(schoolOf.values())]
  const left = await db.endOlderRolls(tx, { academic_year: academicYear, schools, import_id })
  noteChildren(taking, 'left', left, maybe)
  return left.length
}

/**
 * Children on the rolls of these schools who are not among the children of the file, and how many were on them `before`.
 * `wholeRoll`: the sender says that the file is the whole roll, so that the missing have left.
 */
export async function takeNotInFile(
  taking: Taking,
  { children, maybe }: PupilsTaken,
  wholeRoll: boolean,
): Promise<{ missing: number; left: number; before: number }> {
  const { tx, academicYear, importId: import_id, schoolOf, newChildren } = taking
  const schools = [...new Set(schoolOf.values())]
  // Compared here: PostgreSQL knows nothing yet of rows this transaction wrote, and would go through them again and again.
  const there = await db.findOnRolls(tx, { academic_year: academicYear, schools })
  const missing = there.filter(({ child_id }) => !children.has(child_id))
  noteChildren(taking, 'not-in-file', missing, maybe)
  const before = there.filter(({ child_id }) => !newChildren.has(child_id)).length
  if (!wholeRoll) return { missing: missing.length, left: 0, before }
  const gone = missing.map(({ child_id }) => child_id).filter(child => !maybe.has(child))
  const ended = await db.endRollsOf(tx, { children: gone, schools, import_id })
  return { missing: missing.length, left: ended.length, before }
}

function noteChildren(
  { notes }: Taking,
  kind: 'left' | 'not-in-file',
  found: { child_id: string }[],
  maybe: ReadonlySet<string>,
): void {
  for (const child of found.map(each => each.child_id).sort()) {
    const row = { kind, line: null, upn: null, columns: [], says: null, child }
    notes.note(row, { decided: maybe.has(child) })
  }
}

/** `settled`: rows that became what a person said. */
async function takeBatch(
  taking: Taking,
  taken: PupilsTaken,
  { columns }: Said,
  batch: PupilRow[],
  settled: ReadonlySet<PupilRow> = new Set(),
): Promise<void> {
  if (batch.length === 0) return
  const { tx, importId: import_id, academicYear: academic_year, notes } = taking
  const news = batch.filter(row => !taking.children.has(row.upn))
  const held = await findFacts(
    tx,
    batch.flatMap(row => taking.children.get(row.upn) ?? []),
  )
  await addChildren(taking, news)
  const isNew = new Set(news)
  const changes = new Changes(taking.sender)
  let changed = 0
  for (const row of batch) {
    const child = taking.children.get(row.upn)!
    // Two pupil numbers of one child: the first row speaks.
    if (taken.children.has(child)) continue
    taken.children.add(child)
    const schoolId = taking.schools.get(row.school)!
    const before = changes.size
    const rolls = held.rolls.get(child) ?? []
    const open = rolls.find(roll => roll.open)
    const roll = changes.roll(child, rolls, { schoolId, academicYear: academic_year, yearGroup: row.year })
    const stays = roll.kept.length > 0 && open !== undefined
    taking.schoolOf.set(child, stays ? open.school_id : schoolId)
    // An older year's folder says nothing about today.
    const speaks = !open || open.academic_year <= academic_year
    const facts = speaks ? changes.facts(child, held, { columns, row }) : NOTHING
    if (speaks && open && !stays && open.school_id !== schoolId) {
      taken.moved++
      noteFrom(taking, open.school_id, schoolId)
    }
    const { line, upn } = row
    const note = { line, upn, says: null, child: isNew.has(row) ? null : child }
    const option = { decided: settled.has(row) }
    if (isNew.has(row)) notes.note({ ...note, kind: 'new', columns: [] }, option)
    else if (changes.size > before) {
      changed++
      notes.note({ ...note, kind: 'changed', columns: [...roll.changed, ...facts.changed] }, option)
    }
    const kept = [...roll.kept, ...facts.kept]
    if (kept.length > 0) {
      taken.kept++
      notes.note({ ...note, kind: 'kept', columns: kept }, option)
    }
  }
  await changes.write(tx, import_id, academic_year)
  count(taking.counts, 'pupils', { new: news.length, changed, all: batch.length })
}

function noteFrom({ comeFrom }: Taking, from: string, to: string): void {
  const others = comeFrom.get(to) ?? new Map<string, number>()
  comeFrom.set(to, others.set(from, (others.get(from) ?? 0) + 1))
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
