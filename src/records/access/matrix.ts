// The access matrix: what each role may read and write of each class of what is kept about a child, and its duties.
// The database holds the same table (db/migrations/0004-reach.sql) and works out from it who may see which child;
// a test holds the two together. docs/who-sees-what.md shows it to people.
// R read, W write, F flag only ("there is a concern, ask X"), A totals of ten and more, P pseudonymous rows, N none.

export const classes = [
  'identity',
  'contact',
  'protected_address',
  'scores',
  'plan',
  'notes',
  'family',
  'safeguarding',
  'early_help',
  'consent',
  'outcomes',
] as const
export type Class = (typeof classes)[number]

export const roles = [
  'link-worker',
  'programme-manager',
  'place-director',
  'safeguarding-lead',
  'school-lead',
  'early-help-practitioner',
  'data-manager',
  'partner-worker',
  'evaluator',
  'payer',
  'verifier',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** `place`: every child of the place; `roll`: the own school's; `caseload`; `episode`; `none`. */
export type Scope = 'place' | 'roll' | 'caseload' | 'episode' | 'none'

const columns = (letters: string) =>
  Object.fromEntries(letters.split(' ').map((each, n) => [classes[n]!, each])) as Record<Class, string>

export const matrix: Record<Role, { scope: Scope; letters: Record<Class, string>; duties: string[] }> = {
  //                                                    id con pro sco pla not fam saf  eh con out
  'link-worker': {
    scope: 'caseload',
    letters: columns('RW RW F RW RW RW RW F RW RW R'),
    duties: [
      'make offers',
      'act on what was missed',
      'run groups',
      'be in school',
      'break glass',
      'write the weekly page',
    ],
  },
  'programme-manager': {
    scope: 'place',
    letters: columns('R R F R RW R R F R R R'),
    duties: [
      'import files',
      'run the screen',
      'match link workers',
      'set up the place',
      'approve staff',
      'tell families',
      'propose rules',
      'agree rules',
      'ask tutors',
      'choose the cohort',
      'sign the cohort',
      'make offers',
      'act on what was missed',
      'run groups',
      'close a school',
      'lead the team',
      'write the weekly page',
      'answer what is noticed',
      'hear what is not right',
    ],
  },
  'place-director': {
    scope: 'place',
    letters: columns('R N F R R N N F R R R'),
    duties: ['propose rules', 'answer what is noticed', 'answer for data protection'],
  },
  'safeguarding-lead': {
    scope: 'place',
    letters: columns('R RW RW R R R R RW R R N'),
    duties: [
      'restrict a record',
      'receive concerns',
      'approve staff',
      'hear what is not right',
      'answer for the record',
      'answer for data protection',
    ],
  },
  'school-lead': {
    scope: 'roll',
    letters: columns('R R N R R N N F F R A'),
    duties: [
      'tell families',
      'propose rules',
      'ask tutors',
      'choose the cohort',
      'sign the cohort',
      'make offers',
      'act on what was missed',
      'run groups',
      'close a school',
      'keep watch at school',
    ],
  },
  'early-help-practitioner': {
    scope: 'episode',
    letters: columns('R R N R R N R N RW R A'),
    duties: ['propose rules', 'answer checks'],
  },
  'data-manager': { scope: 'none', letters: columns('N N N N N N N N N N N'), duties: ['import files'] },
  'partner-worker': { scope: 'none', letters: columns('N N N N N N N N N N N'), duties: [] },
  evaluator: { scope: 'none', letters: columns('P N N P P N N A A A P'), duties: [] },
  payer: { scope: 'none', letters: columns('N N N A A N N A A A A'), duties: [] },
  verifier: { scope: 'none', letters: columns('N N N N N N N N N N N'), duties: [] },
  administrator: {
    scope: 'none',
    letters: columns('N N N N N N N N N N N'),
    duties: ['manage staff', 'approve staff', 'set up the place', 'read the audit'],
  },
}

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text)
}
