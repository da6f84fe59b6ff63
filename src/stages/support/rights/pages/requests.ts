// The requests of the place, and one of them: its clock, its bundle, and what comes next.
import { contextualDate, shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import type { Tx } from '#platform/database/queries.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import { nameOf } from '#records/children/children.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import type { Wrong } from '../../in-school/fields.ts'
import { sectionName } from '../lines.ts'
import {
  type Asker,
  bundleLines,
  keepsBack,
  newSinceGathered,
  type RecordRequest,
  requests,
  sectionsOf,
} from '../requests.ts'
import { notWhatWasSealed } from '../sealed-lines.ts'
import { shownOf } from '../shown.ts'
import { ASKER_WORDS, dueOf, PAUSE_WORDS, requestHome, rightsHome, stateOf } from '../words.ts'
import { stepsOf } from './steps.html.ts'

/** Everybody who asked for a child's record, what is open first. */
export const allRequests: PageFunction = async visit => {
  const today = todayOf(visit)
  const rows = await requests(visit.tx)
  await record(visit.tx, {
    action: 'saw-list',
    subject: 'record-requests',
    request: visit.requestId,
    detail: { requests: rows.length },
  })
  return {
    title: 'Asked for',
    heading: 'Who asked for a record',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Asked for' }],
    wide: true,
    body: html`
<p class="govuk-body">A child, or a parent with the child’s right, has what is kept within a month. To write one down, open the child’s record and go to <em>Asked for</em>.</p>
${tableCards({
  caption: 'Requests for a record',
  captionHidden: true,
  rows,
  link: {
    heading: 'Asked by',
    href: each => requestHome(each.id),
    text: each => html`<bdi>${each.asked_by}</bdi>`,
  },
  columns: [
    { heading: 'About', cell: each => html`<bdi>${nameOf(each)}</bdi>` },
    { heading: 'Came', cell: each => shortDate(each.received_on, today), short: true },
    {
      heading: 'Due',
      cell: each => isOpen(each) && contextualDate({ date: dueOf(each, today), today }),
      short: true,
    },
    {
      heading: 'Stands',
      cell: each =>
        html`${isOpen(each) && dueOf(each, today) < today && tag({ text: 'Late', colour: 'red' })} ${stateOf(each)}`,
    },
  ],
  empty:
    'Nobody has asked for a record. When somebody does, in whatever words, write it down on the child’s record under Asked for.',
})}`,
  }
}

/** One request, with what can be done next. */
export const request =
  (seals: Seals | undefined): PageFunction =>
  visit =>
    showRequest(visit, seals, {})

/** The page of a request; with what is wrong beside what was typed. */
export async function showRequest(visit: Visit, seals: Seals | undefined, wrong: Wrong): Promise<Sheet> {
  const asked = await requestOf(visit)
  const today = todayOf(visit)
  const sections = await sectionsOf(visit.tx, asked.id)
  await record(visit.tx, {
    action: 'saw-child',
    subject: 'record-request',
    subjectId: asked.id,
    childId: asked.child_id,
    request: visit.requestId,
  })
  return {
    title: 'Asked for',
    heading: html`<bdi>${asked.asked_by}</bdi> asks for a record`,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Asked for', href: rightsHome },
      { text: 'One request' },
    ],
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    body: html`
${summaryList({ rows: factsOf(visit, asked, today) })}
${sections.length > 0 && bundleSaid(asked, sections)}
${stepsOf({ form: visit.form, wrong }, asked, {
  today,
  shown: await shownOf(visit.tx, asked.id),
  since:
    isOpen(asked) && !asked.signed_at && asked.lines > 0 ? await newSinceGathered(visit.tx, asked.id) : 0,
  untrue: !(await isTrue(visit.tx, asked, seals)),
  back: asked.ready_at !== null && (await keepsBack(visit.tx, asked.id)),
})}`,
  }
}

/** The request of the address. Throws NotFound where there is none of the reader's. */
export async function requestOf({ tx, params }: Pick<Visit, 'tx' | 'params'>): Promise<RecordRequest> {
  const id = params.request ?? ''
  const [found] = isId(id) ? await requests(tx, { id }) : []
  if (!found) throw new NotFound('no such request')
  return found
}

/** Whether what stands in the bundle as opened is what was sealed. */
export async function isTrue(tx: Tx, { id }: RecordRequest, seals: Seals | undefined): Promise<boolean> {
  return notWhatWasSealed(await bundleLines(tx, id), id, seals).length === 0
}

/** Writes down that the bundle, or some of its lines, was read. */
export async function looked({ tx, requestId }: Visit, asked: RecordRequest, subject: string): Promise<void> {
  await record(tx, {
    action: 'saw-child',
    subject,
    subjectId: asked.id,
    childId: asked.child_id,
    request: requestId,
  })
}

/** Neither handed over nor ended. */
export function isOpen({ handed_on, ended_on }: Pick<RecordRequest, 'handed_on' | 'ended_on'>): boolean {
  return handed_on === null && ended_on === null
}

function factsOf(visit: Visit, asked: RecordRequest, today: string) {
  const fact = (key: string, text: Html | string | null | false) =>
    text ? [{ key: { text: key }, value: { text } }] : []
  const said = (words: string | null) => words && html`<bdi>${words}</bdi>`
  const by = (name: string | null, at: Date | null) =>
    at && html`${dayInFull(dayOfMoment(visit, at))}, <bdi>${name ?? 'somebody'}</bdi>`
  return [
    ...fact(
      'About',
      html`<a class="govuk-link" href="/support/children/${asked.child_id}"><bdi>${nameOf(asked)}</bdi></a>`,
    ),
    ...fact('Who asks', html`${ASKER_WORDS[asked.asker as Asker]}: <bdi>${asked.asked_by}</bdi>`),
    ...fact('What shows that they may', said(asked.right_shown)),
    ...fact('What the child thinks', said(asked.child_view)),
    ...fact('Asked for', said(asked.what_for) ?? 'Everything'),
    ...fact('Came', dayInFull(asked.received_on)),
    ...asked.pauses.flatMap(each =>
      fact(
        'The clock stood still',
        `${PAUSE_WORDS[each.why]}: from ${shortDate(each.from, today)}${each.until ? ` to ${shortDate(each.until, today)}` : ', and does now'}`,
      ),
    ),
    ...fact('Two months more', said(asked.extended_because)),
    ...fact('Due', isOpen(asked) && dayInFull(dueOf(asked, today))),
    ...fact('Stands', stateOf(asked)),
    ...fact('Made ready', by(asked.ready_name, asked.ready_at)),
    ...fact('Signed', by(asked.signed_name, asked.signed_at)),
    ...fact(
      'Handed over',
      asked.handed_on && html`${dayInFull(asked.handed_on)}, <bdi>${asked.handed_how}</bdi>`,
    ),
    ...fact('Ended', asked.ended_on && html`${dayInFull(asked.ended_on)}: <bdi>${asked.ended_because}</bdi>`),
  ]
}

function bundleSaid(
  asked: RecordRequest,
  sections: { kept_as: string; lines: number; withheld: number }[],
): Html {
  return html`<h2 class="govuk-heading-m">The bundle</h2>
<p class="govuk-body">${counted(asked.lines, 'line', 'lines')}, of which ${asked.withheld} are left out. <a class="govuk-link" href="${requestHome(asked.id)}/bundle">Read it as it would be handed over</a></p>
${tableCards({
  caption: 'What is in it',
  captionHidden: true,
  rows: sections,
  link: {
    heading: 'What',
    href: each => `${requestHome(asked.id)}/lines/${each.kept_as}`,
    text: each => sectionName(each.kept_as),
  },
  columns: [
    { heading: 'Lines', cell: each => String(each.lines), numeric: true },
    { heading: 'Left out', cell: each => String(each.withheld), numeric: true },
  ],
  empty: 'Nothing was gathered yet.',
})}`
}
