import { daysBefore, isDay } from '#arithmetic/days.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { dayStrip, type StripDay } from '#design/day-strip.ts'
import { insetText } from '#design/inset-text.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { tabLinks } from '#design/tab-links.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { academicYearOf } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { wayBack, withSaid } from '../../contacts/way-back.ts'
import { closuresOf } from '../closures.ts'
import {
  beInSchool,
  type DayThatStands,
  ownDaysOn,
  ownSchools,
  presenceBySchool,
  type SchoolPresence,
  termOf,
  withdrawDay,
} from '../in-school.ts'
import { oneButton } from '../one-button.html.ts'
import { type Presence, WHY_AWAY } from '../rules.ts'
import { AWAY_WORDS } from '../words.ts'
import { type OwnDay, ownDay } from './own-day.html.ts'

/** Days back that a worker may still say where they were. */
const DAYS_BACK = 60
const SPANS = { term: 'This half term', year: 'This school year' } as const

/** Days in school of days open, by school and by worker: the first figure of the programme. */
export const inSchoolPage: PageFunction = visit => show(visit)

async function show(
  visit: Visit,
  wrong?: OwnDay['wrong'],
  asked = visit.query.get('day') ?? '',
): Promise<Sheet> {
  const { tx, actor, query, requestId } = visit
  const today = todayOf(visit)
  const span = query.get('span') === 'year' ? 'year' : 'term'
  const term = await termOf(tx, today)
  const from = span === 'year' ? `${academicYearOf(today)}-09-01` : (term?.starts_on ?? daysBefore(today, 40))
  const day = dayAsked(asked, today)
  const [schools, mine, closed, own] = await Promise.all([
    presenceBySchool(tx, { from, to: today, today }),
    ownSchools(tx),
    closuresOf(tx, day),
    ownDaysOn(tx, day),
  ])
  await record(tx, {
    action: 'saw-list',
    subject: 'presence',
    request: requestId,
    detail: { schools: schools.length },
  })
  const undo = own.find(each => each.id === query.get('undo') && each.fresh)
  const all = sumOf(schools)
  return {
    title: 'Days in school',
    heading: 'Days in school',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Days in school' }],
    errors: wrong ? [{ text: wrong.text, href: `#why-${wrong.school}` }] : [],
    ...(undo && {
      notice: notificationBanner({
        type: 'success',
        titleText: 'Saved',
        disableAutoFocus: true,
        content: oneButton({
          action: '/support/in-school/undo',
          fields: { undo: undo.id, day },
          text: 'Undo',
        }),
      }),
    }),
    body: html`
<p class="govuk-body">A Link Worker is in the school every day. This is counted first, and it is a figure about us: never about a child.</p>
${may(actor, 'do be in school') && ownDay({ schools: mine, closed, day, today, own, next: withDay('/support/in-school', day, today), wrong })}
${tabLinks({
  label: 'Which days',
  tabs: Object.entries(SPANS).map(([key, text]) => ({
    text,
    href: `/support/in-school?span=${key}`,
    current: key === span,
  })),
})}
${
  schools.length === 0
    ? insetText({
        text: 'No child or young person takes part in a school of yours yet, so there is no day to count.',
      })
    : html`
<p class="govuk-body-l">Somebody was in school on <strong>${all.present} of ${counted(all.open, 'day', 'days')} open</strong>, ${dayInFull(schools.map(each => each.from).sort()[0] ?? from)} to ${dayInFull(today)}${schools.length > 1 && html`, in ${schools.length} schools`}.</p>
${
  schools.length > 1 &&
  tableCards({
    caption: 'By school',
    rows: schools,
    link: { heading: 'School', href: each => `#school-${each.schoolId}`, text: each => each.school },
    columns: [
      {
        heading: 'In school',
        cell: each => `${each.presence.present} of ${each.presence.open} days`,
        short: true,
      },
      { heading: 'Gaps and why', cell: each => gapsSaid(each.presence, today), long: true },
    ],
    empty: 'No school yet.',
  })
}
${schools.map(school => ofSchool(visit, school, today, may(actor, 'do be in school')))}`
}
<p class="govuk-body">Days when a school is closed, its training days and weekends are not counted. A day of which nobody said anything is a gap without a reason.</p>`,
  }
}

/** One's own day: `school`, `day`, `there` yes or no, and `why` not. */
export const sayDay: PageFunction = async visit => {
  const { tx, form, now } = visit
  const [id, schoolId] = [form.text('id'), form.text('school')]
  const today = todayOf(visit)
  const onDay = dayAsked(form.text('day'), today)
  if (!isId(id) || !isId(schoolId)) throw new BadRequest('Open the page again and tap there.')
  const there = form.text('there') === 'yes'
  const why = WHY_AWAY.find(each => each === form.text('why'))
  const words = form.text('words').slice(0, 200)
  if (!there && why === undefined)
    return await show(visit, { school: schoolId, text: 'Choose why you were not in school' }, onDay)
  if (why === 'other' && words === '')
    return await show(visit, { school: schoolId, text: 'Say the other reason in a few words' }, onDay)
  const said = await beInSchool(tx, [
    {
      id: idOfPost(id, onDay, there ? 'yes' : (why ?? ''), words),
      schoolId,
      onDay,
      there,
      ...(!there && why && { why }),
      ...(!there && words !== '' && { words }),
      capturedAt: now(),
    },
  ])
  const [[dayId, written] = ['', 'not-theirs']] = said
  if (written === 'not-theirs') throw new NotFound('not a school of theirs')
  return seeOther(withSaid(wayBack(form.text('next'), '/support/in-school'), { undo: dayId }))
}

/** Takes one's own word about a day back, within ten minutes. */
export const undoDay: PageFunction = async visit => {
  const id = visit.form.text('undo')
  if (isId(id)) await withdrawDay(visit.tx, id)
  return seeOther('/support/in-school')
}

function ofSchool(visit: Visit, school: SchoolPresence, today: string, link: boolean): Html {
  const own = school.workers.find(each => each.personId === visit.actor.personId)
  return html`<section id="school-${school.schoolId}"><h2 class="govuk-heading-m">${school.school}</h2>
${dayStrip({
  id: `strip-${school.schoolId}`,
  finding: html`In school on <strong>${school.presence.present} of ${counted(school.presence.open, 'day', 'days')} open</strong>. ${gapsSaid(school.presence, today)}`,
  title: `Days in school, ${school.school}: ${school.presence.present} of ${school.presence.open}`,
  days: stripOf(
    school.openDays,
    school.workers.flatMap(each => each.days),
    today,
  ),
  today,
  source: html`✓ somebody was in school; ${lettersOf(school.presence)}`,
})}
${tableCards({
  caption: 'By Link Worker',
  rows: school.workers,
  link: { heading: 'Link Worker', text: each => each.name },
  columns: [
    {
      heading: 'In school',
      cell: each =>
        each.days.length === 0
          ? 'Nothing written yet'
          : `${each.presence.present} of ${each.presence.open} days`,
      short: true,
    },
    {
      heading: 'Gaps and why',
      cell: each => each.days.length > 0 && gapsSaid(each.presence, today),
      long: true,
    },
  ],
  empty: 'No Link Worker works in this school.',
})}
${link && own && ownGaps(own.presence, today)}</section>`
}

// The gaps of one's own of which one has not said why: each leads to that day.
function ownGaps(presence: Presence, today: string): Html | false {
  const days = presence.gaps.get('not-said') ?? []
  return (
    days.length > 0 &&
    html`<p class="govuk-body">Say where you were: ${days.map((each, n) => html`${n > 0 && ' · '}<a class="govuk-link" href="/support/in-school?day=${each}">${shortDate(each, today)}</a>`)}</p>`
  )
}

function gapsSaid(presence: Presence, today: string): string {
  if (presence.open === 0) return 'No day to count yet.'
  if (presence.gaps.size === 0) return 'No gap.'
  return [...presence.gaps]
    .map(
      ([why, days]) =>
        `${AWAY_WORDS[why].text}: ${days.length <= 3 ? days.map(day => shortDate(day, today)).join(', ') : counted(days.length, 'day', 'days')}`,
    )
    .join('; ')
}

function lettersOf(presence: Presence): string {
  const said = [...presence.gaps.keys()].map(
    why => `${AWAY_WORDS[why].letter} ${AWAY_WORDS[why].text.toLowerCase()}`,
  )
  return said.length > 0 ? said.join(', ') : 'no gap'
}

function stripOf(openDays: readonly string[], days: readonly DayThatStands[], today: string): StripDay[] {
  return openDays.map(day => {
    const known = days.filter(each => each.day === day)
    if (known.some(each => each.there)) return { day, state: 'there', letter: '✓', text: 'In school' }
    if (day === today && known.length === 0) return { day, state: 'ahead', text: 'Nothing written yet' }
    const stands = known.find(each => each.why)
    const { text, letter } = AWAY_WORDS[stands?.why ?? 'not-said']
    return { day, state: 'away', letter, text: stands?.words ?? text }
  })
}

function sumOf(schools: readonly SchoolPresence[]): { present: number; open: number } {
  return schools.reduce(
    (sum, { presence }) => ({ present: sum.present + presence.present, open: sum.open + presence.open }),
    { present: 0, open: 0 },
  )
}

function dayAsked(asked: string, today: string): string {
  return isDay(asked) && asked <= today && asked >= daysBefore(today, DAYS_BACK) ? asked : today
}

function withDay(path: string, day: string, today: string): string {
  return day === today ? path : `${path}?day=${day}`
}
