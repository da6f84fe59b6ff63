// A hold as a page shows it, and the form that lifts it.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { details } from '#design/details.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { shortNameOf } from '#records/children/children.ts'
import { dayOfMoment } from '#records/places/today.ts'
import { oneField, type Showing, type Wrong, wordsField } from '../in-school/fields.ts'
import { PARTS } from './due.ts'
import type { Hold } from './holds.ts'
import { A_LEAD, childKeeping, holdsHome, PART_WORDS } from './words.ts'

/** One hold: what it holds, why, by whom, and how it is lifted or was. */
export function holdBox(visit: Visit, hold: Hold, wrong: Wrong): Html {
  const showing = { form: visit.form, wrong }
  const name = `lift-${hold.id}`
  const day = (at: Date) => dayInFull(dayOfMoment(visit, at))
  return html`<div class="kith-bundle">
<h3 class="govuk-heading-s govuk-!-margin-bottom-1">${whatOf(hold)} ${tag(hold.lifted_at ? { text: 'Lifted', colour: 'grey' } : { text: 'Held', colour: 'orange' })}</h3>
<p class="govuk-body govuk-!-margin-bottom-1"><bdi>${hold.because}</bdi></p>
<p class="govuk-body-s">Placed by <bdi>${hold.placed_name ?? A_LEAD}</bdi>, ${day(hold.placed_at)}${hold.lifted_at && html`. Lifted by <bdi>${hold.lifted_name ?? A_LEAD}</bdi>, ${day(hold.lifted_at)}: <bdi>${hold.lifted_because}</bdi>`}</p>
${
  !hold.lifted_at &&
  details({
    summaryText: html`Lift it<span class="govuk-visually-hidden"> for ${hold.wide ? (hold.school ?? 'the whole place') : html`<bdi>${shortNameOf(hold)}</bdi>`}</span>`,
    open: wrong[name] !== undefined,
    text: html`<form method="post" action="${holdsHome}/${hold.id}/lift" novalidate>
${wordsField(showing, { name, label: 'Why is it lifted?', hint: 'From then on its time counts again', most: 500, rows: 2 })}
${button({ text: 'Lift the hold', classes: 'govuk-button--secondary' })}</form>`,
  })
}</div>`
}

/** What a new hold is asked: of which part, and why. */
export function holdFields(showing: Showing): Html {
  return html`${oneField(showing, {
    name: 'part',
    legend: 'What is held?',
    usual: 'all',
    items: [{ value: 'all', text: 'All of it' }, ...PARTS.map(value => ({ value, text: PART_WORDS[value] }))],
  })}
${wordsField(showing, { name: 'because', label: 'Why?', hint: 'Such as: a claim, an inquiry, a letter of the police, with its day and number', most: 500, rows: 3 })}`
}

function whatOf(hold: Hold): Html {
  const what = hold.part === null ? 'everything' : PART_WORDS[hold.part].toLowerCase()
  if (hold.wide) return html`${hold.school ?? 'The whole place'}: ${what}`
  const name = html`<a class="govuk-link" href="${childKeeping(hold.child_id!)}"><bdi>${shortNameOf(hold)}</bdi></a>`
  return html`${name}${hold.whole_family && ' and the whole family'}: ${what}`
}
