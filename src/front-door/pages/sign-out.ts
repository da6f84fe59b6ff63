import type { PageFunction } from '#design/route.ts'
import { seeOther } from '#platform/http.ts'
import { signOut } from '../sessions.ts'

/** Ends the session and has the browser forget. Only ever a POST: a link could be followed by a browser reading ahead. */
export const signOutPage: PageFunction = async visit => {
  await signOut(visit.tx, visit)
  return seeOther('/sign-in?signed-out')
}
