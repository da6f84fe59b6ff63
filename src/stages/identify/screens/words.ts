// How an outcome of the screen is said on a page. Nobody is ever called "not at risk".
import type { TagColour } from '#design/tag.ts'

type Said = { tag: string; colour: TagColour; heading: string; what: string }

export const outcomeWords: Record<string, Said> = {
  in: {
    tag: 'In',
    colour: 'teal',
    heading: 'In',
    what: 'Several risks and no crisis, within the places this school has.',
  },
  reserve: {
    tag: 'Reserve',
    colour: 'blue',
    heading: 'Reserve',
    what: 'Next in line, when a family says no.',
  },
  'to-a-person': {
    tag: 'To a person',
    colour: 'purple',
    heading: 'To a person',
    what: 'Something here is for a person to weigh: the machine neither chooses nor drops these children.',
  },
  'too-little-known': {
    tag: 'Too little known',
    colour: 'yellow',
    heading: 'Too little known',
    what: 'What is missing could change the answer. Ask before anything is said.',
  },
  waiting: {
    tag: 'Waiting',
    colour: 'grey',
    heading: 'Waiting',
    what: 'Several risks too, after the places and the reserve.',
  },
  'below-the-line': {
    tag: 'Below the line',
    colour: 'grey',
    heading: 'Below the line',
    what: 'Fewer risks met than the place asks for. That is not the same as no risk.',
  },
  'out-of-scope': {
    tag: 'Out of scope',
    colour: 'grey',
    heading: 'Out of scope',
    what: 'In a year group that this place does not work with.',
  },
}

/** The order in which a school's list is read. */
export const outcomesInOrder = [
  'in',
  'reserve',
  'to-a-person',
  'too-little-known',
  'waiting',
  'below-the-line',
  'out-of-scope',
] as const
