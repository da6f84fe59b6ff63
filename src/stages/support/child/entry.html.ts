// One thing that happened, as the timeline and the first page show it.
import { shortDate } from '#design/contextual-date.ts'
import { details } from '#design/details.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import type { Happening } from '#records/children/happenings.ts'
import { kindWord } from './timeline.ts'

/** Up to so many letters a note is shown whole, wherever it stands. */
const SHORT = 250

/**
 * `dated` where it does not stand under its day, to the reader who may have written it; `open` shows a long note whole. `beside`:
 * what was said to be wrong about it; `wrong`: where that is said.
 */
export async function entry(
  happening: Happening,
  {
    open,
    dated,
    beside,
    wrong,
  }: {
    open: boolean
    dated?: { today: string; reader: string | null }
    beside?: Html | null | undefined
    wrong?: string | undefined
  },
): Promise<Html> {
  const { title, by, kind, href, mark, unfinished } = happening
  const meta = dated
    ? html`${dayHeading(happening.day, dated.today)}${by && by !== dated.reader && html` · <bdi>${by}</bdi>`}`
    : html`${by && html`<bdi>${by}</bdi> · `}${kindWord(kind)}`
  return html`<li class="kith-entry${mark && ` kith-entry--${mark}`}${happening.notPrinted && ' kith-not-printed'}">
<h3 class="kith-entry__title">${href ? html`<a class="govuk-link" href="${href}">${title}</a>` : title}${unfinished && html` ${tag({ text: 'Not finished', colour: 'yellow' })}`}${mark && html` ${tag({ text: MARKS[mark], colour: mark === 'words' ? 'blue' : 'green' })}`}</h3>
<p class="kith-entry__meta">${meta}${wrong && html` <a class="govuk-link kith-not-printed" href="${wrong}" aria-label="Wrong? ${title}">Wrong?</a>`}</p>
${await said(happening, open)}
${beside}
</li>`
}

/** `Today`, `Yesterday`, or the day itself. */
export function dayHeading(day: string, today: string): string {
  if (day === today) return 'Today'
  return day === dayBefore(today) ? 'Yesterday' : shortDate(day, today)
}

// What is not this reader's to read is never there at all: only that it exists, and whom to ask.
async function said({ restricted, body }: Happening, open: boolean): Promise<Html | null> {
  if (restricted)
    return details({
      summaryText: 'Something is written here that is kept to a few people',
      text: html`It is not shown to you. If you need to know it, ask <bdi>${restricted.ask}</bdi>.`,
    })
  if (body === undefined) return null
  const written = await body
  if (open || lettersOf(String(written)) < SHORT) return html`<div class="kith-entry__body">${written}</div>`
  return details({ summaryText: 'Read it whole', text: written })
}

function lettersOf(markup: string): number {
  return markup.replace(/<[^>]*>/g, '').trim().length
}

function dayBefore(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - 1)
  return at.toISOString().slice(0, 10)
}

const MARKS = { words: 'In their words', strength: 'A strength' }
