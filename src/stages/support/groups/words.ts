// The words of groups and registers on pages.
import type { GroupKind, WhyCancelled, WhyLeft } from '#records/groups/groups.ts'
import type { WhyNotThere } from '#records/groups/registers.ts'

export const KIND_WORDS: Record<GroupKind, string> = {
  'breakfast-club': 'Breakfast club',
  'homework-club': 'Homework club',
  tuition: 'Tuition',
  'lunch-group': 'Lunch group',
  activity: 'Sport, music or making things',
  other: 'Another kind',
}

export const THERE_WORDS = { there: 'There', late: 'Late', 'not-there': 'Not there' } as const

export const NOT_THERE_WORDS: Record<WhyNotThere, string> = {
  ill: 'Not well',
  'not-in-school': 'Not in school',
  'did-not-want-to': 'Did not want to',
  'something-else-on': 'Something else on',
  'not-known': 'Not known',
}

export const CANCELLED_WORDS: Record<WhyCancelled, string> = {
  'worker-away': 'Whoever runs it was away',
  'school-closed': 'School closed',
  room: 'No room',
  trip: 'A trip or an event',
  'too-few': 'Too few could come',
  other: 'Another reason',
}

export const LEFT_WORDS: Record<WhyLeft, string> = {
  finished: 'Finished what they came for',
  'did-not-want-to': 'Did not want to come any more',
  moved: 'Moved school or away',
  'another-group': 'Goes to another group',
  other: 'Another reason',
}

/** Why a child who was a member is not on a register. */
export function offWords(member: { until_why: string | null; takes_part: boolean }): string {
  if (!member.takes_part) return 'does not take part in the programme any more'
  return (LEFT_WORDS[member.until_why as WhyLeft] ?? 'left the group').toLowerCase()
}
