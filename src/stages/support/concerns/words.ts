// Words of this folder, and the addresses of its pages.

export const RING = '/support/concerns/ring'
export const SENT = '/support/concerns/sent'
export const RECEIVED = '/support/concerns'
export const NEW = '/support/concerns/new'
export const GLASS = '/support/concerns/glass'
/** The concerns of a school, for its own safeguarding lead; and who that is, for the place's. */
export const OWN_SCHOOL = '/support/concerns/school'
export const SCHOOL_LEADS = '/support/concerns/school-leads'
export const GLASS_REVIEWS = '/support/concerns/glass/opened'

/** What the link to the numbers says, on every page of somebody who works here. */
export const WORRIED = 'Worried about a child?'

/** What the writer is told to do next, the same as in the table: these words and no others. */
export const NEXT_STEPS = {
  'carry-on': 'Carry on with the child as always. I have it from here.',
  'ring-me': 'Ring me today.',
  'stay-near': 'Stay near to the child until I have spoken with you.',
  'say-nothing': 'Do not speak of it with the family until we have spoken.',
  'write-more': 'If you see or hear more, write another concern.',
} as const
export type NextStep = keyof typeof NEXT_STEPS
export const nextSteps = Object.keys(NEXT_STEPS) as NextStep[]

/** What is told apart in a concern, in the order of the form and of the file. */
export const PARTS = {
  seen: {
    label: 'What you saw or heard yourself',
    inFile: 'Seen or heard by the writer',
    hint: 'Only what happened, as it happened. Where a mark was, in words',
  },
  said: {
    label: 'What the child said, in their own words',
    inFile: 'Said by the child, in their own words',
    hint: 'As they said it, in the language they said it in. Do not ask for more than they tell',
  },
  told: {
    label: 'What somebody else told you',
    inFile: 'Told by somebody else',
    hint: 'Who told you, and what',
  },
  opinion: {
    label: 'What you think of it',
    inFile: 'The writer’s opinion',
    hint: 'This is your opinion, and is kept apart from the rest',
  },
  done: {
    label: 'What was done at once',
    inFile: 'Done at once',
    hint: 'Whom you rang, at what time and what they said; who is with the child now',
  },
} as const
export type Part = keyof typeof PARTS
export const parts = Object.keys(PARTS) as Part[]

/** The link that stands on every page of somebody who works here: the first of two taps. */
export function ringLink(): { href: string; text: string } {
  return { href: RING, text: WORRIED }
}
