// How offers and answers are spoken of on pages.
import type { Tag } from '#design/tag.ts'
import { type Holder, isOffered } from './offers.ts'

export const HOW: Record<string, string> = {
  letter: 'By letter',
  phone: 'By phone',
  'in-person': 'In person',
}
export const ANSWERS: Record<string, string> = { yes: 'Yes', 'not-yet': 'Not yet', no: 'No' }
export const FAMILY_SAID_BY: Record<string, string> = {
  parent: 'A parent',
  carer: 'A carer',
  other: 'Somebody else with a say',
}
export const SAID_HOW: Record<string, string> = {
  'in-person': 'In person',
  phone: 'By phone',
  letter: 'By letter',
  email: 'By email',
  other: 'Another way',
}
export const WHY_FREE: Record<string, string> = {
  'family-no': 'the family said no',
  'family-not-yet': 'the family said not yet, and the days for thinking have passed',
  'child-no': 'the child or young person said no',
  objects: 'the family objects',
  'left-the-school': 'the child or young person left the school',
}

export type Step = 'to-offer' | 'offered' | 'answered' | 'next'

/** Where a child stands: to be offered, offered, answered by the family; or next in the order. */
export function stepOf({ move, offer, familyAnswers, ...holder }: Holder): Step {
  if (!isOffered({ move, ...holder })) return 'next'
  if (!offer) return 'to-offer'
  return familyAnswers.length > 0 ? 'answered' : 'offered'
}

/** The newest answer as a tag; a no is as quiet as a yes. */
export function answerTag(answer: string | undefined): Tag {
  if (answer === 'yes') return { text: 'Yes', colour: 'green' }
  if (answer === 'not-yet') return { text: 'Not yet', colour: 'yellow' }
  return answer === 'no' ? { text: 'No', colour: 'grey' } : { text: 'Not asked yet', colour: 'grey' }
}
