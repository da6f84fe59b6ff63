// The page of a week on one side of paper: three things going well, three asks with what was answered, and dates.
import { shortDate } from '#design/contextual-date.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import type { AnswerWord, Line, Page, Reply } from './weekly.ts'
import { kindWords } from './words.ts'

/** So many letters fill a side of paper in letters of the usual size. */
const FULL = 1800

/** `answering` is put beneath each ask, where the reader is asked. */
export function weeklyPage(
  page: Page,
  lines: readonly Line[],
  replies: readonly Reply[],
  today: string,
  answering: (line: Line) => Html | false = () => false,
): Html {
  const of = (kind: string) => lines.filter(each => each.kind === kind)
  const [well, asks, dates] = [of('well'), of('ask'), of('date')]
  const letters = [...lines, ...replies].reduce((all, each) => all + (each.words?.length ?? 0), 0)
  return html`<article class="kith-weekly${letters > FULL && ' kith-weekly--full'}">
${part(kindWords.well, well.length > 0 ? html`<ol class="kith-weekly__list">${well.map(each => html`<li><bdi>${each.words}</bdi></li>`)}</ol>` : html`<p class="govuk-body">Nothing stands here this week.</p>`)}
${part(
  kindWords.ask,
  asks.length > 0
    ? html`<ol class="kith-weekly__list">${asks.map(each => html`<li><bdi>${each.words}</bdi>${each.on_day && html` <strong>By ${shortDate(each.on_day, today)}.</strong>`}${standing(each, replies, today)}${answering(each)}</li>`)}</ol>`
    : html`<p class="govuk-body">Nothing is asked this week.</p>`,
)}
${part(kindWords.date, dates.length > 0 ? html`<ul class="kith-weekly__dates">${dates.map(each => html`<li><strong>${shortDate(each.on_day ?? '', today)}</strong> <bdi>${each.words}</bdi></li>`)}</ul>` : html`<p class="govuk-body">Nothing is planned yet.</p>`)}
${wordsOf(replies, today)}
<p class="govuk-body-s">Given ${shortDate(page.given_on, today)} by <bdi>${page.writer ?? ''}</bdi>${page.version > 1 && html`, version ${page.version}`}. Only of children where child and family both said that it may be shared; whoever took it back since does not stand here any more.</p>
</article>`
}

/** `Done`, `By Fri 24 Jul`, `Cannot`: what was answered last to an ask. */
export function answerTag(reply: Reply, today: string): Html {
  const answer = reply.answer as AnswerWord
  if (answer === 'done') return tag({ text: 'Done', colour: 'green' })
  if (answer === 'cannot') return tag({ text: 'Cannot', colour: 'orange' })
  return tag({ text: `By ${shortDate(reply.by_day ?? '', today)}`, colour: 'blue' })
}

function standing(line: Line, replies: readonly Reply[], today: string): Html | false {
  const last = replies.findLast(each => each.line_id === line.id)
  return (
    last !== undefined &&
    html`<p class="kith-weekly__answer">${answerTag(last, today)} <bdi>${last.by_name ?? ''}</bdi>${last.words && html`: “<bdi>${last.words}</bdi>”`}</p>`
  )
}

function wordsOf(replies: readonly Reply[], today: string): Html | false {
  const said = replies.filter(each => each.line_id === null && each.words)
  return (
    said.length > 0 &&
    part(
      'In a few words',
      html`${said.map(each => html`<p class="govuk-body">“<bdi>${each.words}</bdi>” <bdi>${each.by_name ?? ''}</bdi>, ${shortDate(each.said_on, today)}</p>`)}`,
    )
  )
}

function part(heading: string, body: Html): Html {
  return html`<section><h2 class="govuk-heading-m">${heading}</h2>${body}</section>`
}
