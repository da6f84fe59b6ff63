// What somebody wrote in a form that could not be taken: their session had ended, the record is not theirs any more, the
// database was away. It is given back to them whole, so that no word is lost; nothing of it is kept here.
import type { Form } from './forms.ts'

/** `path`: where it was sent to. `fields`: all of the form in its order. `words`: which of them a person typed. */
export type Written = {
  path: string
  fields: { name: string; value: string }[]
  words: ReadonlySet<string>
}

/** Undefined where nobody typed a word, or where no browser would show it. */
export function writtenIn({ url, headers }: Request, form: Form): Written | undefined {
  if (!headers.get('accept')?.includes('text/html')) return undefined
  const fields = form.names().flatMap(name => form.all(name).map(value => ({ name, value })))
  const words = new Set(fields.filter(each => isTyped(each.value)).map(each => each.name))
  const { pathname, search } = new URL(url)
  return words.size > 0 ? { path: pathname + search, fields, words } : undefined
}

/**
 * Whether a person typed it, as far as can be told: numbers, days, ids and the values of what is tapped are small letters,
 * figures and dashes without a gap.
 */
export function isTyped(value: string): boolean {
  return !/^[a-z0-9:._+/-]*$/.test(value.trim().toLowerCase()) || /[A-Z]/.test(value.slice(0, 1))
}
