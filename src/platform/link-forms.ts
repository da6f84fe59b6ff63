// A browser holds one link at a time, and its cookie is the last that was opened. Whoever had the page of another still open would
// say of one child what they wrote of another: so each form of a link's page carries the mark of its own link, and is taken by no other.
import { createHash } from 'node:crypto'

const FIELD = 'kith-link'

/** The page with the mark of this link in each of its forms. What people wrote is escaped, so a form in it is one of ours. */
export function withLinkMark(body: string, token: string): string {
  return body.replaceAll(
    /<form method="post"[^>]*>/g,
    form => `${form}<input type="hidden" name="${FIELD}" value="${markOf(token)}">`,
  )
}

/** Whether what was sent was written on a page of this link. To forget a link needs none: it must work whichever it is. */
export function isOfLink(
  path: string,
  posted: { text(name: string): string },
  token: string | null,
): boolean {
  return /\/(close|leave)$/.test(path) || (token !== null && posted.text(FIELD) === markOf(token))
}

// The token itself stands in no page.
function markOf(token: string): string {
  return createHash('sha256').update(`a form of ${token}`).digest('hex').slice(0, 24)
}
