// How the rules would have done on last year, in words that claim no more than they may: this is about finding, not about
// helping, and some of what came after was a risk before.
import type { Share } from '#arithmetic/small-numbers/proportions.ts'
import { bars } from '#design/bars.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { details } from '#design/details.ts'
import { tableCards } from '#design/table-cards.ts'
import { thousands } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { HindsightShown, LastYearShown, Shown } from '../effect.ts'
import { LATER, type LaterKind } from '../last-year.ts'
import type { Which } from '../trying-out.ts'

export function onLastYear(lastYear: LastYearShown | null): Html {
  if (lastYear === null)
    return html`<p class="govuk-body">No roll of the year before is held, or none that you may see, so the rules cannot be tried on it.</p>`
  const { day, until, screened, minimumSessions, found } = lastYear
  return html`
<p class="govuk-body-l">The same rules, looking from ${dayInFull(day)} at ${thousands(screened)} children in scope on the rolls of that year, and then at what came in the year after, up to ${dayInFull(until)}.</p>
${found.either.before.recall !== null && found.either.now.recall !== null && pictureOfFound(found.either)}
${oneKind('either', found.either)}
${details({
  summaryText: 'Persistent absence and suspension, each by itself',
  text: html`${LATER.filter(kind => kind !== 'either').map(kind => oneKind(kind, found[kind]))}`,
})}
<h2 class="govuk-heading-m">How to read this</h2>
<ul class="govuk-list govuk-list--bullet">
<li>It is about finding, not about helping: it says who would have been on the list, and nothing of what help would have done.</li>
<li>Attendance and suspension are among the rules, so what came after is not independent of them: a child often absent one year is often absent the next. The row “to whom it was new” leaves those out.</li>
<li>Persistent absence is a tenth or more of a child’s own possible sessions missed (Department for Education). A suspension is one of any length; a lunchtime is none.</li>
<li>Only what was dated up to that day is used, with the rolls and flags as they were known then, and today’s places.</li>
<li>Who left, or had fewer than ${minimumSessions} possible sessions in the year after, is not known and stands in no share.</li>
<li>In brackets: what the share may be, so few children taken into account (Wilson’s interval, 95 in 100).</li>
</ul>`
}

function pictureOfFound({ before, now }: Record<Which, HindsightShown>): Html {
  const bar = (label: string, share: Shown) => ({
    label,
    value: share?.share ?? null,
    text: share === null ? 'hidden' : inWords(share),
  })
  return bars({
    id: 'found',
    finding: `Of those who went on to either, the rules in force would have had ${plainly(before.recall!)} in a place, the rules tried ${plainly(now.recall!)}.`,
    title: 'Of those who went on to persistent absence or suspension, how many would have had a place',
    labelHeading: 'Rules',
    valueHeading: 'Found',
    max: 1,
    bars: [
      bar('The rules in force', before.recall),
      bar('The rules tried', now.recall),
      bar('The most that the places tried allow', now.ceiling),
    ],
  })
}

const KIND_WORDS: Record<LaterKind, string> = {
  either: 'persistent absence or suspension',
  persistent: 'persistent absence',
  suspended: 'suspension',
}

function oneKind(kind: LaterKind, { before, now }: Record<Which, HindsightShown>): Html {
  const words = KIND_WORDS[kind]
  const row = (label: string, of: (each: HindsightShown) => string) => ({
    label,
    before: of(before),
    now: of(now),
  })
  const share = (shown: Shown) => (shown === null ? 'hidden, too few' : inWords(shown))
  return tableCards({
    caption: `Those who went on to ${words}`,
    rows: [
      row('Of those given a place, went on to it (precision)', each => share(each.precision)),
      row('Of those who went on to it, given a place (recall)', each => share(each.recall)),
      row('Of those to whom it was new, given a place', each => share(each.recallOfNew)),
      row('The most that the places allow', each => share(each.ceiling)),
      row('Of all whose year after is known, went on to it', each => share(each.usual)),
      row('Times better than drawing lots (lift)', each => (each.lift === null ? '–' : each.lift.toFixed(1))),
    ],
    link: { heading: 'Figure', text: each => each.label },
    columns: [
      { heading: 'Rules in force', cell: each => each.before },
      { heading: 'Rules tried', cell: each => each.now },
    ],
    empty: '',
  })
}

/** `12 of 98, 12% (7% to 20%)`. */
export function inWords({ n, of, share, interval }: Share): string {
  if (share === null || interval === null) return `${thousands(n)} of ${thousands(of)}`
  return `${thousands(n)} of ${thousands(of)}, ${percent(share)} (${percent(interval[0])} to ${percent(interval[1])})`
}

function plainly({ n, of }: Share): string {
  return `${thousands(n)} of ${thousands(of)}`
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`
}
