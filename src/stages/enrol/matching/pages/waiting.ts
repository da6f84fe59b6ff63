// Those with both yeses who wait for a Link Worker, and those whose Link Worker left.
import { shortDate } from '#design/contextual-date.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { todayOf } from '#records/places/today.ts'
import { languageName } from '../../agreements/pages/said.html.ts'
import { waitingOrTooLate, withoutWorker } from '../matching.ts'

export const matching: PageFunction = async visit => {
  const { tx, requestId } = visit
  const today = todayOf(visit)
  const [{ waiting, tooLate }, alone] = await Promise.all([waitingOrTooLate(tx), withoutWorker(tx)])
  await record(tx, {
    action: 'saw-list',
    subject: 'matching',
    request: requestId,
    detail: { children: waiting.length + tooLate.length + alone.length },
  })
  return {
    title: 'Match with a Link Worker',
    heading: 'Match with a Link Worker',
    breadcrumbs: [{ text: 'Enrol', href: '/enrol' }, { text: 'Match' }],
    body: html`
<p class="govuk-body">Both said yes, the family and the child or young person. Nothing begins until somebody is matched.</p>
<h2 class="govuk-heading-m">${counted(waiting.length, 'child or young person waits', 'children and young people wait')}</h2>
${tableCards({
  caption: 'Waiting for a Link Worker, who waits longest first',
  captionHidden: true,
  rows: waiting,
  link: {
    heading: 'Name',
    href: row => `/enrol/children/${row.child_id}/match`,
    text: row => html`<bdi>${nameOf(row)}</bdi>`,
  },
  columns: [
    { heading: 'School', cell: row => row.school },
    { heading: 'Year', cell: row => yearName(row.year_group), short: true },
    { heading: 'Both yeses since', cell: row => row.since && shortDate(row.since, today), short: true },
    {
      heading: 'The family speaks',
      cell: row => row.languages?.map(languageName).join(', ') || 'Not known',
    },
  ],
  empty: 'Nobody waits: whoever said yes, as their family did, has a Link Worker.',
})}
${
  tooLate.length > 0 &&
  html`<h2 class="govuk-heading-m">Their place went to another family</h2>
<p class="govuk-body">They came back, and their yes is from before. Tell the family so, and that the next cohort asks anew.</p>
<ul class="govuk-list govuk-list--bullet">${tooLate.map(each => html`<li><a class="govuk-link" href="/enrol/children/${each.child_id}/agreements"><bdi>${nameOf(each)}</bdi></a>, ${yearName(each.year_group)}, ${each.school}</li>`)}</ul>`
}
${
  alone.length > 0 &&
  html`<h2 class="govuk-heading-m">${counted(alone.length, 'takes part and has', 'take part and have')} no Link Worker</h2>
${tableCards({
  caption: 'Without a Link Worker',
  captionHidden: true,
  rows: alone,
  link: {
    heading: 'Name',
    href: row => `/enrol/children/${row.child_id}/match`,
    text: row => html`<bdi>${nameOf(row)}</bdi>`,
  },
  columns: [
    { heading: 'School', cell: row => row.school },
    { heading: 'Year', cell: row => yearName(row.year_group), short: true },
    { heading: 'Takes part since', cell: row => shortDate(row.began_on, today), short: true },
  ],
  empty: '',
})}`
}`,
  }
}
