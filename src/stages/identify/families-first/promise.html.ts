// The promise as it is printed: on a school's lists, and on whatever leaves Kith with children in it.
import { dayInFull } from '#design/day-in-full.ts'
import { type Html, html } from '#platform/html.ts'
import type { Promised } from './families-first.ts'

/** Each use that is promised never to happen, in words that stand after "never for". */
const NEVER_WORDS: Record<string, string> = {
  sanctions: 'sanctions or punishment',
  sets: 'putting anyone in a set or stream',
  admissions: 'deciding who is admitted to a school',
  moves: 'moving anyone to another school or place',
}

/** `sanctions or punishment, … or moving anyone to another school or place`. */
export function neverInWords(never: readonly string[]): string {
  const words = never.map(each => NEVER_WORDS[each] ?? each)
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')}, or ${words.at(-1)}`
}

/** One paragraph to stand above or below a list, on screen and on paper. Nothing where there is no promise. */
export function promiseFragment(promise: Promised | undefined): Html {
  if (!promise) return html``
  return html`<p class="govuk-body kith-promise"><strong>The school’s promise:</strong> ${promise.school} never uses this list for ${neverInWords(promise.never)}.${promise.own_words && html` ${promise.own_words}`} <span class="kith-inline">Signed by <bdi>${promise.signed_name}</bdi>, ${promise.signed_role}, ${signedOn(promise)}.</span></p>`
}

/** The same as plain lines, for the head of a file. */
export function promiseLines(promise: Promised | undefined): string[] {
  if (!promise) return []
  return [
    `The school's promise: ${promise.school} never uses this list for ${neverInWords(promise.never)}.`,
    ...(promise.own_words ? [promise.own_words] : []),
    `Signed by ${promise.signed_name}, ${promise.signed_role}, ${signedOn(promise)}.`,
  ]
}

function signedOn({ signed_at }: Promised): string {
  return dayInFull(signed_at.toISOString().slice(0, 10))
}
