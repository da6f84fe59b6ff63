// What the pages of this folder call things, and where they stand.

import type { CorrectionAsker } from './corrections.ts'
import { dueOn, type Pause } from './due.ts'
import type { Asker, Exemption, RecordRequest } from './requests.ts'

export const rightsHome = '/support/rights'
export const requestHome = (id: string): string => `${rightsHome}/${id}`
export const childRights = (childId: string): string => `/support/children/${childId}/rights`

export const ASKER_WORDS: Record<Asker, string> = {
  child: 'The child or young person',
  parent: 'A parent, with the child’s right',
  'somebody-for-them': 'Somebody whom they asked to',
}

export const EXEMPTION_WORDS: Record<Exemption, string> = {
  'third-party': 'It is somebody else’s data',
  'serious-harm': 'It would do serious harm',
  'child-abuse-data': 'Child abuse data, and not in the child’s interest',
  'confidential-wish': 'The child wished it kept from them',
}

export const PAUSE_WORDS = {
  identity: 'Waiting to know who asks',
  clarification: 'Waiting to know what they ask for',
} as const

/** By when a request must be answered, as far as is known today. */
export function dueOf(
  request: { received_on: string; extended_because: string | null; pauses: readonly Pause[] },
  today: string,
): string {
  const { received_on: receivedOn, extended_because: because, pauses } = request
  return dueOn({ receivedOn, extended: because !== null, pauses }, today)
}

/** Where a request stands, in words. */
export function stateOf(request: RecordRequest): string {
  if (request.handed_on) return 'Handed over'
  if (request.ended_on) return 'Ended'
  if (request.signed_at) return 'Signed, to be handed over'
  if (request.ready_at) return 'Ready, to be looked at by another'
  if (request.pauses.some(each => each.until === null)) return 'The clock stands still'
  return request.lines > 0 ? 'Being looked through' : 'To be gathered'
}

export const correctionsHome = '/support/corrections'
export const childCorrections = (childId: string): string => `/support/children/${childId}/corrections`
export const correctionHome = (childId: string, id: string): string => `${childCorrections(childId)}/${id}`
/** The form about one entry of what happened. */
export const correctEntry = (childId: string, entry: { id: string; day: string }): string =>
  `${childCorrections(childId)}/new?${new URLSearchParams({ day: entry.day, of: entry.id })}`

export const CORRECTION_ASKER_WORDS: Record<CorrectionAsker, string> = {
  parent: 'A parent or carer',
  child: 'The child or young person',
  'somebody-for-them': 'Somebody for them',
  colleague: 'A colleague',
}

/** By when a correction must be decided: a month, as every right has. */
export function correctionDue({ received_on }: { received_on: string }, today: string): string {
  return dueOn({ receivedOn: received_on, extended: false, pauses: [] }, today)
}

/** Where a correction stands, in words. */
export function correctionState({ outcome }: { outcome: string | null }): string {
  if (outcome === null) return 'Not decided yet'
  return outcome === 'corrected' ? 'Corrected' : 'Not corrected'
}
