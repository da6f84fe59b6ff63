// Change of hands at a glance: for whoever leads the team four lists (coming, waiting for someone, waiting for a yes, done), for a
// Link Worker what they hand over and whom they are asked to have.
import { daysBefore } from '#arithmetic/days.ts'
import { button } from '#design/button.ts'
import { contextualDate, shortDate } from '#design/contextual-date.ts'
import { counts } from '#design/counts.ts'
import type { PageFunction } from '#design/route.ts'
import { type Column, tableCards } from '#design/table-cards.ts'
import { html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { nameOf, shortNameOf, yearName } from '#records/children/children.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { withoutWorker } from '#stages/enrol/index.ts'
import { type Asked, askedOfMe, type Handed, type Handover, handedOver, openHandovers } from '../handover.ts'
import { handedHome, handoversHome, listOf, standing, whyAlone } from '../words.ts'

/** Who was taken over stays on the list of those who are done for so many days: two terms, Kith's own figure. */
export const DONE_DAYS = 180

export const handovers: PageFunction = async visit => {
  const { tx, actor, requestId } = visit
  const today = todayOf(visit)
  const leads = may(actor, 'do lead the team')
  const [open, handed, alone, asked] = await Promise.all([
    openHandovers(tx),
    handedOver(tx, { since: daysBefore(today, DONE_DAYS) }),
    leads ? withoutWorker(tx) : [],
    askedOfMe(tx),
  ])
  await record(tx, {
    action: 'saw-list',
    subject: 'handovers',
    request: requestId,
    detail: { handovers: open.length, children: handed.length },
  })
  const on = (list: ReturnType<typeof listOf>) => handed.filter(each => listOf(each) === list)
  const noOne = on('waiting for someone')
  const forYes = on('waiting for a yes')
  const done = on('done')
  const mayStart = leads || actor.roles.includes('link-worker')
  return {
    title: 'Change of hands',
    heading: 'Change of hands',
    wide: true,
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Change of hands' }],
    body: html`
<p class="govuk-body-l">When somebody leaves, moves or is away, each child or young person is handed to one person who says yes. Until that yes they have nobody.</p>
${mayStart && button({ text: 'Begin a handover', href: `${handoversHome}/new`, classes: 'govuk-button--secondary' })}
${counts([
  { n: open.length, text: 'coming', href: '#coming' },
  { n: noOne.length + alone.length, text: 'waiting for someone', href: '#no-one' },
  { n: forYes.length, text: 'waiting for a yes', href: '#yes' },
  { n: done.length, text: 'done', href: '#done' },
])}
${!leads && asked.length > 0 && askedTable(asked, today)}
<h2 class="govuk-heading-m" id="coming">Coming</h2>
${coming(open, today)}
<h2 class="govuk-heading-m" id="no-one">Waiting for someone</h2>
${childrenTable('Children and young people for whom nobody is asked', noOne, today, 'Somebody is asked for everybody who is handed over.')}
${
  alone.length > 0 &&
  tableCards({
    caption: 'Nobody who works here has them, and nobody hands them over',
    rows: alone,
    link: {
      heading: 'Name',
      href: each => `/support/children/${each.child_id}`,
      text: each => html`<bdi>${nameOf(each)}</bdi>`,
    },
    columns: [
      { heading: 'Year', cell: each => yearName(each.year_group), short: true },
      { heading: 'School', cell: each => each.school },
      {
        heading: 'What to do',
        cell: each => html`<a class="govuk-link" href="/enrol/children/${each.child_id}/match">Match</a>`,
      },
    ],
    empty: '',
  })
}
<h2 class="govuk-heading-m" id="yes">Waiting for a yes</h2>
${childrenTable('Children and young people for whom somebody is asked', forYes, today, 'Nobody waits for a yes.')}
<h2 class="govuk-heading-m" id="done">Done</h2>
${childrenTable(
  'Children and young people who were taken over',
  done,
  today,
  'Nobody was handed over lately.',
  [
    {
      heading: 'Since',
      cell: each => shortDate(dayOfMoment(visit, each.accepted_at!), today),
      short: true,
    },
  ],
)}`,
  }
}

function coming(rows: Handover[], today: string) {
  return tableCards({
    caption: 'Who hands over',
    captionHidden: true,
    rows,
    link: {
      heading: 'Who',
      href: each => `${handoversHome}/${each.id}`,
      text: each => html`<bdi>${each.person}</bdi>`,
    },
    columns: [
      { heading: 'What', cell: each => whyAlone(each.why) },
      {
        heading: 'Last day',
        cell: each => contextualDate({ date: each.last_day, today, overdue: 'Passed' }),
        short: true,
      },
      { heading: 'Taken over', cell: each => `${each.accepted} of ${each.children}`, short: true },
      {
        heading: 'Theirs, and not in it',
        cell: each =>
          each.left_out > 0 &&
          html`<a class="govuk-link" href="${handoversHome}/${each.id}#left-out">${each.left_out} to take in</a>`,
        short: true,
      },
    ],
    empty: 'Nobody is leaving, moving or away.',
  })
}

function askedTable(rows: Asked[], today: string) {
  return tableCards({
    caption: 'You are asked to have them',
    rows,
    link: {
      heading: 'Name',
      href: each => `${handoversHome}/asked/${each.id}`,
      text: each => html`<bdi>${shortNameOf(each)}</bdi>`,
    },
    columns: [
      { heading: 'School', cell: each => each.school },
      { heading: 'From', cell: each => html`<bdi>${each.from_name}</bdi>` },
      { heading: 'Last day', cell: each => shortDate(each.last_day ?? today, today), short: true },
      { heading: 'Their list', cell: each => (each.finished ? 'Done: you can say yes' : 'Not done yet') },
    ],
    empty: '',
  })
}

function childrenTable(
  caption: string,
  rows: Handed[],
  today: string,
  empty: string,
  more: Column<Handed>[] = [],
) {
  return tableCards({
    caption,
    captionHidden: true,
    rows,
    link: {
      heading: 'Name',
      href: handedHome,
      text: each => html`<bdi>${nameOf(each)}</bdi>`,
    },
    columns: [
      { heading: 'Year', cell: each => yearName(each.year_group), short: true },
      { heading: 'School', cell: each => each.school },
      { heading: 'From', cell: each => html`<bdi>${each.from_name}</bdi>` },
      { heading: 'Until', cell: each => shortDate(each.last_day, today), short: true },
      { heading: 'How it stands', cell: standing },
      ...more,
    ],
    empty,
  })
}
