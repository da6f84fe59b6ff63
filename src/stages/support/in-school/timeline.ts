// What happened in and around school, for the timeline: what school itself sent stands there already.
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Happening, Happenings } from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'
import { answeredDays } from './class-page.ts'
import { placementHappenings } from './placement.ts'
import { planHappenings } from './plan.ts'
import { type LineKind, suspensionHappenings } from './suspension.ts'
import { agreedHappenings } from './telling.ts'
import {
  capital,
  homeOfAbout,
  inClassHome,
  lineBySide,
  lineWords,
  placementHome,
  planHome,
  schoolHome,
  suspendedWords,
} from './words.ts'

export const inSchoolHappenings: Happenings = async (visit, childId, span) => {
  const { tx, actor } = visit
  if (!may(actor, 'read plan')) return []
  const zone = actor.place?.zone ?? 'Europe/London'
  const [plans, suspensions, placements, agreed, answers] = await Promise.all([
    whereKept(tx, childId, 'attendance plans', () => planHappenings(tx, childId, span)),
    whereKept(tx, childId, 'suspensions', () => suspensionHappenings(tx, childId, span)),
    whereKept(tx, childId, 'placements', () => placementHappenings(tx, childId, span)),
    whereKept(tx, childId, 'what school is told', () => agreedHappenings(tx, childId, span)),
    whereKept(tx, childId, 'answers of teachers', () => answeredDays(tx, childId, span, zone)),
  ])
  const one = (
    of: { id: string; on_day: string; at: Date; what?: string },
    what: Pick<Happening, 'title' | 'href'> & { by?: string | null | undefined; words?: string | null },
  ): Happening => ({
    // No word that somebody typed: the entry's id stands in an address where it is said to be wrong.
    id: `${of.id} ${of.what ?? 'answered'}`,
    day: of.on_day,
    at: of.at,
    kind: 'school',
    title: what.title,
    by: what.by ?? undefined,
    body: what.words ? html`<p class="govuk-body"><bdi>${what.words}</bdi></p>` : undefined,
    href: what.href,
  })
  return [
    ...plans.map(row =>
      one(row, {
        title: `${PLAN_TITLES[row.what] ?? row.what}${row.who ? ` (${row.who})` : ''}`,
        by: row.by_name,
        words: row.words,
        href: row.what === 'began' || row.what === 'closed' ? planHome(childId, row.id) : schoolHome(childId),
      }),
    ),
    ...suspensions.map(row =>
      one(row, {
        title:
          row.what === 'suspended'
            ? capital(suspendedWords({ type: row.kind ?? 'SUSP', sessions: row.sessions ?? 0 }))
            : row.what === 'meeting'
              ? `Return meeting: ${row.kind}`
              : `${lineWords[row.kind as LineKind]}, by ${lineBySide[row.side]}`,
        by: row.by_name,
        words: row.words,
        href: homeOfAbout(childId, row),
      }),
    ),
    ...placements.map(row =>
      one(row, {
        title: `${row.what === 'began' ? 'Began at' : 'Ended at'} ${row.provider}`,
        by: row.by_name,
        words: row.words,
        href: placementHome(childId, row.id),
      }),
    ),
    ...agreed.map(row =>
      one(
        { ...row, on_day: row.on_day ?? span.from },
        {
          title:
            row.what === 'told'
              ? `Told ${row.who} what the family lets us say`
              : 'What helps me in class written together',
          by: row.by_name,
          href: row.what === 'told' ? schoolHome(childId) : inClassHome(childId),
        },
      ),
    ),
    ...answers.map(row =>
      one(row, {
        title: `What helps me in class: ${[
          row.helped > 0 && `helped ${row.helped}`,
          row.tried > 0 && `tried ${row.tried}`,
          row.not_yet > 0 && `not yet ${row.not_yet}`,
        ]
          .filter(Boolean)
          .join(', ')}`,
        by: `${row.reader}, ${row.role}`,
        href: inClassHome(childId),
      }),
    ),
  ]
}

const PLAN_TITLES: Record<string, string> = {
  began: 'Attendance action plan begun',
  closed: 'Attendance action plan closed',
  reviewed: 'Attendance action plan reviewed',
  'step-done': 'A step of the attendance plan done',
  'part-time': 'Part-time timetable begun',
}
