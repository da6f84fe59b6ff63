// The clock of the pretend places: it is always the morning of their one day (test/cast.ts), so that Today, a caseload and a
// holiday look the same whenever somebody starts Kith with pretend data. It runs from the start of Kith to the evening.
import { now } from '#test/cast.ts'

const EVENING = 8 * 3_600_000

/** A clock that begins at half past ten of the pretend day when it is made. */
export function pretendClock(started = Date.now()): () => Date {
  return () => new Date(Date.parse(now) + Math.min(Math.max(0, Date.now() - started), EVENING))
}
