// What every component shares: attributes, class names, and the forms in which a caller may give a text.
import { type Html, raw } from '#platform/html.ts'

/** What may stand inside an element: plain text (escaped) or finished HTML. */
export type Content = string | number | Html

export type Attributes = Record<string, string | number | boolean | null | undefined>

/**
 * Attributes of an element, each with a leading space, escaped.
 * `true` writes the name alone; `false`, `null` and `undefined` write nothing.
 */
export function attributes(list: Attributes | undefined): Html {
  let written = ''
  for (const [name, value] of Object.entries(list ?? {})) {
    if (value === true) written += ` ${name}`
    else if (value !== false && value !== null && value !== undefined)
      written += ` ${name}="${escapeAttribute(String(value))}"`
  }
  return raw(written)
}

/** Class names joined, empty ones left out. */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** Lets a caller write `label: 'Name'` for `label: { text: 'Name' }`. */
export function asPart<Part extends object>(value: Content | Part): Part | { text: Content } {
  return isContent(value) ? { text: value } : value
}

/** Whether a value is text or HTML, rather than a set of options. */
function isContent(value: unknown): value is Content {
  return (
    typeof value === 'string' ||
    typeof value === 'number' ||
    value instanceof String ||
    value instanceof Promise
  )
}

/** Ids joined for `aria-describedby`; nothing when there are none. */
export function describedBy(...ids: (string | false | undefined)[]): string | undefined {
  return ids.filter(Boolean).join(' ') || undefined
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character] as string)
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
