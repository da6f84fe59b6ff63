// The nine stages of the programme, in order. Navigation, addresses, commands and docs read this list; a stage may use
// an earlier one, never a later one.

export type Stage = {
  /** The folder under src/stages, the first word of its addresses and of its commands. */
  name: string
  title: string
  /** One line for people: what happens in it. */
  what: string
}

export const programme = [
  {
    name: 'listen',
    title: 'Listen',
    what: 'Hear what a place says of its children, its strengths and its gaps.',
  },
  {
    name: 'identify',
    title: 'Identify',
    what: 'Find children at a tipping point: several risks, no crisis yet.',
  },
  { name: 'enrol', title: 'Enrol', what: 'Ask the family and, apart, the child; match a Link Worker.' },
  { name: 'support', title: 'Support', what: 'A trusted adult in the school, every day, for two years.' },
  { name: 'link', title: 'Link', what: 'Introduce children and families to help near home.' },
  { name: 'commission', title: 'Commission', what: 'Buy small, close and good where nothing exists.' },
  { name: 'measure', title: 'Measure', what: 'See what changes, with what is missing said beside it.' },
  { name: 'fund', title: 'Fund', what: 'Several payers share the cost, on outcomes.' },
  { name: 'learn', title: 'Learn', what: 'Learn in public, so that the next place starts from here.' },
] as const satisfies Stage[]

export type StageName = (typeof programme)[number]['name']
