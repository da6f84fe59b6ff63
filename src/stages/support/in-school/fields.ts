// Fields of the forms of this folder: each is read and shown by the same name, so that nothing typed is lost.
import { characterCount } from '#design/character-count.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { dateInput } from '#design/date-input.ts'
import { input } from '#design/input.ts'
import { boxesOf, postedDay } from '#design/posted-day.ts'
import { radios } from '#design/radios.ts'
import type { Form } from '#platform/forms.ts'
import type { Html } from '#platform/html.ts'

/** Sentences by the id of the field they belong to. */
export type Wrong = Record<string, string>
export type Showing = { form: Form; wrong: Wrong }

const SHORT_LEGEND = 'govuk-fieldset__legend--s'

/** One line of words. */
export function lineField(
  { form, wrong }: Showing,
  { name, label, hint, usual }: { name: string; label: string; hint?: string; usual?: string },
): Html {
  return input({
    name,
    label,
    hint,
    value: form.text(name) || usual,
    errorMessage: wrong[name],
    classes: 'govuk-!-width-two-thirds',
  })
}

/** Several lines of words, with how many letters there is room for. */
export function wordsField(
  { form, wrong }: Showing,
  {
    name,
    label,
    hint,
    most,
    rows = 3,
    usual,
  }: { name: string; label: string; hint?: string; most: number; rows?: number; usual?: string },
): Html {
  return characterCount({
    name,
    label,
    hint,
    // What was cleared stays cleared where the form comes back.
    value: form.names().includes(name) ? form.text(name) : usual,
    maxlength: most,
    rows,
    errorMessage: wrong[name],
  })
}

/** A day in three boxes; `usual` stands there until something was typed. */
export function dayField(
  { form, wrong }: Showing,
  { name, legend, hint, usual }: { name: string; legend: string; hint?: string; usual?: string },
): Html {
  const typed = postedDay(form, name).values
  const { day, month, year } = Object.values(typed).some(Boolean) ? typed : boxesOf(usual)
  return dateInput({
    id: name,
    namePrefix: name,
    hint,
    values: { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year },
    errorMessage: wrong[`${name}-day`],
    fieldset: { legend: { text: legend, classes: SHORT_LEGEND } },
  })
}

export type Choice = { value: string; text: string; hint?: string | undefined }

/** One of a few. */
export function oneField(
  { form, wrong }: Showing,
  { name, legend, items, usual }: { name: string; legend: string; items: Choice[]; usual?: string },
): Html {
  return radios({
    name,
    value: form.text(name) || usual,
    errorMessage: wrong[name],
    fieldset: { legend: { text: legend, classes: SHORT_LEGEND } },
    items,
  })
}

/** Any of several. */
export function someField(
  { form, wrong }: Showing,
  { name, legend, hint, items }: { name: string; legend: string; hint?: string; items: Choice[] },
): Html {
  return checkboxes({
    name,
    hint,
    values: form.all(name),
    errorMessage: wrong[name],
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: legend, classes: SHORT_LEGEND } },
    items,
  })
}

/** Words that must be there. */
export function readWords(form: Form, wrong: Wrong, name: string, empty: string, most: number): string {
  const typed = form.text(name)
  if (typed === '') wrong[name] = empty
  checkLength(typed, wrong, name, most)
  return typed
}

/** Words that may be left out. */
export function readWordsIfAny(form: Form, wrong: Wrong, name: string, most: number): string | null {
  const typed = form.text(name)
  checkLength(typed, wrong, name, most)
  return typed || null
}

/** A day that must be there, within bounds: each bound with the sentence that says so. */
export function readDay(
  form: Form,
  wrong: Wrong,
  name: string,
  empty: string,
  { from, until }: { from?: [day: string, sentence: string]; until?: [day: string, sentence: string] } = {},
): string {
  const { day } = postedDay(form, name)
  if (day === undefined) wrong[`${name}-day`] = empty
  else if (from && day < from[0]) wrong[`${name}-day`] = from[1]
  else if (until && day > until[0]) wrong[`${name}-day`] = until[1]
  return day ?? ''
}

/** A day that may be left out altogether; half a day is wrong. */
export function readDayIfAny(
  form: Form,
  wrong: Wrong,
  name: string,
  sentence: string,
  from?: [day: string, sentence: string],
): string | null {
  if (Object.values(postedDay(form, name).values).every(each => each === '')) return null
  return readDay(form, wrong, name, sentence, from && { from })
}

/** One of a few, which must be chosen. */
export function readOne<T extends string>(
  form: Form,
  wrong: Wrong,
  name: string,
  of: readonly T[],
  empty: string,
): T {
  const chosen = of.find(each => each === form.text(name))
  if (chosen === undefined) wrong[name] = empty
  return chosen ?? of[0]!
}

/** Any of several, in the order of the list. */
export function readSome<T extends string>(form: Form, name: string, of: readonly T[]): T[] {
  const ticked = form.all(name)
  return of.filter(each => ticked.includes(each))
}

function checkLength(typed: string, wrong: Wrong, name: string, most: number): void {
  if (typed.length > most) wrong[name] = `Say it in at most ${most} letters`
}
