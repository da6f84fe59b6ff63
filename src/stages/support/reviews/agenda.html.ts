// How the agenda of a review looks: what changed, tasks, and what each side said last time beside what they say now.
import { bars } from '#design/bars.ts'
import { button } from '#design/button.ts'
import { contextualDate, shortDate } from '#design/contextual-date.ts'
import { summaryList } from '#design/summary-list.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { kindWord } from '../child/timeline.ts'
import { capital } from '../in-school/words.ts'
import { goalHome } from '../plans/words.ts'
import type { Action } from './actions.ts'
import type { Agenda } from './agenda.ts'
import type { Side, SideOf } from './reviews.ts'
import type { Standing } from './standing.ts'
import { doerWords, reviewHome, reviewsHome, sideWords, standingWords } from './words.ts'

/** How it stands with the next review, in red where it is late. */
export function standingTag(standing: Standing, today: string): Html {
  const words = standingWords(standing, today)
  return standing.next?.state === 'overdue' ? tag({ text: words, colour: 'red' }) : html`${words}`
}

/** What changed since the last review. */
export function changedPart(childId: string, agenda: Agenda, today: string): Html {
  const { since, last, counts, attendance, moved, inPlan, texts } = agenda
  const then = last ? 'At the last review' : 'When they began'
  const from = last
    ? html`the review of <a class="govuk-link" href="${reviewHome(childId, last.id)}">${shortDate(since, today)}</a>`
    : html`they began, ${shortDate(since, today)}`
  return html`
<p class="govuk-body">Since ${from}. What is written already, so that nobody has to prepare it.</p>
${inPlan.length > 0 && html`<h3 class="govuk-heading-m">In the plan, since then</h3><ul class="govuk-list govuk-list--spaced">${inPlan.map(each => html`<li><strong>${each.title}</strong>, ${shortDate(each.day, today)}${each.body}</li>`)}</ul>`}
${
  texts.length > 0 &&
  html`<h3 class="govuk-heading-m">Said otherwise, then and now</h3>
${tableCards({
  caption: 'What the plan said then and says now',
  captionHidden: true,
  rows: texts,
  link: {
    heading: 'What',
    text: each => (each.goal ? `${each.label}: ${each.goal}` : each.label),
  },
  columns: [
    { heading: then, cell: each => html`<bdi>${each.before}</bdi>` },
    {
      heading: 'Now',
      cell: each => (each.now === null ? 'Taken out' : html`<bdi>${each.now}</bdi>`),
    },
  ],
  empty: '',
})}`
}
<h3 class="govuk-heading-m">All that was written</h3>
${
  counts.length === 0
    ? html`<p class="govuk-body">Nothing was written since.</p>`
    : bars({
        id: 'changed',
        finding: `Most of what was written is under ${kindWord(most(counts)).toLowerCase()}.`,
        title: 'What happened, by kind',
        labelHeading: 'Kind',
        valueHeading: 'Times',
        bars: counts.map(each => ({
          label: kindWord(each.kind),
          value: each.count,
          text: String(each.count),
        })),
      })
}
<p class="govuk-body"><a class="govuk-link" href="/support/children/${childId}/happened">Read what happened</a></p>
${
  attendance &&
  html`<h3 class="govuk-heading-m">Attendance, then and now</h3>
${summaryList({
  rows: [
    { key: { text: then }, value: { text: attendance.before } },
    { key: { text: 'Now' }, value: { text: attendance.now } },
  ],
})}`
}
${
  moved.length > 0 &&
  html`<h3 class="govuk-heading-m">Goals, then and now</h3>
${tableCards({
  caption: 'How the goals moved',
  captionHidden: true,
  rows: moved,
  link: { heading: 'Goal', href: each => goalHome(childId, each.goalId), text: each => each.aim },
  columns: [
    { heading: then, cell: each => each.before ?? 'Not asked', short: true },
    {
      heading: 'Now',
      cell: each =>
        html`${each.now ?? 'Not asked'}${each.words && html`<br>“<bdi>${each.words}</bdi>”`}${each.ended && html` ${tag({ text: each.ended, colour: 'teal' })}`}`,
    },
  ],
  empty: '',
})}`
}`
}

/** Tasks with what became of them; with buttons where the reader may settle them. */
export function tasksTable(
  actions: readonly Action[],
  { childId, writes, today, caption }: { childId: string; writes: boolean; today: string; caption: string },
): Html {
  const home = `${reviewsHome(childId)}/tasks`
  return tableCards({
    caption,
    captionHidden: true,
    rows: [...actions],
    link: { heading: 'What', text: each => each.what },
    columns: [
      { heading: 'Who', cell: each => html`<bdi>${doerWords(each)}</bdi>` },
      {
        heading: 'By',
        cell: each =>
          each.settled_on === null
            ? contextualDate({ date: each.due_on, today, overdue: 'Past' })
            : shortDate(each.due_on, today),
        short: true,
      },
      { heading: 'State', cell: each => taskState(each, today) },
      ...(writes
        ? [
            {
              heading: 'Settle',
              cell: (each: Action) =>
                each.settled_on === null &&
                html`<form method="post" action="${home}/${each.id}">${button({ text: html`Done<span class="govuk-visually-hidden">: ${each.what}</span>`, classes: 'govuk-button--secondary govuk-button--small' })}</form><a class="govuk-link" href="${home}/${each.id}/let-go">Let it go<span class="govuk-visually-hidden">: ${each.what}</span></a>`,
            },
          ]
        : []),
    ],
    empty: 'No task.',
  })
}

function taskState(task: Action, today: string): Html {
  if (task.let_go_because !== null)
    return html`${tag({ text: 'Let go', colour: 'grey' })} <bdi>${task.let_go_because}</bdi>`
  if (task.settled_on !== null)
    return html`${tag({ text: 'Done', colour: 'green' })} ${shortDate(task.settled_on, today)}`
  return tag({ text: 'To do', colour: 'yellow' })
}

/** What each side said last time, and this time where that is written. */
export function saidTable(
  order: readonly Side[],
  { last, now }: { last: readonly SideOf[]; now: readonly SideOf[] | undefined },
): Html {
  return tableCards({
    caption: 'What each said',
    captionHidden: true,
    rows: order.filter(side => [...last, ...(now ?? [])].some(each => each.side === side)),
    link: { heading: 'Who', text: side => sideWords[side] },
    columns: [
      { heading: 'Last time', cell: side => saidBy(last, side) },
      ...(now ? [{ heading: 'This time', cell: (side: Side) => saidBy(now, side) }] : []),
    ],
    empty: 'Nobody’s words are written yet.',
  })
}

// The newest of a side stands; what was written before is below it.
function saidBy(written: readonly SideOf[], side: Side): Html | null {
  const [newest, ...before] = written.filter(each => each.side === side)
  if (!newest) return null
  return html`${newest.came ? newest.name && html`<bdi>${capital(newest.name)}</bdi><br>` : tag({ text: 'Not there', colour: 'grey' })}${newest.said && html`“<bdi>${newest.said}</bdi>”`}${newest.asks && html`<br>Asks: “<bdi>${newest.asks}</bdi>”`}${before
    .filter(each => each.said)
    .map(each => html`<br><small>Written before: “<bdi>${each.said}</bdi>”</small>`)}`
}

function most(counts: Agenda['counts']): string {
  return counts.toSorted((a, b) => b.count - a.count)[0]?.kind ?? ''
}
