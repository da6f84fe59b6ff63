// What a table's columns can be matched to: the columns of the extract, and a few more that are worked into them.

import { FILES } from '../extract/index.ts'
import { TOTALS } from './aliases.ts'
import type { Becomes, RegisterShape } from './shapes.ts'

export interface Target {
  name: string
  means: string
  required: boolean
}

const OWN_ID: Target = {
  name: 'own_id',
  means: "the system's own number for the pupil, where there is no UPN",
  required: false,
}

const MORE: Partial<Record<Becomes, Target[]>> = {
  pupils: [
    { name: 'full_name', means: 'name in one cell, "Surname, Forename"', required: false },
    { name: 'la', means: 'local authority number, where the school is told by it', required: false },
    { name: 'estab', means: 'establishment number, with the local authority number', required: false },
  ],
  suspensions: [{ name: 'days', means: 'days missed, two sessions each', required: false }],
}

const REGISTER: Record<RegisterShape, Target[]> = {
  long: [
    { name: 'date', means: 'day of the mark', required: true },
    { name: 'session', means: 'AM or PM', required: false },
    { name: 'mark', means: 'attendance code', required: false },
    { name: 'am', means: 'attendance code of the morning', required: false },
    { name: 'pm', means: 'attendance code of the afternoon', required: false },
  ],
  wide: [],
  packed: [
    { name: 'marks', means: 'codes one after the other', required: true },
    { name: 'from', means: 'first day of the marks, Monday to Friday from there', required: false },
  ],
}

const SUMS: Target[] = [
  { name: 'total_possible', means: 'possible sessions, as the system counts them', required: false },
  { name: 'total_present', means: 'sessions present, as the system counts them', required: false },
  { name: 'total_authorised', means: 'authorised absences, as the system counts them', required: false },
  { name: 'total_unauthorised', means: 'unauthorised absences, as the system counts them', required: false },
  {
    name: 'total_lates',
    means: 'lates before the register closed, as the system counts them',
    required: false,
  },
  { name: 'total_percent', means: 'attendance in percent, as the system counts it', required: false },
]

/** The targets of a table, in the order in which they are shown. */
export function targetsOf(becomes: Becomes, register: RegisterShape | null): Target[] {
  const upn: Target = { name: 'upn', means: 'unique pupil number', required: true }
  if (becomes === 'totals') return [upn, OWN_ID, ...SUMS]
  if (becomes === 'marks') return [upn, OWN_ID, ...REGISTER[register ?? 'long'], ...SUMS]
  const own: Target[] = FILES[becomes].map(({ name, means, required }) => ({ name, means, required }))
  if (becomes === 'calendar') return own
  const sums = becomes === 'pupils' ? SUMS : []
  return [upn, OWN_ID, ...own.slice(1), ...(MORE[becomes] ?? []), ...sums]
}

/** Required targets that nothing stands for, where some stand for others: a number for the UPN, days for sessions. */
export function missingOf(
  becomes: Becomes,
  register: RegisterShape | null,
  matched: ReadonlySet<string>,
): string[] {
  const missing = targetsOf(becomes, register)
    .filter(({ name, required }) => required && !matched.has(name))
    .map(({ name }) => name)
    .filter(name => !(INSTEAD[name] ?? []).some(others => others.every(other => matched.has(other))))
  const marks = becomes === 'marks' && (register ?? 'long') === 'long'
  if (marks && !['mark', 'am', 'pm'].some(name => matched.has(name))) missing.push('mark')
  return missing
}

const INSTEAD: Record<string, string[][]> = {
  upn: [['own_id']],
  school: [['la', 'estab']],
  sessions: [['days']],
  // Points below nothing, or "Negative points", say which way an entry counts.
  kind: [['points']],
}

export const TOTAL_TARGETS: readonly string[] = Object.keys(TOTALS)
