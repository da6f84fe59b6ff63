// The rules as fields: each rule is a plain sentence that opens, and a changed one stands open. A GET form: what is tried
// travels in the address, and nothing is saved by trying.
import { areaSentence, type IdentifyRules, ruleSentence } from '#arithmetic/screen/index.ts'
import { button } from '#design/button.ts'
import { details } from '#design/details.ts'
import { fieldset } from '#design/fieldset.ts'
import { input } from '#design/input.ts'
import { select } from '#design/select.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Asked, Change, Knob, KnobGroup } from '../knobs.ts'

export const WORKBENCH = '/identify/workbench'

/** The form. `show` is which of the tabs is open, so that trying again stays there. */
export function rulesForm(asked: Asked, inForce: IdentifyRules, show: string): Html {
  const rules = asked.rules ?? inForce
  const changed = new Set(asked.changes.map(change => change.group.id))
  const wrong = new Set(asked.wrong.map(each => each.name))
  return html`<form method="get" action="${WORKBENCH}#results" class="kith-bench__rules" aria-label="Rules to try" novalidate>
<input type="hidden" name="show" value="${show}">
<h2 class="govuk-heading-m">The rules</h2>
<p class="govuk-body">Open a rule, change a number and see what it would do. Nothing is saved.</p>
${asked.groups.map(group => {
  const isWrong = group.parts.some(part => part.knobs.some(knob => wrong.has(knob.name)))
  const isChanged = changed.has(group.id)
  return details({
    summaryText: html`${summaryOf(group, rules)}${isChanged && html` ${tag({ text: 'Changed', colour: 'orange' })}`}`,
    open: isChanged || isWrong,
    text: html`${group.parts.map(part =>
      fieldset(
        { legend: { text: capital(part.sentence), classes: 'govuk-fieldset__legend--s' } },
        html`${part.knobs.map(knob => fieldOf(knob, asked))}`,
      ),
    )}`,
  })
})}
<div class="govuk-button-group">${button({ text: 'See what changes' })}${asked.typed.size > 0 && html`<a class="govuk-link" href="${WORKBENCH}?show=${show}">Back to the rules in force</a>`}</div>
</form>`
}

/** Each change as a sentence: what it was, what it would be. */
export function changesList(changes: readonly Change[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${changes.map(change => html`<li>${changeSentence(change)}</li>`)}</ul>`
}

/** `Attendance, missed at least so many in a hundred sessions: 15 instead of 10`. */
function changeSentence({ knob, group, from, to }: Change): string {
  return `${capital(group.title)}, ${knob.label.charAt(0).toLowerCase()}${knob.label.slice(1)}: ${said(knob, to)} instead of ${said(knob, from)}`
}

/** What a field says, as people read it. */
export function said({ kind, words }: Knob, value: string): string {
  if (kind === 'word') return words.find(word => word.value === value)?.text ?? value
  return value === '' ? 'as for every school' : value
}

function summaryOf(group: KnobGroup, rules: IdentifyRules): string {
  if (group.id === 'floor') return `On the list from ${counted(rules.minimum_risks, 'risk', 'risks')} met`
  if (group.id === 'ceilings') return `To a person: ${rules.to_a_person.map(ruleSentence).join('; ')}`
  if (group.id === 'places')
    return `Places: ${rules.capacity.default} in a school, and ${rules.reserve} in reserve`
  const area = rules.areas.find(each => `area-${each.area}` === group.id)!
  return `${capital(areaSentence(area))}${area.counts ? '' : ' (not counted as a risk, but orders the list)'}`
}

function fieldOf(knob: Knob, asked: Asked): Html {
  const value = asked.typed.get(knob.name) ?? knob.value
  const errorMessage = asked.wrong.find(each => each.name === knob.name)?.text
  const isChanged = value !== knob.value && errorMessage === undefined
  const hint = isChanged ? `In force: ${said(knob, knob.value)}` : undefined
  const shared = { name: knob.name, label: knob.label, errorMessage, hint }
  return knob.kind === 'word'
    ? select({ ...shared, value, items: knob.words })
    : input({ ...shared, value, inputmode: 'decimal', classes: 'govuk-input--width-4' })
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
