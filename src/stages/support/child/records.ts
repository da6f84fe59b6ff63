// What schools sent of a child, for the timeline: each with its figures, and only where the reader may read it. No score
// stands without who filled it in.
import { subjectName } from '#arithmetic/screen/words.ts'
import { bandOf } from '#arithmetic/sdq/bands.ts'
import { counted } from '#design/thousands.ts'
import {
  day,
  many,
  moment,
  orNull,
  queries,
  text,
  texts,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Happening, Happenings } from '#records/children/happenings.ts'
import { isKept, whereKept } from '#records/children/what-is-kept.ts'
import { suspensionHome } from '../in-school/words.ts'

const score = orNull(whole)
const db = queries(new URL('./records.sql', import.meta.url), {
  findSuspensions: many({
    id: uuid,
    starts_on: day,
    sessions: whole,
    type: text,
    known_at: moment,
    followed: truth,
  }),
  findSdq: many({
    id: uuid,
    on_day: day,
    informant: text,
    emotional: score,
    conduct: score,
    hyperactivity: score,
    peer: score,
    said_by: orNull(text),
    known_at: moment,
  }),
  findAttainment: many({ on_day: day, subjects: texts, bands: texts, known_at: moment }),
  findConcerns: many({
    id: uuid,
    on_day: day,
    kind: text,
    said_by: orNull(text),
    because: orNull(text),
    known_at: moment,
  }),
  findMoves: many({ id: uuid, school: text, school_before: text, on_day: day, known_at: moment }),
  findLeft: many({ id: uuid, school: text, on_day: day, ended_at: moment }),
})

/** What schools sent of one child: suspensions, SDQ scores, attainment, concerns. Class scores. */
export const schoolHappenings: Happenings = async ({ tx, actor }, childId, { from, to }) => {
  if (!may(actor, 'read scores')) return []
  const span = { child_id: childId, from, to }
  const [suspensions, sdq, attainment, concerns] = await Promise.all([
    whereKept(tx, childId, 'suspensions', () => db.findSuspensions(tx, span)),
    whereKept(tx, childId, 'SDQ scores', () => db.findSdq(tx, span)),
    db.findAttainment(tx, span),
    whereKept(tx, childId, 'concerns of schools', () => db.findConcerns(tx, span)),
  ])
  return [
    ...suspensions.map(row => ({
      ...sent(row.id, row.starts_on, row.known_at),
      title: `${SUSPENDED[row.type] ?? 'Suspended'}${row.sessions > 0 ? `, ${counted(row.sessions, 'session', 'sessions')}` : ''}`,
      href: row.followed ? suspensionHome(childId, row.id) : undefined,
    })),
    ...sdq.map(row => ({ ...sent(row.id, row.on_day, row.known_at), title: sdqTitle(row) })),
    ...attainment.map(row => ({
      ...sent(`attainment ${row.on_day}`, row.on_day, row.known_at),
      title: attainmentTitle(row),
    })),
    ...concerns.map(row => ({
      ...sent(row.id, row.on_day, row.known_at),
      title: `A concern about ${row.kind.replaceAll('-', ' ')}`,
      by: row.said_by ?? undefined,
      body: row.because ? html`<p class="govuk-body">${row.because}</p>` : undefined,
    })),
  ]
}

/** Which school's roll a child came to and left. */
export const rollHappenings: Happenings = async (visit, childId, { from, to }) => {
  if (!(await isKept(visit.tx, childId, 'moves'))) return []
  const zone = visit.actor.place?.zone ?? 'Europe/London'
  const span = { child_id: childId, from, to, zone }
  const [moves, left] = await Promise.all([db.findMoves(visit.tx, span), db.findLeft(visit.tx, span)])
  return [
    ...moves.map(row => ({
      ...sent(`roll ${row.id}`, row.on_day, row.known_at),
      title: `Moved from ${row.school_before} to ${row.school}`,
    })),
    ...left.map(row => ({
      ...sent(`left ${row.id}`, row.on_day, row.ended_at),
      title: `Left the roll of ${row.school}`,
    })),
  ]
}

/** What a school said of one day, subject by subject, in words: files know them by two letters. */
export function attainmentTitle({ subjects, bands }: { subjects: string[]; bands: string[] }): string {
  const each = subjects.map((subject, n) => `${subjectName(subject)} ${BANDS[bands[n]!] ?? bands[n]}`)
  return `Attainment: ${each.join(', ')}`
}

function sdqTitle(
  row: Record<'emotional' | 'conduct' | 'hyperactivity' | 'peer', number | null> & {
    informant: string
  },
): string {
  const scales = [row.emotional, row.conduct, row.hyperactivity, row.peer]
  const by = INFORMANTS[row.informant] ?? row.informant
  if (scales.some(each => each === null)) return `SDQ, filled in by ${by}: not all of it`
  const total = scales.reduce<number>((sum, each) => sum + each!, 0)
  const band = bandOf(total, 'total', row.informant as 'teacher' | 'parent' | 'self', 'four_2014')!
  return `SDQ, filled in by ${by}: total difficulties ${total} of 40, ${band.replaceAll('_', ' ')}`
}

function sent(id: string, onDay: string, at: Date): Omit<Happening, 'title'> {
  return { id, day: onDay, at, kind: 'school', system: true }
}

const SUSPENDED: Record<string, string> = {
  SUSP: 'Suspended',
  PERM: 'Permanently excluded',
  LNCH: 'Suspended at lunchtime',
}
const INFORMANTS: Record<string, string> = { teacher: 'a teacher', parent: 'a parent', self: 'themselves' }
const BANDS: Record<string, string> = {
  well_below: 'well below what is expected for the age',
  below: 'below what is expected',
  at: 'as expected',
  above: 'above what is expected',
}
