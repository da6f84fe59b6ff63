// Counting suspensions in England.
// Rule: two sessions are a day; at most 45 school days in one academic year over all schools; each lunchtime is half a
// day towards that and is no suspension in the census. https://www.blackburn.gov.uk/schools-and-education/school-exclusions/exclusion-limits

export type SuspensionEvent = { type: 'SUSP' | 'PERM' | 'LNCH'; sessions: number; lunchtimes?: number }

export type SuspensionCounts = {
  suspensions: number
  permanentExclusions: number
  sessionsLost: number
  daysTowards45: number
  over45: boolean
}

const LIMIT_IN_DAYS = 45

/** Counts one child's events of one academic year, all schools together. */
export function countSuspensions(events: readonly SuspensionEvent[]): SuspensionCounts {
  const suspended = events.filter(event => event.type === 'SUSP')
  const sessionsLost = suspended.reduce((sum, event) => sum + event.sessions, 0)
  const lunchtimes = events
    .filter(event => event.type === 'LNCH')
    .reduce((sum, event) => sum + (event.lunchtimes ?? 0), 0)
  const daysTowards45 = (sessionsLost + lunchtimes) / 2
  return {
    suspensions: suspended.length,
    permanentExclusions: events.filter(event => event.type === 'PERM').length,
    sessionsLost,
    daysTowards45,
    over45: daysTowards45 > LIMIT_IN_DAYS,
  }
}
