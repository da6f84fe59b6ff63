// How offers and answers are spoken of on pages.
import type { Tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { type Holder, isOffered, type Size } from './offers.ts'

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
/** The same of a yes that was taken back: the family may do that on their own page, too. */
export const TAKEN_BACK_HOW: Record<string, string> = { ...SAID_HOW, page: 'On their own page' }
export const WHY_FREE: Record<string, string> = {
  'family-no': 'the family said no',
  'family-not-yet': 'the family said not yet, and the days for thinking have passed',
  'child-no': 'the child or young person said no',
  'left-the-school': 'the child or young person left the school',
}

/** `16 families (15 signed, 1 moved up)`: why more families are asked than there are places. */
export function familiesIn({ signed, moved }: Size): string {
  const families = counted(signed + moved, 'family', 'families')
  return moved === 0 ? families : `${families} (${signed} signed, ${moved} moved up)`
}

/** `15 signed, 1 on your roll now, 14 have left the roll (moved or left)`: nobody leaves an agreement unsaid. */
export function rollSentence({ signed, onRoll, gone }: Size, whose: 'your' | 'the school’s'): string {
  return `${signed} signed, ${onRoll} on ${whose} roll now${gone > 0 ? `, ${gone} ${gone === 1 ? 'has' : 'have'} left the roll (moved or left)` : ''}.`
}

export type Step = 'to-offer' | 'offered' | 'answered' | 'next'

/** Where a child stands: to be offered, offered, answered by the family; or next in the order. */
export function stepOf({ move, offer, familyAnswers, ...holder }: Holder): Step {
  if (!isOffered({ move, ...holder })) return 'next'
  if (!offer) return 'to-offer'
  return familyAnswers.length > 0 ? 'answered' : 'offered'
}

/** The newest answer as a tag; a no, for the one person who reads it, is as quiet as a yes. */
export function answerTag(answer: string | undefined): Tag {
  if (answer === 'yes') return { text: 'Yes', colour: 'green' }
  if (answer === 'not-yet') return { text: 'Not yet', colour: 'yellow' }
  return answer === 'no' ? { text: 'No', colour: 'grey' } : { text: 'Not asked yet', colour: 'grey' }
}
