// What the pages of this folder call things, and where they stand.
import type { Breach, Risk } from './breaches.ts'
import type { Complaint, ComplaintOutcome } from './complaints.ts'

export const HOME = '/support/data-protection'
export const complaintHome = (id: string): string => `${HOME}/complaints/${id}`
export const breachHome = (id: string): string => `${HOME}/breaches/${id}`

export const OUTCOME_WORDS: Record<ComplaintOutcome, string> = {
  right: 'They were right',
  partly: 'They were right in part',
  'not-right': 'They were not right',
}

export const RISK_WORDS: Record<Risk, { text: string; hint: string }> = {
  unlikely: { text: 'Harm is unlikely', hint: 'The Commissioner need not be told; why is written down' },
  risk: { text: 'It may do harm', hint: 'The Commissioner is told within 72 hours' },
  high: { text: 'It may do much harm', hint: 'The Commissioner is told, and those it is about, at once' },
}

/** Where a complaint stands, in words. */
export function complaintState({ acknowledged_on, answered_on }: Complaint): string {
  if (answered_on) return 'Answered'
  return acknowledged_on ? 'They know that we have it; to be answered' : 'To be acknowledged'
}

/** Where a breach stands, in words: the first step that is not written yet. */
export function breachState(each: Breach): string {
  if (each.closed_on) return 'Closed'
  if (!each.contained_on) return 'To be stopped'
  if (!each.risk) return 'To be assessed'
  if (!commissionerSettled(each)) return 'The Commissioner to be told, or why not'
  if (!peopleSettled(each)) return 'Those it is about to be told, or why not'
  return 'To be closed'
}

export function commissionerSettled({ ico_told_at, ico_not_because }: Breach): boolean {
  return ico_told_at !== null || ico_not_because !== null
}

export function peopleSettled({ told_on, told_not_because }: Breach): boolean {
  return told_on !== null || told_not_because !== null
}

/** Whether the 72 hours are over and nothing is settled: by the day of the place, and on that day by the clock. */
export function isLate({ ico_by_day, ico_by_when }: Breach, today: string, now: Date): boolean {
  return ico_by_day < today || (ico_by_day === today && ico_by_when < now)
}

/** What the audit calls an export, as a person would. */
export function exportName(action: string): string {
  return EXPORTS[action] ?? action.replaceAll('-', ' ')
}

const EXPORTS: Readonly<Record<string, string>> = {
  'exported-early-help': 'A file for the council',
  'exported-frozen-run': 'A frozen run, without names',
  'handed-bundle-over': 'A record, handed over to whoever asked',
  'printed-plan': 'A plan, printed',
  'printed-keepsakes': 'What a child keeps, printed',
  'printed-register': 'A register, printed',
  printed: 'A page for school, printed',
}
