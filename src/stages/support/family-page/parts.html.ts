// What the parts of a family's and of a child's page are made of.
import type { Content } from '#design/markup.ts'
import { type Html, html } from '#platform/html.ts'
import type { PieceName } from '#records/family-words/family-words.ts'
import { whichPicture } from '../plans/pictures.html.ts'
import { SOMEBODY } from './shows.ts'
import type { Tongue } from './tongue.ts'

/** What whoever holds the link may do here. */
export type Own = { home: string; mayChange: boolean; write: Html }
/** `piece`: whose language the part stands in, so that an English one reads from the left on a page that does not. */
export type Part = { id: string; piece: PieceName; title: Content; body: Content; notOnPaper?: true }

export type Writer = (text: string) => Html

/** As somebody wrote it, in whichever language; "somebody", this line of this piece, for whom the reader is not told. */
export function writer(tongue: Tongue, piece: PieceName, line: number): Writer {
  return text =>
    html`<bdi class="kith-as-written" dir="auto">${text.split(SOMEBODY).map((part, n) => html`${n > 0 && tongue.say(piece, line)}${part}`)}</bdi>`
}

/** What somebody does: as it was written, or the word of the picture that was picked, in the reader's language. */
export function activity(tongue: Tongue, asWritten: Writer, told: string): Html {
  const picture = whichPicture(told)
  return picture === -1 ? asWritten(told) : tongue.say('pictures', picture)
}

/** Said by somebody: the browser sets the marks of the language around it. */
export function quoted(said: Content): Html {
  return html`<q>${said}</q>`
}

export function paragraph(text: Content): Html {
  return html`<p class="govuk-body">${text}</p>`
}

export function list(items: Content[] | undefined): Html {
  return html`<ul class="govuk-list kith-spaced">${items?.map(item => html`<li>${item}</li>`)}</ul>`
}
