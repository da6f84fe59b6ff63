// A line of a list: whose part of a record, by which rule its time is past, how much would go, and what was said to it.
import { dayInFull } from '#design/day-in-full.ts'
import { details } from '#design/details.ts'
import { radios } from '#design/radios.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { shortNameOf } from '#records/children/children.ts'
import { dayOfMoment } from '#records/places/today.ts'
import { dayField, type Wrong, wordsField } from '../in-school/fields.ts'
import { sectionName } from '../rights/lines.ts'
import type { KeepingLine, Kinds } from './keeping.ts'
import { A_LEAD, childKeeping, howMuch, PART_WORDS, ruleWords } from './words.ts'

/** A line that something can still be said to. */
export function openLine(visit: Visit, line: KeepingLine, wrong: Wrong): Html {
  const showing = { form: visit.form, wrong }
  const { id } = line
  if (line.held)
    return html`<div class="kith-bundle">${saidOf(visit, line)}
<p class="govuk-body-s"><strong>Held since it was proposed.</strong> It is reviewed, by two, once the hold is lifted.</p></div>`
  return html`<div class="kith-bundle">
${saidOf(visit, line)}
${radios({
  name: `line-${id}`,
  value: visit.form.text(`line-${id}`) || line.decision,
  classes: 'govuk-radios--small',
  fieldset: {
    legend: {
      text: html`What becomes of it?<span class="govuk-visually-hidden"> <bdi>${shortNameOf(line)}</bdi>, ${PART_WORDS[line.part]}</span>`,
      classes: 'govuk-fieldset__legend--s',
    },
  },
  items: [
    { value: 'let-go', text: 'It may go' },
    { value: 'keep', text: 'It is kept longer' },
  ],
})}
${details({
  summaryText: html`Kept longer: until when, and why<span class="govuk-visually-hidden">, <bdi>${shortNameOf(line)}</bdi>, ${PART_WORDS[line.part]}</span>`,
  open:
    line.decision === 'keep' || [`until-${id}-day`, `because-${id}`].some(name => wrong[name] !== undefined),
  text: html`${dayField(showing, { name: `until-${id}`, legend: 'Until which day?', ...(line.keep_until && { usual: line.keep_until }) })}
${wordsField(showing, { name: `because-${id}`, label: 'Why?', hint: 'Such as: looked after, so the council’s longer rule; a court order of a day', most: 500, rows: 2, ...(line.because && { usual: line.because }) })}`,
})}
${line.decided_at && html`<p class="govuk-body-s">Said by <bdi>${line.decided_name ?? A_LEAD}</bdi>, ${dayInFull(dayOfMoment(visit, line.decided_at))}</p>`}</div>`
}

/** A line that was authorised. */
export function decidedLine(visit: Visit, line: KeepingLine): Html {
  return html`<div class="kith-bundle">${saidOf(visit, line)}
<p class="govuk-body-s">May go: <bdi>${line.decided_name ?? A_LEAD}</bdi>. Authorised: <bdi>${line.authorised_name ?? A_LEAD}</bdi>${line.authorised_at && html`, ${dayInFull(dayOfMoment(visit, line.authorised_at))}`}.</p></div>`
}

/** What there is, kind by kind. */
export function kindsOf(kinds: Kinds): Html {
  const rows = Object.entries(kinds).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  return html`<ul class="govuk-list govuk-list--bullet">${rows.map(([name, n]) => html`<li>${sectionName(name)}: ${n}</li>`)}</ul>`
}

function saidOf(visit: Visit, line: KeepingLine): Html {
  return html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href="${childKeeping(line.child_id)}"><bdi>${shortNameOf(line)}</bdi></a>: ${PART_WORDS[line.part]}</h3>
<p class="govuk-body govuk-!-margin-bottom-2">Past its time since ${dayInFull(line.due_on)}: ${ruleWords({ years: line.keep_years, from: line.counted_from })}, ${dayInFull(line.from_day)}.</p>
${line.lifted_at && html`<p class="govuk-body govuk-!-margin-bottom-2"><strong>A hold was lifted</strong> by <bdi>${line.lifted_name ?? A_LEAD}</bdi>, ${dayInFull(dayOfMoment(visit, line.lifted_at))}: “<bdi>${line.lifted_because}</bdi>”</p>`}
${details({ summaryText: html`${howMuch(line.kinds)}<span class="govuk-visually-hidden"> of <bdi>${shortNameOf(line)}</bdi></span>`, text: kindsOf(line.kinds) })}`
}
