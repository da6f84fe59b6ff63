// Days in school of days open: the first figure of the programme, by school and by worker, with the reasons for gaps.
// Rule: rules/presence.md.
import {
  day,
  many,
  maybe,
  moment,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'
import { openDaysOf } from '#records/places/open-days.ts'
import { type Presence, presenceOf, type Stands, type WhyAway } from './rules.ts'
import type { Written } from './seen.ts'

const known = { school_id: uuid, on_day: day, there: truth, why: orNull(text), words: orNull(text) }
const db = queries(new URL('./in-school.sql', import.meta.url), {
  addDays: many({ id: uuid }),
  findKnown: many({ id: uuid, ...known }),
  withdrawDay: maybe({ id: uuid }),
  findDays: many({
    id: orNull(uuid),
    person_id: orNull(uuid),
    person: orNull(text),
    school_id: orNull(uuid),
    on_day: orNull(day),
    there: orNull(truth),
    why: orNull(text),
    words: orNull(text),
    how: orNull(text),
    captured_at: orNull(moment),
    mine: orNull(truth),
    fresh: orNull(truth),
  }),
  findBegan: many({ school_id: orNull(uuid), school: text, began_on: orNull(day) }),
  findOwnSchools: many({ id: uuid, name: text }),
  findWorkers: many({ school_id: orNull(uuid), person_id: uuid, name: text }),
  findTerm: maybe({ name: text, starts_on: day, ends_on: day }),
})

/** One day of one worker: in school, or away and why. `words` say another reason. */
export type DayInSchool = {
  id: string
  schoolId: string
  onDay: string
  there: boolean
  why?: WhyAway
  words?: string
  capturedAt: Date
}

/**
 * Writes that a Link Worker was in school, or why not: one day or thousands, in one statement, in the name of whoever asks
 * or of `by` where an operator enters it. A later word about the same day corrects an earlier one. Answers by id.
 */
export async function beInSchool(
  tx: Tx,
  days: readonly DayInSchool[],
  { by }: { by?: string } = {},
): Promise<Map<string, Written>> {
  const rows = days.map(({ id, schoolId, onDay, there, why, words, capturedAt }) => ({
    id,
    school_id: schoolId,
    on_day: onDay,
    there,
    why: there ? null : (why ?? null),
    words: there ? null : (words ?? null),
    captured_at: capturedAt,
  }))
  const made = (await db.addDays(tx, { rows: JSON.stringify(rows), by: by ?? null })).map(row => row.id)
  const answers = new Map<string, Written>(made.map(id => [id, 'made']))
  const again = rows.filter(row => !answers.has(row.id))
  if (again.length > 0) {
    const found = new Map(
      (await db.findKnown(tx, { ids: again.map(row => row.id) })).map(row => [row.id, row]),
    )
    for (const row of again) answers.set(row.id, alike(row, found.get(row.id)))
  }
  if (made.length > 0) {
    await record(tx, { action: 'said-days-in-school', subject: 'presence', detail: { days: made.length } })
  }
  return answers
}

type Known = Awaited<ReturnType<typeof db.findKnown>>[number]
function alike(sent: Omit<Known, 'id'>, row: Known | undefined): Written {
  if (!row) return 'not-theirs'
  const keys = ['school_id', 'on_day', 'there', 'why', 'words'] as const
  return keys.every(key => row[key] === sent[key]) ? 'known' : 'other'
}

/** Takes back one's own word about a day, of the last ten minutes. False where there is none. */
export async function withdrawDay(tx: Tx, id: string): Promise<boolean> {
  const found = await db.withdrawDay(tx, { id })
  if (found) await record(tx, { action: 'took-back-day-in-school', subject: 'presence', subjectId: id })
  return found !== undefined
}

export type WorkerInSchool = { personId: string; name: string; presence: Presence; days: DayThatStands[] }
export type SchoolPresence = {
  schoolId: string
  school: string
  /** The first day that counts: of the span, or later where the programme began later. */
  from: string
  openDays: string[]
  presence: Presence
  workers: WorkerInSchool[]
}
export type DayThatStands = {
  id: string
  day: string
  there: boolean
  why: WhyAway | null
  words: string | null
  how: string
  mine: boolean
  fresh: boolean
}

/**
 * Days in school of days open between two days, of each of the asker's schools in which the programme works: of the school
 * (anybody there), and of each worker from the first day that is known of them there. Not `all`: only of workers of whom a day
 * is known.
 */
export async function presenceBySchool(
  tx: Tx,
  span: { from: string; to: string; today: string },
  { all = true }: { all?: boolean } = {},
): Promise<SchoolPresence[]> {
  const [began, rows, workers] = await Promise.all([
    db.findBegan(tx),
    db.findDays(tx, { from_day: span.from, to_day: span.to }),
    all ? db.findWorkers(tx) : [],
  ])
  const schools = began.flatMap(each =>
    each.school_id && each.began_on && each.began_on <= span.to
      ? [{ id: each.school_id, name: each.school, from: later(each.began_on, span.from) }]
      : [],
  )
  const open = await openDaysOf(
    tx,
    schools.map(each => each.id),
    span.from,
    span.to,
  )
  return schools.map(({ id, name, from }) => {
    const openDays = (open.get(id) ?? []).filter(each => each >= from)
    const here = rows.filter(row => row.school_id === id)
    const people = new Map(workers.filter(row => row.school_id === id).map(row => [row.person_id, row.name]))
    for (const row of here) if (row.person_id) people.set(row.person_id, row.person ?? 'Somebody who left')
    return {
      schoolId: id,
      school: name,
      from,
      openDays,
      presence: presenceOf(openDays, here.map(standsOf), span.today),
      workers: [...people].map(([personId, person]) => {
        const days = here.filter(row => row.person_id === personId).map(standsOf)
        const first = days[0]?.day
        const theirs = first === undefined ? [] : openDays.filter(each => each >= first)
        return { personId, name: person, presence: presenceOf(theirs, days, span.today), days }
      }),
    }
  })
}

/** What stands of the asker's own day, school by school. */
export async function ownDaysOn(tx: Tx, onDay: string): Promise<(DayThatStands & { schoolId: string })[]> {
  const rows = await db.findDays(tx, { from_day: onDay, to_day: onDay })
  return rows.filter(row => row.mine).map(row => ({ ...standsOf(row), schoolId: row.school_id ?? '' }))
}

/** The schools the asker works in as a Link Worker. */
export function ownSchools(tx: Tx) {
  return db.findOwnSchools(tx)
}

/** The half term that a day lies in, or the last before it; undefined before the first. */
export function termOf(tx: Tx, onDay: string) {
  return db.findTerm(tx, { day: onDay })
}

function standsOf(row: Awaited<ReturnType<typeof db.findDays>>[number]): DayThatStands & Stands {
  return {
    id: row.id ?? '',
    day: row.on_day ?? '',
    there: row.there === true,
    why: row.why as WhyAway | null,
    words: row.words,
    how: row.how ?? '',
    mine: row.mine === true,
    fresh: row.fresh === true,
  }
}

function later(a: string, b: string): string {
  return a > b ? a : b
}
