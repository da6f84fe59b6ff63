// What people see when a page cannot be shown. "You may not" looks exactly like "there is none": a refusal that could
// be told apart from absence would itself say that a child is known here.
import { type Html, html } from '#platform/html.ts'
import type { Written } from '#platform/written.ts'
import { type Page, page } from './page.ts'
import { whatWasWritten } from './what-was-written.ts'

export type ErrorKind =
  | 'not-found'
  | 'no-link'
  | 'went-wrong'
  | 'too-much'
  | 'not-accepted'
  | 'busy'
  | 'signed-out'
export type ErrorPage = Pick<Page, 'place' | 'person' | 'nav' | 'pretend' | 'language' | 'dir'> & {
  kind: ErrorKind
  /** The request's eight letters, which stand in the log too. */
  id?: string
  /** A plain sentence for this very case, in place of the usual one. */
  sentence?: string
  /** What they wrote that could not be taken: it is given back. */
  written?: Written
}

/** A whole page for an error; its status is for the caller to set. */
export function errorPage({ kind, id, sentence, written, ...frame }: ErrorPage): Html {
  const words = WORDS[kind]
  return page({
    ...frame,
    title: words.title,
    heading: words.title,
    body: html`<p class="govuk-body-l">${sentence ?? words.what}</p>
<p class="govuk-body">${written ? words.written : words.next}</p>
${written && kind === 'signed-out' && html`<p class="govuk-body"><a class="govuk-link" href="/sign-in" target="_blank" rel="noopener">Sign in (opens in a new tab)</a></p>`}
${written && whatWasWritten(written)}
<p class="govuk-body"><a class="govuk-link" href="/">Go to your first page</a> or <a class="govuk-link" href="/help">ask for help</a>.</p>
${id && html`<p class="govuk-body kith-error-id">If you ask for help, say these letters: <strong>${id}</strong></p>`}`,
  })
}

const KEPT = 'What you wrote was not taken. It stands here, and nowhere else: copy it, or send it again.'

const WORDS: Record<ErrorKind, { title: string; what: string; next: string; written: string }> = {
  'not-found': {
    title: 'There is no such page',
    what: 'Nothing is here, or it is not yours to see.',
    next: 'If you typed the address, check it. If you followed a link from a colleague, ask them who may open it.',
    written: KEPT,
  },
  'no-link': {
    title: 'Open your link again',
    what: 'This page opens by a link that somebody gave you. It closes by itself some hours later, so that the next person at this computer sees nothing.',
    next: 'Open your link once more; what you sent is kept. If the link no longer works, ask whoever gave it to you for a new one.',
    written: KEPT,
  },
  'went-wrong': {
    title: 'Something went wrong',
    what: 'Kith could not do this. Nothing was half saved.',
    next: 'Go back and try once more. What you typed is still there on the page before.',
    written: KEPT,
  },
  'too-much': {
    title: 'That is too large',
    what: 'What you sent is larger than Kith takes at once.',
    next: 'Send a smaller file, or one file at a time.',
    written: KEPT,
  },
  'not-accepted': {
    title: 'This could not be accepted',
    what: 'The form was not sent from a page of Kith, or was sent twice with different content.',
    next: 'Open the page again and fill it in there.',
    written: KEPT,
  },
  busy: {
    title: 'Kith is busy',
    what: 'Kith cannot answer at this moment. Nothing was lost.',
    next: 'Wait a minute and load the page again.',
    written: 'What you wrote stands here, and nowhere else. Wait a minute, then send it again.',
  },
  'signed-out': {
    title: 'You were signed out',
    what: 'Nothing was lost. Kith signs out by itself after a while, so that nobody else reads what you had open.',
    next: 'Sign in again.',
    written:
      'What you wrote stands here, and nowhere else. Sign in again beside this page, then come back to it and send it.',
  },
}
