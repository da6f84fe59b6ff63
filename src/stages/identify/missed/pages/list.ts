import { dayInFull } from '#design/day-in-full.ts'
import { filters } from '#design/filters.ts'
import { insetText } from '#design/inset-text.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { tabLinks } from '#design/tab-links.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { promiseOf } from '../../families-first/families-first.ts'
import { promiseFragment } from '../../families-first/promise.html.ts'
import { pageOf } from '../../imports/pages/imports.ts'
import { type Look, looks, type Missed, ofKinds, stillMissed } from '../missed.ts'
import { ofLookedAt } from '../said.ts'
import { isOld } from '../still-missed.ts'
import { actedOn } from './acted-on.ts'
import { isWhat, listAddress, WHATS, type What } from './addresses.ts'
import { schoolsTable } from './schools.ts'
import { seesSchools, type View } from './view.ts'
import { waitingTable } from './waiting.ts'

const TITLE = 'Children and young people you may have missed'

/**
 * Whom nobody may have noticed: of one's own school or caseload, or school by school for whoever acts for several. It says
 * as of which day, who should act, and leads to where one says what was done.
 */
export function missedList(gathered: Gathered): PageFunction {
  return async visit => {
    const { tx, actor, query } = visit
    const known = await looks(tx)
    const several = seesSchools(actor) && known.length > 1
    const asked = several ? query.get('school') || null : null
    const look = known.length === 1 ? known[0] : known.find(each => each.school_id === asked)
    if (asked !== null && look === undefined) throw new NotFound('no such school, or not one they act for')
    const all = await stillMissed(tx, gathered.mentions, { schoolId: asked ?? undefined })
    const what = isWhat(query.get('what')) ? (query.get('what') as What) : null
    const missed = what === null ? all : ofKinds(all, WHATS[what].kinds)
    const view = { known, several, look, what, missed }
    return several && asked === null ? await overSchools(visit, view) : await ofOne(visit, view)
  }
}

async function overSchools(visit: Visit, view: View): Promise<Sheet> {
  const { known, missed, what } = view
  const { tx, requestId } = visit
  await record(tx, {
    action: 'saw-list',
    subject: 'missed',
    request: requestId,
    detail: { schools: known.length, children: missed.length },
  })
  const children = known.reduce((sum, look) => sum + look.children, 0)
  return {
    ...frame(),
    notice: noted(visit, missed),
    body: html`
<p class="govuk-body-l">${ofLookedAt(missed.length, children)}, in ${counted(known.length, 'school', 'schools')}: something happened, and nobody has spoken of it.</p>
${narrow(view)}
${schoolsTable(known, missed, what, todayOf(visit))}
${howItWorks()}`,
  }
}

async function ofOne(visit: Visit, view: View): Promise<Sheet> {
  const { tx, actor, query, requestId } = visit
  const { several, look, missed, what } = view
  const today = todayOf(visit)
  const showsActed = query.get('show') === 'acted'
  const school = several ? look?.school_id : null
  const page = pageOf(query)
  const body = showsActed
    ? await actedOn(tx, look?.school_id)
    : await waitingTable(visit, view, { page, today })
  await record(tx, {
    action: 'saw-list',
    subject: look ? 'school' : 'missed',
    subjectId: look?.school_id,
    request: requestId,
    detail: { list: showsActed ? 'acted' : 'missed', page, children: missed.length },
  })
  return {
    ...frame(several ? look?.school : undefined),
    notice: noted(visit, missed),
    body: html`
${asThingsStood(look, missed, today)}
${!showsActed && narrow(view)}
${tabLinks({
  label: 'What is shown',
  tabs: [
    {
      text: 'Nobody has spoken of it',
      count: missed.length,
      href: listAddress({ school, what }),
      current: !showsActed,
    },
    { text: 'Acted on', href: listAddress({ school, what, show: 'acted' }), current: showsActed },
  ],
})}
${body}
${look && seesSchools(actor) && promiseFragment(await promiseOf(tx, look.school_id))}
${!may(actor, 'do act on what was missed') && html`<p class="govuk-body-s">Link Workers, school leads and the programme manager say here what was done.</p>`}
${howItWorks()}`,
  }
}

function asThingsStood(look: Look | undefined, missed: Missed[], today: string): Html | null {
  if (look === undefined) {
    const asOf = missed
      .map(each => each.asOf)
      .sort()
      .at(-1)
    return asOf === undefined
      ? null
      : html`<p class="govuk-body-l">As things stood on ${dayInFull(asOf)}.</p>`
  }
  if (look.marks_end === null) {
    return insetText({
      text: `No attendance marks of ${look.school} are held for this year, so nothing is known of days missed.`,
    })
  }
  return html`<p class="govuk-body-l">As things stood on ${dayInFull(look.marks_end)}, where ${look.school}’s marks end.</p>
${isOld(look.marks_end, today, look.old_after_days) && insetText({ text: html`These marks are more than ${look.old_after_days} days old. What has happened since is not here: <strong>nobody on this list does not mean that nobody was missed</strong>. Newer files bring it up to date.` })}`
}

function narrow({ known, several, look, what }: View): Html {
  const school = several ? (look?.school_id ?? '') : ''
  return filters({
    action: '/identify/missed',
    clear: school === '' && what === null ? undefined : '/identify/missed',
    fields: [
      several
        ? select({
            name: 'school',
            label: 'School',
            value: school,
            items: [
              { value: '', text: 'All schools' },
              ...known.map(each => ({ value: each.school_id, text: each.school })),
            ],
          })
        : '',
      select({
        name: 'what',
        label: 'What happened',
        value: what ?? '',
        items: [
          { value: '', text: 'Anything' },
          ...Object.entries(WHATS).map(([value, { text }]) => ({ value, text })),
        ],
      }),
    ],
  })
}

function noted({ query }: Visit, missed: Missed[]): Html | undefined {
  if (!query.has('done')) return undefined
  const left =
    missed.length === 0
      ? 'Nobody else is waiting here.'
      : `${counted(missed.length, 'child or young person is', 'children and young people are')} still waiting here.`
  return notificationBanner({
    type: 'success',
    content: html`<p class="govuk-notification-banner__heading">Noted. ${left}</p>`,
  })
}

function howItWorks(): Html {
  return html`<p class="govuk-body-s">A child or young person comes off this list when somebody says what was done, or writes of them elsewhere in Kith; nobody can tick them off. They come back when something new happens.</p>`
}

function frame(school?: string): Pick<Sheet, 'title' | 'heading' | 'breadcrumbs'> {
  const here = { text: 'You may have missed' }
  return {
    title: school ? `${TITLE}, ${school}` : TITLE,
    heading: TITLE,
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      ...(school ? [{ ...here, href: '/identify/missed' }, { text: school }] : [here]),
    ],
  }
}
