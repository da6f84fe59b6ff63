// Lines of `kith calc` about one pupil: number, year group, suspensions.
import { countSuspensions, type SuspensionEvent } from '../suspensions.ts'
import { readUpn } from '../upn.ts'
import { academicYear, expectedYearGroup } from '../year-group.ts'
import { dayOf, fieldsOf, listOf, NotComputable, numberOf, oneOf, textOf } from './reading.ts'

/** A number as text to its parts, or to why it is none. */
export function upn(input: unknown): unknown {
  return readUpn(textOf(input, 'A line'))
}

/** `{dob, on}` to the academic year and the year group expected in it; the group is null outside school age. */
export function yearGroup(input: unknown): unknown {
  const fields = fieldsOf(input, '{"dob": "2014-09-01", "on": "2025-09-01"}')
  const [dob, on] = [dayOf(fields.dob, 'dob'), dayOf(fields.on, 'on')]
  if (dob > on) throw new NotComputable(`Nobody born on ${dob} is in a year group on ${on}.`)
  return { academicYear: academicYear(on), expectedNcy: expectedYearGroup(dob, on) }
}

/** `{events}` of one child and one academic year to counts. */
export function suspensions(input: unknown): unknown {
  const { events } = fieldsOf(input, '{"events": [{"type": "SUSP", "sessions": 3}]}')
  return countSuspensions(listOf(events, 'events').map(readEvent))
}

const TYPES = ['SUSP', 'PERM', 'LNCH'] as const
const MOST_REASONS = 3
const COUNT = { min: 0, whole: true }

function readEvent(event: unknown): SuspensionEvent {
  const fields = fieldsOf(event, '{"type": "SUSP", "sessions": 3} for each event')
  const type = oneOf(fields.type, 'type', TYPES)
  if (fields.reasons !== undefined && listOf(fields.reasons, 'reasons').length > MOST_REASONS) {
    throw new NotComputable(`"reasons" are ${MOST_REASONS} at most for one event.`)
  }
  const sessions = type === 'SUSP' ? fields.sessions : (fields.sessions ?? 0)
  const lunchtimes = type === 'LNCH' ? fields.lunchtimes : (fields.lunchtimes ?? 0)
  return {
    type,
    sessions: numberOf(sessions, 'sessions', COUNT),
    lunchtimes: numberOf(lunchtimes, 'lunchtimes', COUNT),
  }
}
