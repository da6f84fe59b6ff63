// The words of presence on pages.
import type { WhyClosed } from './closures.ts'
import type { WhyAway } from './rules.ts'

export const AWAY_WORDS: Record<WhyAway | 'not-said', { text: string; letter: string }> = {
  training: { text: 'Training', letter: 'T' },
  ill: { text: 'Not well', letter: 'I' },
  'home-visits': { text: 'Home visits all day', letter: 'H' },
  leave: { text: 'Leave', letter: 'L' },
  'school-closed': { text: 'School closed', letter: 'C' },
  other: { text: 'Another reason', letter: 'O' },
  'not-said': { text: 'No reason said', letter: '?' },
}

export const CLOSED_WORDS: Record<WhyClosed, string> = {
  weather: 'Snow, ice, flood or heat',
  building: 'The building: heating, water, power',
  illness: 'Illness',
  strike: 'Strike',
  other: 'Another reason',
}
