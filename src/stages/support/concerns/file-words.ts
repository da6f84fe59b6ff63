// Words of a child's safeguarding file, and its address.

export const fileHome = (childId: string) => `/support/children/${childId}/concerns`

/** What a line of a file is, as it is written and as it is read. */
export const ENTRIES = {
  discussion: { title: 'Somebody was spoken with', add: 'Write who was spoken with' },
  decision: { title: 'Decided', add: 'Write what was decided' },
  shared: { title: 'Shared', add: 'Write what was shared, or was not' },
  'not-shared': { title: 'Decided not to share', add: 'Write what was shared, or was not' },
  'passed-on': { title: 'Passed on', add: 'Write that it was passed on, or received' },
  receipt: {
    title: 'The next school says that it has the file',
    add: 'Write that it was passed on, or received',
  },
} as const

/** On what sharing rests. Consent is one of several, and the last: it is not needed to protect a child. */
export const BASES = {
  safeguarding: 'To keep a child safe: needs no consent',
  duty: 'The law’s duty to share information about a child: needs no consent',
  vital: 'Somebody’s life or health is in danger: needs no consent',
  court: 'A court, or the law, asks for it: needs no consent',
  agreed: 'The family agreed to it',
} as const

export const FAMILY_TOLD = {
  yes: 'Yes',
  later: 'Not yet: they will be, when it is safe',
  no: 'No',
} as const

export const FAMILY_SAID = {
  'not-asked': 'They were not asked',
  yes: 'They agree',
  no: 'They do not agree',
} as const
