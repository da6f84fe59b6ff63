// How a note is shown: what was written as it was written, and of what is not the reader's only that it is there.

import { face } from '#design/chips.ts'
import { shortDate } from '#design/contextual-date.ts'
import { type Html, html } from '#platform/html.ts'
import type { HowWent } from './contacts.ts'
import { contactTitle, WENT_WORDS, whomToAsk } from './words.ts'

type Note = { words: string | null; mark: string | null; language: string | null }

/** The text of a note: the child's own words quoted, in their language; line breaks as they were typed. */
export function noteWords({ words, mark, language }: Note): Html | null {
  if (words === null) return null
  const lang = language && language !== 'en' ? html` lang="${language}" dir="auto"` : null
  return mark === 'words'
    ? html`<blockquote class="kith-note__words kith-note__said"${lang}>“${words}”</blockquote>`
    : html`<p class="kith-note__words"${lang}>${words}</p>`
}

/** How it went: a face with its word. */
export function wentWords(how: string | null): Html | null {
  return how
    ? html`<span class="kith-went">${face(how as HowWent)}${WENT_WORDS[how as HowWent]}</span>`
    : null
}

/** One note in a short list. */
export function noteLine(
  note: Note & {
    kind: string
    direction: string | null
    with_whom: string
    how_went: string | null
    occurred_on: string
    writer: string
    audience: string
  },
  today: string,
): Html {
  return html`<li class="kith-entry"><p class="kith-entry__meta">${shortDate(note.occurred_on, today)} · ${contactTitle(note)} · <bdi>${note.writer}</bdi></p>
${noteWords(note) ?? html`<p class="kith-note__words">Kept to a few people. Ask <bdi>${whomToAsk(note.audience, note.writer)}</bdi>.</p>`}</li>`
}
