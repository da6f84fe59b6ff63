// What is told of a relative, on one page: two questions must be answered, the rest may be.
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { input } from '#design/input.ts'
import { radios } from '#design/radios.ts'
import { select } from '#design/select.ts'
import type { Form } from '#platform/forms.ts'
import { type Html, html } from '#platform/html.ts'
import type { Relative, Told } from '#records/families/relatives.ts'
import { languageName } from '../child/frame.html.ts'
import { couples, kinds, shapes } from './kinds.ts'

export type RelativeErrors = Partial<
  Record<'name' | 'kind' | 'shown_by' | 'couple_with' | 'not_contacted', string>
>

const NOBODY: Told = {
  name: '',
  languages: [],
  needsInterpreter: false,
  kind: '',
  parentalResponsibility: null,
  shownBy: null,
  livesWith: null,
  mayCollect: null,
  notContacted: null,
  throughId: null,
  coupleWith: null,
  couple: null,
  shape: 'diamond',
  died: false,
}

export function toldOf(relative: Relative | undefined): Told {
  if (!relative) return NOBODY
  return {
    name: relative.name,
    languages: relative.languages,
    needsInterpreter: relative.needs_interpreter,
    kind: relative.kind,
    parentalResponsibility: relative.parental_responsibility,
    shownBy: relative.responsibility_shown_by,
    livesWith: relative.lives_with,
    mayCollect: relative.may_collect,
    notContacted: relative.not_contacted,
    throughId: relative.through_id,
    coupleWith: relative.couple_with,
    couple: relative.couple,
    shape: relative.shape,
    died: relative.died,
  }
}

/** What the form says; languages and relatives that are none of those offered are left out. */
export function postedRelative(form: Form, languages: readonly string[], others: readonly Relative[]): Told {
  const truth = (name: string) =>
    new Map([
      ['yes', true],
      ['no', false],
    ]).get(form.text(name)) ?? null
  const other = (name: string) =>
    others.find(each => each.relative_id === form.text(name))?.relative_id ?? null
  const responsibility = truth('responsibility')
  const coupleWith = other('couple_with')
  return {
    name: form.text('name'),
    languages: form.all('languages').filter(each => languages.includes(each)),
    needsInterpreter: form.text('interpreter') === 'yes',
    kind: form.text('kind'),
    parentalResponsibility: responsibility,
    shownBy: responsibility === null ? null : form.text('shown_by') || null,
    livesWith: truth('lives_with'),
    mayCollect: truth('may_collect'),
    notContacted: form.text('not_contacted') || null,
    throughId: other('through'),
    coupleWith,
    couple: coupleWith ? form.text('couple') || null : null,
    shape: form.text('shape') in shapes ? form.text('shape') : 'diamond',
    died: form.text('died') === 'yes',
  }
}

export function wrongRelative(told: Told): RelativeErrors {
  return {
    ...((told.name === '' || told.name.length > 200) && { name: 'Write the name, at most 200 letters' }),
    ...(!(told.kind in kinds) && { kind: 'Choose what they are to the child' }),
    ...(told.parentalResponsibility !== null &&
      (told.shownBy === null || told.shownBy.length > 200) && {
        shown_by: 'Write which document shows it, such as the birth certificate: it is never guessed',
      }),
    ...(told.coupleWith !== null &&
      !(told.couple !== null && told.couple in couples) && {
        couple_with: 'Choose how they are to each other',
      }),
    ...((told.notContacted?.length ?? 0) > 300 && { not_contacted: 'Write at most 300 letters' }),
  }
}

export function relativeForm(
  action: string,
  hidden: { id: string; before: string },
  told: Told,
  wrong: RelativeErrors,
  languages: readonly string[],
  others: readonly Relative[],
): Html {
  const small = 'govuk-radios--small govuk-radios--inline'
  const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
  const truth = (name: string, text: string, value: boolean | null) =>
    radios({
      name,
      classes: small,
      fieldset: legend(text),
      value: value === null ? 'unknown' : value ? 'yes' : 'no',
      items: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
        { value: 'unknown', text: 'Not known' },
      ],
    })
  const people = [
    { value: '', text: 'Nobody here' },
    ...others.map(each => ({ value: each.relative_id, text: each.name })),
  ]
  return html`<form method="post" action="${action}" novalidate>
<input type="hidden" name="id" value="${hidden.id}"><input type="hidden" name="before" value="${hidden.before}">
${input({ name: 'name', label: { text: 'Name', classes: 'govuk-label--s' }, value: told.name, errorMessage: wrong.name, autocomplete: 'off', spellcheck: false })}
${select({ name: 'kind', label: { text: 'What are they to the child?', classes: 'govuk-label--s' }, value: told.kind, errorMessage: wrong.kind, items: [{ value: '', text: 'Choose' }, ...Object.entries(kinds).map(([value, { word }]) => ({ value, text: word }))] })}
${truth('lives_with', 'Do they live with the child?', told.livesWith)}
${truth('responsibility', 'Have they parental responsibility?', told.parentalResponsibility)}
${input({ name: 'shown_by', label: { text: 'Which document shows it?', classes: 'govuk-label--s' }, hint: 'Such as the birth certificate or a court order, and when you saw it', value: told.shownBy ?? '', errorMessage: wrong.shown_by })}
${truth('may_collect', 'May they collect the child?', told.mayCollect)}
${input({ name: 'not_contacted', label: { text: 'Must they not be contacted? Say why', classes: 'govuk-label--s' }, hint: 'Leave it empty where they may be. Why is never on paper', value: told.notContacted ?? '', errorMessage: wrong.not_contacted })}
${checkboxes({ name: 'languages', classes: 'govuk-checkboxes--small', fieldset: legend('What do they speak?'), values: [...told.languages], items: languages.map(value => ({ value, text: languageName(value) })) })}
${checkboxes({ name: 'interpreter', classes: 'govuk-checkboxes--small', values: told.needsInterpreter ? ['yes'] : [], items: [{ value: 'yes', text: 'Needs an interpreter' }] })}
<h2 class="govuk-heading-s">In the family tree</h2>
${select({ name: 'through', label: 'Related through', hint: 'The mother, for a mother’s mother', value: told.throughId ?? '', items: people })}
${select({ name: 'couple_with', label: 'Is or was together with', value: told.coupleWith ?? '', errorMessage: wrong.couple_with, items: people })}
${select({ name: 'couple', label: 'And now they are', value: told.couple ?? '', items: [{ value: '', text: 'Not said' }, ...Object.entries(couples).map(([value, text]) => ({ value, text }))] })}
${select({ name: 'shape', label: 'Drawn as', hint: 'A diamond, unless they would rather be a circle or a square', value: told.shape, items: Object.entries(shapes).map(([value, text]) => ({ value, text })) })}
${checkboxes({ name: 'died', classes: 'govuk-checkboxes--small', values: told.died ? ['yes'] : [], items: [{ value: 'yes', text: 'They have died' }] })}
${button({ text: 'Keep', preventDoubleClick: true })}
</form>`
}
