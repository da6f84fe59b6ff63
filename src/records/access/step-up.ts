import type { Visit } from '#platform/http.ts'
import { seeOther } from '#platform/http.ts'

/** How long showing again who you are holds. */
export const stepUpMinutes = 10

/**
 * For pages that change factors or other people's accounts, or let many children's data out in a file: sends those who did not show who they are in the last ten
 * minutes to do so, and back here after. Null when they did. OWASP ASVS 5.0 7.5.1.
 */
export function mustConfirm(visit: Visit, next = visit.path): Response | null {
  const at = visit.actor.steppedUpAt
  if (at && visit.now().getTime() - at.getTime() <= stepUpMinutes * 60_000) return null
  return seeOther(`/account/confirm?next=${encodeURIComponent(next)}`)
}
