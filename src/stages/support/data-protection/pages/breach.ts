// A breach: written down as it was found, then each step once, with whose records an export had.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { summaryList } from '#design/summary-list.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { shortNameOf } from '#records/children/children.ts'
import { dayOfMoment, timeOf, todayOf } from '#records/places/today.ts'
import type { Wrong } from '../../in-school/fields.ts'
import { type Breach, breaches, exportedChildren, exportsMade, type Risk } from '../breaches.ts'
import {
  breachHome,
  breachState,
  commissionerSettled,
  exportName,
  HOME,
  isLate,
  RISK_WORDS,
} from '../words.ts'
import { nextOf } from './breach-steps.html.ts'
import { errorsOf } from './form.html.ts'

/** One breach, with what comes next. */
export const breach: PageFunction = async visit => {
  const found = await breachOf(visit)
  await record(visit.tx, {
    action: 'saw-breach',
    subject: 'data-breach',
    subjectId: found.id,
    request: visit.requestId,
  })
  return await showBreach(visit, found, {})
}

/** The breach of the address. Throws NotFound where there is none. */
export async function breachOf({ tx, params }: Visit): Promise<Breach> {
  const id = params.breach ?? ''
  const [found] = isId(id) ? await breaches(tx, { id }) : []
  if (!found) throw new NotFound('no such breach')
  return found
}

/** Its page; with what is wrong beside what was typed. */
export async function showBreach(visit: Visit, found: Breach, wrong: Wrong): Promise<Sheet> {
  return {
    title: 'Something went wrong',
    heading: 'Something went wrong',
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Data protection', href: HOME },
      { text: 'Something went wrong' },
    ],
    errors: errorsOf(wrong),
    body: html`${summaryList({ rows: factsOf(visit, found) })}
${await ofExport(visit, found, wrong)}
${nextOf(visit, found, wrong)}`,
  }
}

function factsOf(visit: Visit, found: Breach) {
  const fact = (key: string, text: Html | string | null | false) =>
    text ? [{ key: { text: key }, value: { text } }] : []
  const said = (words: string | null) => html`<bdi class="kith-as-written">${words}</bdi>`
  const at = (moment: Date) => `${dayInFull(dayOfMoment(visit, moment))}, ${timeOf(visit, moment)}`
  return [
    ...fact('What happened', said(found.what)),
    ...fact('Found', html`${at(found.found_at)}, <bdi>${found.found_by}</bdi>`),
    ...fact('Stands', breachState(found)),
    ...fact(
      'Tell the Commissioner by',
      !commissionerSettled(found) &&
        html`${dayInFull(found.ico_by_day)}, ${found.ico_by_time}${isLate(found, todayOf(visit), visit.now()) && html` ${tag({ text: 'Late', colour: 'red' })}`}`,
    ),
    ...fact(
      'Stopped',
      found.contained_on &&
        html`${dayInFull(found.contained_on)}, <bdi>${found.contained_name}</bdi>: ${said(found.contained_how)}`,
    ),
    ...fact(
      'Assessed',
      found.risk &&
        html`${RISK_WORDS[found.risk as Risk].text}, for ${counted(found.people!, 'person', 'people')}; <bdi>${found.assessed_name}</bdi>: ${said(found.risk_why)}`,
    ),
    ...fact(
      'The Commissioner',
      found.ico_told_at &&
        html`Told ${at(found.ico_told_at)}, <bdi>${found.ico_name}</bdi>${found.ico_reference && html`, number <bdi>${found.ico_reference}</bdi>`}${found.ico_late_because && html`. Late: ${said(found.ico_late_because)}`}`,
    ),
    ...fact(
      'The Commissioner',
      found.ico_not_because && html`Not told, <bdi>${found.ico_name}</bdi>: ${said(found.ico_not_because)}`,
    ),
    ...fact(
      'Those it is about',
      found.told_on &&
        html`Told ${dayInFull(found.told_on)}, <bdi>${found.told_name}</bdi>: ${said(found.told_how)}`,
    ),
    ...fact(
      'Those it is about',
      found.told_not_because &&
        html`Not told, <bdi>${found.told_name}</bdi>: ${said(found.told_not_because)}`,
    ),
    ...fact('What is different since', found.learnt && said(found.learnt)),
    ...fact(
      'Closed',
      found.closed_on && html`${dayInFull(found.closed_on)}, <bdi>${found.closed_name}</bdi>`,
    ),
  ]
}

// How large it is: whose records the export had, as the audit says.
async function ofExport(visit: Visit, found: Breach, wrong: Wrong): Promise<Html> {
  if (found.export_id === null) return found.closed_on ? html`` : await chooseExport(visit, found, wrong)
  const children = await exportedChildren(visit.tx, found.export_id)
  const seen = children.filter(each => each.child_id !== null)
  const unseen = children.length - seen.length
  return html`<h2 class="govuk-heading-m">Whose records the export had</h2>
${
  children.length === 0
    ? html`<p class="govuk-body">The audit knows the export, and not of whom: it held no names, or was printed empty.</p>`
    : html`<p class="govuk-body">${counted(children.length, 'child or young person', 'children and young people')}${unseen > 0 && `, ${unseen} of whom you may not see`}.</p>
<ul class="govuk-list">${seen.map(each => html`<li><a class="govuk-link" href="/support/children/${each.child_id}"><bdi>${shortNameOf(each)}</bdi></a></li>`)}</ul>`
}`
}

async function chooseExport(visit: Visit, found: Breach, wrong: Wrong): Promise<Html> {
  const made = await exportsMade(visit.tx)
  if (made.length === 0) return html``
  return html`<form method="post" action="${breachHome(found.id)}/export"><h2 class="govuk-heading-m">Is it about something that left Kith?</h2>
${select({
  name: 'export',
  label: 'Which file, print or bundle?',
  hint: 'The audit knows each, and whose records it had',
  value: visit.form.text('export'),
  errorMessage: wrong.export,
  items: [
    { value: '', text: 'None, or not from Kith' },
    ...made.map(each => ({
      value: each.id,
      text: `${dayInFull(dayOfMoment(visit, each.at))}, ${timeOf(visit, each.at)}: ${exportName(each.action)}, ${each.by_name ?? 'somebody'}${each.records > 0 ? `, ${counted(each.records, 'child', 'children')}` : ''}`,
    })),
  ],
})}
${button({ text: 'It is about this', classes: 'govuk-button--secondary' })}</form>`
}
