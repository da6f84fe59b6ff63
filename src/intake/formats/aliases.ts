// What systems call a column, by what Kith calls it: data, and the only place where a new name is added. The first names
// win. Collected from the exports and interfaces of SIMS, Arbor, Bromcom, ScholarPack, Wonde, Microsoft SDS, OneRoster
// 1.2 and the Common Transfer File (docs/import-from-your-school-system.md says where each was read).
// Written as `plainHeader` leaves them: small letters, words apart, no signs, `%` as `percent`.

import type { Becomes } from './shapes.ts'

/** Names that mean the same wherever they stand. */
const PUPIL = {
  upn: ['upn', 'unique pupil number', 'pupil upn', 'student upn', 'upn number', 'uniquepupilnumber'],
  own_id: [
    'admission number',
    'admission no',
    'adm no',
    'adm',
    'adno',
    'admission',
    'admissions number',
    'arbor student id',
    'arbor id',
    'student id',
    'pupil id',
    'mis id',
    'person id',
    'sis id',
    'sourcedid',
    'student sis id',
    'id',
    'student number',
    'pupil number',
  ],
}

const DATE_SEEN = ['date', 'incident date', 'event date', 'date of incident', 'date recorded', 'recorded on']

/** Sums that a system sends beside the marks; they are compared, never taken in. */
export const TOTALS: Record<string, string[]> = {
  total_possible: ['possible', 'possible sessions', 'sessions possible', 'total possible', 'poss'],
  total_present: [
    'present',
    'attended',
    'sessions present',
    'present sessions',
    'sessions attended',
    'attendances',
  ],
  total_authorised: [
    'authorised',
    'authorised absences',
    'auth absences',
    'auth abs',
    'authorised absence',
    'sessions authorised',
    'auth',
  ],
  total_unauthorised: [
    'unauthorised',
    'unauthorised absences',
    'unauth absences',
    'unauth abs',
    'unauthorised absence',
    'sessions unauthorised',
    'unauth',
  ],
  total_lates: ['lates', 'late', 'late before registers closed', 'lates before reg closed'],
  total_percent: [
    'percent attendance',
    'attendance percent',
    'percentage attendance',
    'attendance percentage',
    'attendance',
    'attend percent',
    'percent attend',
    'percent present',
  ],
}

export const ALIASES: Record<Becomes, Record<string, string[]>> = {
  calendar: { date: ['date', 'school day', 'day', 'session date', 'day date'] },
  pupils: {
    ...PUPIL,
    school: ['urn', 'school urn', 'school', 'establishment urn', 'school dfe number', 'dfe number', 'dfe no'],
    la: ['la', 'lea', 'la code', 'la number', 'lea number', 'local authority number', 'la no'],
    estab: ['estab', 'estab number', 'establishment number', 'dfes number', 'school number', 'estab no'],
    year: [
      'year',
      'year group',
      'nc year',
      'yr',
      'curriculum year',
      'national curriculum year',
      'current nc year',
      'nc year actual',
      'ncyearactual',
      'year taught in',
      'yeargroup',
      'grade',
      'grades',
      'ncyear',
      'year grp',
    ],
    surname: [
      'legal surname',
      'surname',
      'last name',
      'family name',
      'legal last name',
      'familyname',
      'lastname',
    ],
    forename: [
      'legal forename',
      'forename',
      'first name',
      'given name',
      'legal first name',
      'givenname',
      'firstname',
      'preferred forename',
      'preferred first name',
    ],
    full_name: ['name', 'full name', 'pupil name', 'student name', 'pupil', 'student', 'legal name'],
    sex: ['sex', 'gender', 'legal sex'],
    dob: ['dob', 'date of birth', 'birth date', 'birthdate', 'd o b'],
    fsm: [
      'fsm',
      'free school meals',
      'fsm eligible',
      'eligible for free school meals',
      'eligible for fsm',
      'fsm eligibility',
      'free school meal',
    ],
    ever6: [
      'ever6',
      'ever 6',
      'fsm6',
      'fsm 6',
      'ever 6 fsm',
      'everfsm6',
      'fsm ever 6',
      'free school meals 6',
      'ever fsm6',
      'ever fsm 6',
    ],
    sen: [
      'sen',
      'sen status',
      'sen code',
      'sen provision',
      'sen stage',
      'senprovision',
      'current sen status',
      'send',
    ],
    need: [
      'need',
      'sen need',
      'primary need',
      'sen primary need',
      'sen type',
      'primary sen need',
      'primary sen type',
    ],
    eal: ['eal', 'english as an additional language', 'english additional language', 'is eal', 'eal status'],
    ethnicity: [
      'ethnicity',
      'ethnic code',
      'ethnic origin',
      'ethnicity code',
      'ethnic group',
      'ethnic category',
    ],
    idaci_decile: ['idaci decile', 'idaci', 'idaci decile 1 most deprived'],
    status: [
      'status',
      'social care status',
      'council status',
      'in lea care',
      'in la care',
      'in care',
      'looked after',
      'lac',
      'cla',
      'child looked after',
      'looked after child',
      'incare',
    ],
    known_before: ['known before', 'known to services', 'known to social care'],
    objects: ['objects', 'family objects', 'objection', 'opted out', 'opt out'],
  },
  marks: {
    ...PUPIL,
    date: ['date', 'mark date', 'session date', 'attendance date', 'day', 'register date', 'event date'],
    session: ['session', 'am pm', 'session type', 'period', 'am or pm', 'session name', 'registration'],
    mark: [
      'mark',
      'code',
      'attendance code',
      'attendance mark',
      'register mark',
      'session mark',
      'mark code',
      'registration mark',
      'att code',
    ],
    am: ['am', 'am mark', 'am code', 'morning', 'morning mark', 'am attendance'],
    pm: ['pm', 'pm mark', 'pm code', 'afternoon', 'afternoon mark', 'pm attendance'],
    marks: [
      'marks',
      'attendance marks',
      'register',
      'all marks',
      'mark string',
      'session marks',
      'attendance string',
    ],
    from: ['week beginning', 'start date', 'from', 'w c', 'week commencing', 'week starting', 'from date'],
  },
  suspensions: {
    ...PUPIL,
    start: [
      'start',
      'start date',
      'date',
      'suspension start date',
      'exclusion start date',
      'from',
      'date from',
      'first day',
    ],
    sessions: [
      'sessions',
      'number of sessions',
      'sessions missed',
      'total sessions',
      'length in sessions',
      'no of sessions',
    ],
    days: ['days', 'number of days', 'length in days', 'total days', 'length', 'no of days'],
    type: ['type', 'exclusion type', 'suspension type', 'category', 'exclusion category'],
    reasons: ['reasons', 'reason', 'reason 1', 'exclusion reason', 'suspension reason', 'primary reason'],
  },
  behaviour: {
    ...PUPIL,
    date: DATE_SEEN,
    kind: ['kind', 'polarity', 'positive negative', 'type', 'behaviour achievement', 'category'],
    points: ['points', 'behaviour points', 'negative points', 'points awarded', 'pts', 'achievement points'],
    what: ['what', 'behaviour', 'incident', 'behaviour type', 'incident type', 'description', 'activity'],
  },
  concerns: {
    ...PUPIL,
    date: DATE_SEEN,
    kind: ['kind', 'concern', 'category', 'concern type', 'concern category'],
    said_by: ['said by', 'raised by', 'reported by', 'recorded by'],
  },
  attainment: {
    ...PUPIL,
    date: ['date', 'assessment date', 'result date', 'date of assessment'],
    subject: ['subject', 'subject code', 'subject name'],
    band: ['band', 'standard', 'outcome', 'teacher assessment', 'against expected', 'judgement'],
    raw: ['raw', 'result', 'grade', 'score', 'mark'],
    scale: ['scale', 'grade set', 'assessment', 'aspect', 'result type'],
  },
  sdq: {
    ...PUPIL,
    date: ['date', 'date completed', 'completed', 'completed on', 'assessment date'],
    informant: ['informant', 'completed by', 'rater', 'version', 'respondent'],
    emotional: [
      'emotional',
      'emotional problems',
      'emotional symptoms',
      'emotional score',
      'emotional scale',
    ],
    conduct: ['conduct', 'conduct problems', 'conduct score', 'conduct scale'],
    hyperactivity: [
      'hyperactivity',
      'hyperactivity score',
      'hyperactivity inattention',
      'hyperactivity scale',
    ],
    peer: ['peer', 'peer problems', 'peer relationship problems', 'peer score', 'peer problems scale'],
    prosocial: ['prosocial', 'prosocial behaviour', 'prosocial score', 'prosocial scale'],
    impact: ['impact', 'impact score'],
  },
  ratings: {
    ...PUPIL,
    date: ['date', 'rated on', 'rating date'],
    area: ['area', 'what is rated', 'about'],
    rating: ['rating', 'level'],
    because: ['because', 'what was seen', 'evidence', 'comment', 'notes'],
    by: ['by', 'rated by', 'recorded by'],
  },
  totals: { ...PUPIL, ...TOTALS },
}

/** Words in a title, or in a file's name, that say which system printed it. */
export const SYSTEM_NAMES: Record<string, RegExp> = {
  sims: /\bsims\b|capita|ess sims/i,
  arbor: /\barbor\b/i,
  bromcom: /bromcom/i,
  scholarpack: /scholar\s?pack/i,
}

/** A header as it is compared: small letters, words apart, what stands in brackets left out. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll('%', ' percent ')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}
