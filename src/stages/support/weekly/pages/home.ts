// The pages of the week: for whoever writes them, to whom one is still to be given; for whoever reads them, those they were given.
import { daysBefore } from '#arithmetic/days.ts'
import type { PageFunction } from '#design/route.ts'
import { rowsToDo } from '#design/rows.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { todayOf } from '#records/places/today.ts'
import { mondayOf, pagesSince, readersOf } from '../weekly.ts'
import { pageHome, WEEKLY, weekWords, writeHome } from '../words.ts'

/** So many weeks back pages are listed: a school year. */
const WEEKS_BACK = 52

export const weeklyHome: PageFunction = async visit => {
  const { tx, actor, requestId } = visit
  const today = todayOf(visit)
  const week = mondayOf(today)
  const writes = may(actor, 'do write the weekly page')
  const [readers, pages] = await Promise.all([
    writes ? readersOf(tx, week) : [],
    pagesSince(tx, daysBefore(week, 7 * WEEKS_BACK)),
  ])
  await record(tx, {
    action: 'saw-list',
    subject: 'weekly',
    request: requestId,
    detail: { pages: pages.length },
  })
  return {
    title: 'Page of the week',
    heading: 'Page of the week',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Page of the week' }],
    body: html`
<p class="govuk-body-l">One side of paper: three things going well, three things asked, and dates. Only of children where child and family both said that it may be shared.</p>
${
  writes &&
  html`<h2 class="govuk-heading-m">${weekWords(week, today)}</h2>
${
  readers.length === 0
    ? html`<p class="govuk-body">You work in no school where children take part yet, so there is nobody to write to.</p>`
    : rowsToDo({
        label: 'To whom',
        rows: readers.map(each => ({
          text: html`<bdi>${each.name}</bdi>`,
          why: html`${each.whom === 'council' ? 'Early Help at the council' : html`${each.lead ? html`To <bdi>${each.lead}</bdi>` : 'Nobody leads here yet'}`}. ${each.page_id ? html`<a class="govuk-link" href="${pageHome(each.page_id)}">Given${(each.version ?? 1) > 1 && html`, version ${each.version}`}</a>` : 'Not given yet.'}`,
          action: {
            text: each.page_id ? 'Write anew' : 'Write',
            href: writeHome(each.to_id),
            about: html`for ${each.name}`,
          },
        })),
      })
}`
}
<h2 class="govuk-heading-m">${writes ? 'Given' : 'Given to you'}</h2>
${tableCards({
  caption: 'Pages that were given, the newest first',
  captionHidden: true,
  rows: pages,
  link: { heading: 'Week', href: each => pageHome(each.id), text: each => weekWords(each.week_of, today) },
  columns: [
    { heading: 'For', cell: each => html`<bdi>${each.reader ?? ''}</bdi>` },
    { heading: 'From', cell: each => html`<bdi>${each.writer ?? ''}</bdi>` },
    {
      heading: 'Asked and answered',
      cell: each =>
        each.asks === 0
          ? 'Nothing asked'
          : each.answered === 0
            ? tag({ text: 'No answer yet', colour: 'yellow' })
            : `${each.answered} of ${each.asks} answered`,
    },
  ],
  empty: writes
    ? 'None yet. The first takes a few taps: what goes well and what is asked is proposed from what is recorded.'
    : 'None yet. The Link Workers of your children give you one every week.',
})}`,
  }
}

/** The address of the list, for the way back. */
export const backToWeekly = { text: 'Page of the week', href: WEEKLY }
