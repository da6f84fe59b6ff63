import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { counted, thousands } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { latestScreen } from '../../screens/screens.ts'
import { roundsOf, schoolsToAsk } from '../rounds.ts'
import { daysAgo } from '../words.ts'

/** The collecting rounds of the schools one acts for, and where one could begin. */
export const rounds: PageFunction = async ({ tx, requestId, now }) => {
  const screen = await latestScreen(tx)
  const [schools, found] = await Promise.all([screen ? schoolsToAsk(tx, screen.id) : [], roundsOf(tx)])
  await record(tx, {
    action: 'saw-list',
    subject: 'collecting-rounds',
    request: requestId,
    detail: { rounds: found.length },
  })
  const free = schools.filter(each => !each.open_round && each.too_little_known > 0)
  return {
    title: 'Ask tutors',
    heading: 'Ask tutors',
    breadcrumbs: [{ text: 'Identify', href: '/identify' }, { text: 'Ask tutors' }],
    body: html`
<p class="govuk-body-l">Of some children too little is known to say anything. Their tutors see them every day: a round gives each tutor a link, and ten minutes later more is known.</p>
${tableCards({
  caption: `Rounds, ${found.length}`,
  rows: found,
  link: { heading: 'School', href: each => `/identify/collecting/${each.id}`, text: each => each.school },
  columns: [
    { heading: 'Begun', cell: each => daysAgo(each.began_at, now()), short: true },
    {
      heading: 'Children answered for',
      cell: each => `${thousands(each.answered)} of ${thousands(each.children)}`,
      numeric: true,
    },
    {
      heading: 'State',
      cell: each =>
        each.closed_at ? tag({ text: 'Closed', colour: 'grey' }) : tag({ text: 'Open', colour: 'teal' }),
    },
  ],
  empty: 'No round has begun yet. Choose a school below.',
})}
<h2 class="govuk-heading-m">Begin a round</h2>
${
  free.length === 0
    ? emptyState({
        text: screen
          ? 'Every school of yours has an open round, or nobody of whom too little is known.'
          : 'Nobody has been screened yet. A round begins from the list of the screen.',
        action: { text: 'Back to Identify', href: '/identify' },
      })
    : html`<ul class="govuk-list">${free.map(
        each =>
          html`<li><a class="govuk-link" href="/identify/collecting/begin/${each.school_id}">${each.school}</a>: of ${counted(each.too_little_known, 'child', 'children')} too little is known</li>`,
      )}</ul>`
}`,
  }
}
