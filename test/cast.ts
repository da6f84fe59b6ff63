// The named people of Millbrook, the pretend place: tests, demo and screenshots share them, so that a story reads the
// same everywhere. Nobody here exists: mail goes to the reserved domain `.example` (RFC 2606), telephone numbers are
// those Ofcom keeps for drama, and pupil numbers have local authority 999 and establishment 0000, which no school has.
import type { CastChild, CastFamily, CastMember } from './cast-shapes.ts'

export type { CastChild, CastFamily, CastMember, CastRole } from './cast-shapes.ts'

/** The one day on which tests, demo and screenshots take place: a Friday near the end of the summer term. */
export const today = '2026-07-17'

/** The moment the pretend clock stands at, in UTC (half past ten in Millbrook). */
export const now = '2026-07-17T09:30:00Z'

export const place = { slug: 'millbrook', name: 'Millbrook', pretend: true } as const

/** The staff, by a short name for code. `school` is a URN, where the person works in or for one school. */
export const staff = {
  manager: person('Ruth Adeyemi', 'programme-manager', 'Kith Millbrook', 'Signs in first in the demo.'),
  director: person('Gareth Pugh', 'place-director', 'Kith Millbrook', 'Answers for the place.'),
  canalsideWorker: person(
    'Danny Whittle',
    'link-worker',
    'Kith Millbrook',
    'Zofia’s Link Worker to be.',
    '990001',
  ),
  lockgateWorker: person('Samina Rafiq', 'link-worker', 'Kith Millbrook', 'Jayden’s to be.', '990007'),
  weaversWorker: person(
    'Niamh Doyle',
    'link-worker',
    'Kith Millbrook',
    'Her own son is at this school.',
    '990004',
  ),
  safeguarding: person('Beverley Tordoff', 'safeguarding-lead', 'Kith Millbrook', 'Owns restricted records.'),
  canalsideLead: person('Helen Ogden', 'school-lead', 'Canalside Primary School', 'SENCO.', '990001'),
  highSchoolLead: person(
    'Marcus Bright',
    'school-lead',
    'Millbrook High School',
    'Safeguarding lead.',
    '990006',
  ),
  lockgateLead: person('Priya Nair', 'school-lead', 'Lockgate Academy', 'Assistant head.', '990007'),
  earlyHelp: person(
    'Colin Entwistle',
    'early-help-practitioner',
    'Millbrook Council',
    'Early Help practitioner.',
  ),
  earlyHelpToo: person(
    'Anjali Mistry',
    'early-help-practitioner',
    'Millbrook Council',
    'The second of two who answer.',
  ),
  partner: person('Yusuf Khan', 'partner-worker', 'Moss End Boxing and Homework Club', 'One shared laptop.'),
  dataManager: person('Wendy Alderson', 'data-manager', 'Lockgate Academy', 'Sends the export.', '990007'),
  payer: person('Oliver Crane', 'payer', 'The Millbrook Pretend Trust', 'Sees totals, never a child.'),
  evaluator: person('Dr Ifeoma Eze', 'evaluator', 'The Learning Partner', 'Sees rows without names.'),
  administrator: person(
    'Tomasz Zielinski',
    'administrator',
    'Kith Millbrook',
    'Makes accounts, reads no child.',
  ),
} satisfies Record<string, CastMember>

/** Seven families; a guardian's address that is protected is marked, and is never printed. */
export const families = {
  kowalczyk: {
    guardians: [
      { name: 'Agnieszka Kowalczyk', relationship: 'mother', phone: '07700 900101', language: 'pl' },
    ],
    address: '14 Lock Keeper’s Row, Millbrook',
    children: ['zofia'],
  },
  holt: {
    guardians: [{ name: 'Denise Holt', relationship: 'grandmother', phone: '07700 900102', language: 'en' }],
    address: '3 Spindle Court, Millbrook',
    children: ['jayden'],
  },
  greenhalgh: {
    guardians: [{ name: 'Laura Greenhalgh', relationship: 'mother', phone: '07700 900103', language: 'en' }],
    address: '27 Chapel Brow, Millbrook',
    children: ['isla'],
  },
  hussain: {
    guardians: [{ name: 'Nasreen Hussain', relationship: 'mother', phone: '07700 900104', language: 'ur' }],
    address: 'Flat 2, The Old Dyeworks, Elsewhere',
    protectedAddress: true,
    children: ['maryam'],
  },
  okaforByrne: {
    guardians: [
      { name: 'Chidi Okafor', relationship: 'father', phone: '07700 900105', language: 'en' },
      { name: 'Siobhán Byrne', relationship: 'mother', phone: '07700 900106', language: 'en' },
    ],
    address: '8 Carding Street, Millbrook',
    children: ['theo', 'amara'],
  },
  patel: {
    guardians: [{ name: 'Hetal Patel', relationship: 'mother', phone: '07700 900107', language: 'en' }],
    address: '51 Weavers Lane, Millbrook',
    children: ['ravi'],
  },
  doyle: {
    guardians: [{ name: 'Niamh Doyle', relationship: 'mother', phone: '07700 900108', language: 'en' }],
    address: '19 Weavers Lane, Millbrook',
    children: ['finn'],
  },
} satisfies Record<string, CastFamily>

const settled = {
  fsm: 'N',
  ever6: 'N',
  sen: 'N',
  need: '',
  eal: 'N',
  ethnicity: 'WBRI',
  idaciDecile: 6,
  status: 'none',
  knownBefore: 'none',
  objects: 'N',
  attendance: { absentPercent: 3, lately: 3 },
  sdq: { informant: 'teacher', scores: [2, 1, 3, 2, 8, 0] },
  attainment: { english: 'at', maths: 'at' },
  suspensions: [],
  negativePoints: 2,
  concerns: [],
  ratings: {
    'parental-engagement': ['high', 'comes to every parents’ evening'],
    'school-engagement': ['medium', 'joins in when asked'],
  },
} as const

/** The children, by a short name for code, with the facts the generated extract folders hold about them. */
export const children = {
  zofia: {
    ...settled,
    upn: 'Q999000021901',
    school: '990001',
    year: '4',
    surname: 'Kowalczyk',
    forename: 'Zofia',
    sex: 'F',
    dob: '2017-03-08',
    story: 'Clearly in: worried, few friends, away more since Easter, behind in maths.',
    expected: 'in',
    fsm: 'Y',
    ever6: 'Y',
    eal: 'Y',
    ethnicity: 'WOTH',
    idaciDecile: 2,
    attendance: { absentPercent: 11, lately: 27 },
    sdq: { informant: 'teacher', scores: [5, 1, 4, 5, 7, 1] },
    attainment: { english: 'at', maths: 'well_below' },
    concerns: [['2026-05-12', 'isolation', 'class teacher']],
    ratings: {
      'parental-engagement': ['low', 'no reply to three messages, none of them in Polish'],
      'school-engagement': ['medium', 'works well one to one'],
    },
  },
  jayden: {
    ...settled,
    upn: 'K999000017902',
    school: '990007',
    year: '8',
    surname: 'Holt',
    forename: 'Jayden',
    sex: 'M',
    dob: '2013-01-22',
    story: 'Clearly in: lives with his grandmother, two short suspensions, attendance falling.',
    expected: 'in',
    fsm: 'Y',
    ever6: 'Y',
    sen: 'K',
    need: 'SEMH',
    idaciDecile: 1,
    knownBefore: 'closed',
    attendance: { absentPercent: 13, lately: 30 },
    sdq: { informant: 'teacher', scores: [4, 3, 5, 5, 6, 1] },
    attainment: { english: 'below', maths: 'at' },
    suspensions: [
      ['2025-11-12', 2, 'DB'],
      ['2026-03-03', 4, 'DB;VA'],
    ],
    negativePoints: 34,
    ratings: {
      'parental-engagement': ['low', 'grandmother works nights, calls come while she sleeps'],
      'school-engagement': ['low', 'walks out of two lessons a week'],
    },
  },
  tyler: {
    ...settled,
    upn: 'N999000016903',
    school: '990006',
    year: '9',
    surname: 'Marsden-O’Brien',
    forename: 'Tyler',
    sex: 'M',
    dob: '2012-06-30',
    story: 'To a person: an open social work plan and four suspensions. Kith never chooses or drops him.',
    expected: 'to-a-person',
    fsm: 'Y',
    ever6: 'Y',
    sen: 'K',
    need: 'SEMH',
    idaciDecile: 1,
    status: 'cin',
    knownBefore: 'active',
    attendance: { absentPercent: 24, lately: 35 },
    sdq: { informant: 'teacher', scores: [4, 6, 8, 3, 4, 3] },
    attainment: { english: 'below', maths: 'below' },
    suspensions: [
      ['2025-09-24', 2, 'PP'],
      ['2025-12-04', 6, 'PP;DB'],
      ['2026-02-05', 4, 'VA'],
      ['2026-06-09', 4, 'DB'],
    ],
    negativePoints: 71,
  },
  oleksandra: {
    ...settled,
    upn: 'X999000020904',
    school: '990003',
    year: '5',
    surname: 'Шевченко',
    forename: 'Олександра',
    sex: 'F',
    dob: '2016-02-14',
    story: 'Too little known: joined after Easter, alone at playtime, nothing measured yet.',
    expected: 'too-little-known',
    eal: 'Y',
    ethnicity: 'WOTH',
    idaciDecile: 4,
    attendance: { absentPercent: 4, lately: 4, joined: '2026-04-20' },
    sdq: null,
    attainment: null,
    concerns: [['2026-06-10', 'isolation', 'lunchtime supervisor']],
    ratings: {},
  },
  isla: {
    ...settled,
    upn: 'H999000022905',
    school: '990002',
    year: '3',
    surname: 'Greenhalgh',
    forename: 'Isla',
    sex: 'F',
    dob: '2018-05-19',
    story: 'Restricted: only those on her allow list may see that she is here.',
    expected: 'below-the-line',
    restricted: {
      because: 'A relative is in the news',
      owner: 'safeguarding',
      allows: ['safeguarding', 'manager'],
    },
  },
  maryam: {
    ...settled,
    upn: 'C999000018906',
    school: '990006',
    year: '7',
    surname: 'Hussain',
    forename: 'Maryam',
    sex: 'F',
    dob: '2013-10-02',
    story: 'Her address is protected; two things are going on, so she is below the line.',
    expected: 'below-the-line',
    eal: 'Y',
    ethnicity: 'APKN',
    idaciDecile: 3,
    sdq: { informant: 'teacher', scores: [6, 0, 2, 2, 9, 1] },
    attainment: { english: 'at', maths: 'below' },
  },
  theo: {
    ...settled,
    upn: 'P999000020907',
    school: '990001',
    year: '5',
    surname: 'Okafor-Byrne',
    forename: 'Theo',
    sex: 'M',
    dob: '2016-04-03',
    story: 'A twin: same day of birth, surname, school and year as Amara, and another child.',
    expected: 'below-the-line',
    ethnicity: 'MWBA',
  },
  amara: {
    ...settled,
    upn: 'D999000020908',
    school: '990001',
    year: '5',
    surname: 'Okafor-Byrne',
    forename: 'Amara',
    sex: 'F',
    dob: '2016-04-03',
    story: 'The other twin, and she does have something going on.',
    expected: 'below-the-line',
    ethnicity: 'MWBA',
    attainment: { english: 'below', maths: 'at' },
  },
  ravi: {
    ...settled,
    upn: 'D999000021909',
    school: '990004',
    year: '4',
    surname: 'Patel',
    forename: 'Ravi',
    sex: 'M',
    dob: '2017-07-27',
    story: 'His family objects: he is in no list and no report, and the next import remembers.',
    expected: 'objects',
    ethnicity: 'AIND',
    objects: 'Y',
    attainment: { english: 'below', maths: 'below' },
  },
  finn: {
    ...settled,
    upn: 'D999000020910',
    school: '990004',
    year: '5',
    surname: 'Doyle',
    forename: 'Finn',
    sex: 'M',
    dob: '2015-12-11',
    story: 'The Link Worker’s own son: she must not see his record.',
    expected: 'below-the-line',
    ethnicity: 'WIRI',
    conflict: { with: 'weaversWorker', kind: 'own-child' },
    attainment: { english: 'at', maths: 'below' },
  },
} satisfies Record<string, CastChild>

/** The same children as a list, each of the same shape. */
export const castChildren: readonly CastChild[] = Object.values(children)

function person(
  name: string,
  role: CastMember['role'],
  organisation: string,
  note: string,
  school?: string,
): CastMember {
  const email = `${name.toLowerCase().replace(/^dr /, '').replaceAll(' ', '.')}@${domainOf(organisation)}`
  return school === undefined
    ? { name, email, role, organisation, note }
    : { name, email, role, organisation, note, school }
}

function domainOf(organisation: string): string {
  const words = organisation.toLowerCase().replace(/^the /, '').split(' ')
  return `${words.slice(0, 2).join('-')}.example`
}
