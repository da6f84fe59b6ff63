import type { Database } from '#platform/database/connections.ts'
import { siteOf } from './world.ts'

/** Signs a person of a pretend place in through the front door itself. Answers the session's token. */
export async function startTestSession(
  database: Database,
  personId: string,
  placeId: string,
): Promise<string> {
  const answer = await siteOf(database).request('http://localhost:3000/sign-in/as', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ person: `${personId} ${placeId}` }),
  })
  const token = /^kith=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
  if (!token) throw new Error(`Nobody was signed in: the front door answered ${answer.status}.`)
  return token
}
