import type { ErrorItem } from '#design/error-summary.ts'

/** What is wrong with a form, by the id of the field, as the error summary lists it. */
export function errorsOf(wrong: Record<string, string>): ErrorItem[] {
  return Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` }))
}
