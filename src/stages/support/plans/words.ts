// Words and addresses of the plan. What a child reads on paper is said as a child says it.
import type { StopReason, StopSide } from './activities.ts'
import type { BehindSide, Finder, NeedKind } from './behind.ts'
import type { GoalEnd, PointSide, Whose } from './goals.ts'
import type { YesHow, YesSide } from './plans.ts'

export const planHome = (childId: string) => `/support/children/${childId}/plan`
export const goalHome = (childId: string, goalId: string) => `${planHome(childId)}/goals/${goalId}`

export const whoseWords: Record<Whose, string> = {
  child: 'Mine',
  network: 'Our own people: family, friends, neighbours',
}

/** Five steps of a face, and the three of a network's goal, from the first. */
export const faceWords = ['Not at all yet', 'A little', 'Half-way', 'Nearly', 'There'] as const
export const doingWords = ['Done for us', 'Done with us', 'Done by us'] as const

/** Where somebody is with a goal, in words: `4 of 10`, `Half-way`, `Done with us`. */
export function valueWords(measure: string, value: number): string {
  if (measure === 'faces') return faceWords[value - 1] ?? ''
  if (measure === 'doing') return doingWords[value - 1] ?? ''
  return `${value} of 10`
}

export const pointSideWords: Record<PointSide, string> = {
  child: 'The child or young person',
  together: 'All together',
  parent: 'Parent or carer',
}

export const goalEndWords: Record<GoalEnd, string> = {
  reached: 'Reached',
  changed: 'Changed our minds',
  'not-now': 'Not now',
}

export const yesSideWords: Record<YesSide, string> = {
  child: 'The child or young person',
  parent: 'Parent or carer',
}

export const yesHowWords: Record<YesHow, string> = {
  together: 'Sitting together',
  phone: 'On the telephone',
  written: 'In writing',
}

export const behindSideWords: Record<BehindSide, string> = {
  child: 'The child or young person',
  parent: 'Parent or carer',
  school: 'School',
  programme: 'Link Worker',
}

export const needKindWords: Record<NeedKind, string> = {
  learning: 'Learning',
  speech: 'Speech and language',
  'hearing-sight': 'Hearing or sight',
  health: 'Health',
  feelings: 'Feelings',
  caring: 'Caring for somebody',
  home: 'Home',
  money: 'Money',
  safety: 'Feeling safe',
  other: 'Something else',
}

export const finderWords: Record<Finder, string> = {
  child: 'The child or young person',
  parent: 'Parent or carer',
  programme: 'Link Worker',
  school: 'School',
  partner: 'A local group',
  council: 'The council',
}

export const stopWords: Record<StopReason, string> = {
  'not-for-me': 'Not for me',
  'too-hard': 'Too hard now',
  'not-the-time': 'Not the right time',
  'too-far': 'Too far',
  people: 'The people there',
  other: 'Something else',
}

export const stopSideWords: Record<StopSide, string> = {
  child: 'the child',
  parent: 'the parent or carer',
  programme: 'the Link Worker',
  school: 'the school',
  partner: 'the group',
  council: 'the council',
}
