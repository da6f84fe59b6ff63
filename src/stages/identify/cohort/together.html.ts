// The pictures and tables that both look at before they sign: attendance of those chosen, and who is chosen, by group.
import { absenceBasisPoints } from '#arithmetic/attendance/counts.ts'
import { bars } from '#design/bars.ts'
import { button } from '#design/button.ts'
import { table } from '#design/table.ts'
import { tag } from '#design/tag.ts'
import { textarea } from '#design/textarea.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { formId } from '#platform/ids.ts'
import { reasonsMet } from '../screens/reasons.html.ts'
import { called, lastViews, type Typed } from './child.html.ts'
import type { FairnessTable, Share } from './fairness.ts'
import type { Room } from './rooms.ts'
import type { GapAnswer } from './signing.ts'
import type { ChildInRoom, Entry } from './standing.ts'
import { GOOD_ATTENDANCE } from './strengths.ts'
import { groupingWords, groupWord, sideWords } from './words.ts'

const BANDS: { label: string; from: number; to: number }[] = [
  { label: 'Above 95%', from: -1, to: GOOD_ATTENDANCE },
  { label: '90% to 95%', from: GOOD_ATTENDANCE, to: 1_000 },
  { label: '80% to 90%', from: 1_000, to: 2_000 },
  { label: '50% to 80%', from: 2_000, to: 5_000 },
  { label: 'Under 50%', from: 5_000, to: 10_001 },
]

/** How those chosen attend, in bands; who has no marks is said, never drawn as nothing. */
export function attendancePicture(children: ChildInRoom[]): Html {
  const missed = children.map(absenceBasisPoints)
  const inBand = (from: number, to: number) =>
    missed.filter(each => each !== null && (from < 0 ? each < to : each >= from && each < to)).length
  const high = inBand(BANDS[0]!.from, BANDS[0]!.to)
  const unknown = missed.filter(each => each === null).length
  const all = children.length
  return bars({
    id: 'attendance',
    finding: `${high} of ${all} chosen attend more than 95% of their sessions`,
    title: 'How those chosen attend',
    labelHeading: 'Attendance',
    valueHeading: 'Children chosen',
    max: Math.max(1, all),
    bars: [
      ...BANDS.map(({ label, from, to }) => {
        const n = inBand(from, to)
        return { label, value: n, text: `${n} of ${all}` }
      }),
      ...(unknown > 0 ? [{ label: 'Not known', value: null, text: `${unknown} of ${all}` }] : []),
    ],
    source: 'Sessions attended of those possible, this school year up to the day of the screen.',
  })
}

/** Each child chosen who attends more than 95%, with why they are in all the same. */
export function whyTheyAreIn(room: Room, children: ChildInRoom[], entries: Map<string, Entry[]>): Html {
  const high = children.filter(each => {
    const missed = absenceBasisPoints(each)
    return missed !== null && missed < GOOD_ATTENDANCE
  })
  if (high.length === 0) return html``
  return html`<h2 class="govuk-heading-m">Above 95%, and why they are in</h2>
<p class="govuk-body">Attendance is one sign among several. Children who come to school every day and carry several other risks are easily missed.</p>
<ul class="kith-room">${high.map(child => {
    const view = lastViews(entries.get(child.childId) ?? [])[0]
    return html`<li class="kith-room__child"><h3 class="kith-room__name"><a class="govuk-link" href="/identify/cohorts/${room.id}/children/${child.childId}">${called(room, child)}</a></h3>
<p class="kith-room__line"><span>attended ${child.possible - child.absent} of ${child.possible} sessions</span></p>
${reasonsMet(child.reasons, room.as_of) ?? html`<p class="govuk-body">No risk found in what was measured.</p>`}${view && html`<p class="govuk-body-s">${view.person}: ${view.words}</p>`}</li>`
  })}</ul>`
}

/** Who was found by the screen, is on the list in order, chosen, offered a place and agreed, group by group; the last two when offers are made. */
export function fairness(tables: FairnessTable[], below: number): Html {
  return html`<h2 class="govuk-heading-m" id="fairness">Who is chosen, group by group</h2>
<p class="govuk-body">Each figure is a number of those in scope, with its share and the interval in which the true share may well lie (95 in 100). Where a number is under ${below} the group is not shown, and another with it, so that nobody can be worked out. Agreed is whose family’s newest answer is yes, and who has not said no themselves.</p>
${tables.map(
  each =>
    html`<div class="kith-scroll" role="region" tabindex="0" aria-label="${groupingWords[each.by]}">${table({
      caption: groupingWords[each.by],
      captionClasses: 'govuk-table__caption--s',
      firstCellIsHeader: true,
      classes: 'kith-room__groups',
      head: ['Group', 'Found by the screen', 'On the list in order', 'Chosen', 'Offered', 'Agreed'].map(
        text => ({ text }),
      ),
      rows: each.rows.map(row => [
        {
          text: html`${groupWord(each.by, row.which)}${row.gap && html` ${tag({ text: 'A gap', colour: 'orange' })}`}`,
        },
        ...(row.shares
          ? [row.shares.atRisk, row.shares.ranked, row.shares.chosen].map(one => ({ text: shareWords(one) }))
          : [tooFew, tooFew, tooFew]),
        ...(row.offers === 'not-yet'
          ? [{ text: 'not yet' }, { text: 'not yet' }]
          : row.offers
            ? [row.offers.offered, row.offers.agreed].map(one => ({ text: shareWords(one) }))
            : [tooFew, tooFew]),
      ]),
    })}</div>`,
)}`
}

const tooFew = { text: 'too few to show' }

function shareWords({ n, of, low, high }: Share): Html {
  return html`${n} of ${of} (${percent(n / Math.max(1, of))}) <span class="kith-origin">${percent(low)} to ${percent(high)}</span>`
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`
}

/** A gap that is beyond its interval, what was written about it, and the form to write. */
export function gapPart(
  room: Room,
  of: FairnessTable,
  answers: GapAnswer[],
  me: string | null,
  { typed = {}, wrong = {} }: { typed?: Typed; wrong?: Typed },
): Html {
  const which = of.rows.filter(each => each.gap).map(each => groupWord(of.by, each.which))
  const own = answers.filter(each => each.by === of.by)
  return html`<section class="kith-room__gap" aria-labelledby="gap-${of.by}-title">
<h3 class="govuk-heading-s" id="gap-${of.by}-title">${groupingWords[of.by]}: ${which.join(' and ')}</h3>
<p class="govuk-body">Of those found by the screen in ${which.length === 1 ? 'this group' : 'each of these groups'} another share is chosen than of all others it found, and the difference is beyond its interval. That need not be unfair: a rule may have sent them to a person. Both of you write what you did about it before either can sign.</p>
${own.map(each => html`<p class="govuk-body"><strong>${each.person}</strong> for ${sideWords[each.side]}: ${each.words}</p>`)}
${
  room.frozen_at === null &&
  html`<form method="post" action="/identify/cohorts/${room.id}/together" novalidate><input type="hidden" name="id" value="${formId()}"><input type="hidden" name="by" value="${of.by}">
${textarea({ name: 'words', id: `gap-${of.by}`, rows: 3, label: own.some(each => each.person_id === me) ? 'Add to what you wrote' : 'What we did about it', value: typed[of.by], errorMessage: wrong[of.by] })}
${button({ text: 'Write it down', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}</section>`
}

/** `1 gap to write about`; where groups are too small to show, that nothing can be said of them comes with it. */
export function gapHeading(tables: FairnessTable[]): string {
  const gaps = tables.filter(each => each.gap).length
  const all = tables.reduce((sum, each) => sum + each.rows.length, 0)
  const hidden = tables.flatMap(each => each.rows.filter(row => row.shares === null)).length
  if (hidden === all && gaps === 0 && all > 0)
    return `Whether there is a gap cannot be said for any of the ${counted(all, 'group', 'groups')}: too few to show`
  const found =
    gaps > 0
      ? `${counted(gaps, 'gap', 'gaps')} to write about`
      : `No gap is beyond its interval${hidden > 0 ? ` in ${all - hidden} of ${all} groups` : ''}`
  return hidden === 0
    ? found
    : `${found}; it cannot be said for ${counted(hidden, 'group', 'groups')} with too few to show`
}
