// How the room says things: where a child stands, why it was said, what must still be done, how groups are called.
import type { TagColour } from '#design/tag.ts'
import type { Side } from './rooms.ts'
import type { Blocker, Grouping } from './signing.ts'
import type { Decision, Stands } from './standing.ts'

export const standsWords: Record<Stands, { text: string; colour: TagColour; what: string }> = {
  in: { text: 'In', colour: 'teal', what: 'About to be offered a place.' },
  undecided: {
    text: 'A person decides',
    colour: 'purple',
    what: 'Something here is for a person to weigh. Until somebody has said in, waiting or out, nobody can sign.',
  },
  waiting: {
    text: 'Waiting',
    colour: 'blue',
    what: 'The reserve first, then the others who wait: next, in this order, when a family says no or not yet.',
  },
  out: {
    text: 'Not proposed',
    colour: 'grey',
    what: 'Fewer risks found than the place asks for, too little known, another year group, or decided so. That is not the same as no risk.',
  },
}

export const sideWords: Record<Side, string> = { school: 'the school', programme: 'the programme' }

export const decisionWords: Record<Decision, string> = { in: 'in', waiting: 'waiting', out: 'out' }

/** Why somebody says in, waiting or out: a short list, with own words beside it always. None gives away a check. */
export const reasonWords = {
  'school-knows-more': 'The school knows what the files do not',
  weighed: 'A person has weighed what is known',
  'next-in-order': 'Next in the order, and a place is free',
  'help-in-place': 'Has this help already',
  'more-than-we-can': 'Needs more than a Link Worker can give',
  'wrong-data': 'The data is wrong or old',
  leaving: 'Is leaving the school',
  'something-first': 'Something else comes first for the family',
} as const
export type ReasonCode = keyof typeof reasonWords

export function isReason(code: string): code is ReasonCode {
  return Object.hasOwn(reasonWords, code)
}

export const groupingWords: Record<Grouping, string> = {
  sex: 'Sex',
  sen: 'Special educational needs',
  fsm: 'Free school meals',
  ethnicity: 'Ethnicity',
  eal: 'First language',
}

const GROUPS: Record<Grouping, Record<string, string>> = {
  sex: { F: 'Girls', M: 'Boys' },
  sen: { N: 'None recorded', K: 'SEN support', E: 'Education, health and care plan' },
  fsm: { Y: 'Eligible', N: 'Not eligible' },
  ethnicity: { W: 'White', M: 'Mixed', A: 'Asian', B: 'Black', O: 'Another group' },
  eal: { N: 'English', Y: 'Another language' },
}

/** A group as the table says it; what nobody recorded is said so. */
export function groupWord(by: Grouping, which: string): string {
  return which === '?' ? 'Not recorded' : (GROUPS[by][which] ?? which)
}

/** What must still be done, as a sentence, and where. */
export function blockerWords(blocker: Blocker): { text: string; page: string } {
  const children = blocker.n === 1 ? '1 child' : `${blocker.n} children`
  const about = blocker.about ? groupingWords[blocker.about].toLowerCase() : ''
  switch (blocker.what) {
    case 'names-not-opened':
      return { text: 'The school’s own lead has not opened the names', page: '' }
    case 'nobody-in':
      return { text: 'Nobody is in', page: '' }
    case 'over-capacity':
      return { text: `${children} more than there are places: say who waits`, page: '?show=in' }
    case 'undecided':
      return { text: `${children} for a person to decide about`, page: '?show=undecided' }
    case 'check-not-asked':
      return { text: `The council has not been asked about ${children}`, page: '/checks' }
    case 'check-not-answered':
      return { text: `The council has not answered about ${children}`, page: '/checks' }
    case 'no-next-step':
      return {
        text: `${children} the school asks for without a next step: who helps instead`,
        page: '?show=asked',
      }
    case 'gap-school':
      return { text: `A gap by ${about} that the school has not written about`, page: '/together' }
    case 'gap-programme':
      return { text: `A gap by ${about} that the programme has not written about`, page: '/together' }
    case 'gap-mine':
      return { text: `A gap by ${about} that you yourself have not written about`, page: '/together' }
    default:
      return { text: blocker.what, page: '' }
  }
}
