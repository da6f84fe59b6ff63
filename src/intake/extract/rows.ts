// The files of the extract folder, version 1, as data: one reader serves them all, the types of their rows follow
// from this table, and docs/import-from-your-school-system.md is tested against it.

import {
  ATTAINMENT_BANDS,
  CONCERN_KINDS,
  FLAG_COLUMNS,
  INFORMANTS,
  RATED_AREAS,
  RATING_WORDS,
} from '#arithmetic/screen/rules.ts'

/** How a cell is written. */
export type Kind =
  | 'upn'
  | 'school'
  | 'year'
  | 'date'
  | 'word'
  | 'text'
  | 'number'
  | 'score'
  | 'decile'
  | 'marks'
  | 'reasons'

export interface Column {
  name: string
  /** A blank or bad value in a required column refuses the row. */
  required: boolean
  kind: Kind
  /** The words allowed, for the kind `word`. */
  words?: readonly string[]
  means: string
}

const UPN = { name: 'upn', required: true, kind: 'upn', means: 'unique pupil number' } as const
const DATE = { name: 'date', required: true, kind: 'date' } as const
const YES_NO = ['Y', 'N'] as const

/** Every file and its columns, in the order in which the files are read. */
export const FILES = {
  calendar: [{ ...DATE, means: 'a school day, in order; two sessions a day' }],
  pupils: [
    UPN,
    { name: 'school', required: true, kind: 'school', means: 'URN of the school' },
    { name: 'year', required: true, kind: 'year', means: 'year group' },
    { name: 'surname', required: false, kind: 'text', means: 'family name' },
    { name: 'forename', required: false, kind: 'text', means: 'given name' },
    { name: 'sex', required: false, kind: 'text', means: 'as the school records it' },
    { name: 'dob', required: false, kind: 'date', means: 'date of birth' },
    { name: 'fsm', required: false, kind: 'word', words: YES_NO, means: 'free school meals now' },
    {
      name: 'ever6',
      required: false,
      kind: 'word',
      words: YES_NO,
      means: 'free school meals in the last six years',
    },
    {
      name: 'sen',
      required: false,
      kind: 'word',
      words: FLAG_COLUMNS.sen,
      means: 'none, SEN support, or education, health and care plan',
    },
    { name: 'need', required: false, kind: 'text', means: 'primary need' },
    { name: 'eal', required: false, kind: 'word', words: YES_NO, means: 'English is an additional language' },
    { name: 'ethnicity', required: false, kind: 'text', means: 'code as the school records it' },
    {
      name: 'idaci_decile',
      required: false,
      kind: 'decile',
      means: 'income deprivation decile, 1 most deprived',
    },
    {
      name: 'status',
      required: false,
      kind: 'word',
      words: FLAG_COLUMNS.status,
      means: 'help from the council now',
    },
    {
      name: 'known_before',
      required: false,
      kind: 'word',
      words: FLAG_COLUMNS.known_before,
      means: 'known to the council before',
    },
    {
      name: 'objects',
      required: false,
      kind: 'word',
      words: YES_NO,
      means: 'the family objects: left out of everything',
    },
  ],
  marks: [
    UPN,
    { name: 'marks', required: true, kind: 'marks', means: 'AM, PM, AM, PM… for the days of the calendar' },
  ],
  suspensions: [
    UPN,
    { name: 'start', required: true, kind: 'date', means: 'first day' },
    { name: 'sessions', required: true, kind: 'number', means: 'sessions missed, two a day' },
    {
      name: 'type',
      required: true,
      kind: 'word',
      words: ['SUSP', 'PERM', 'LNCH'],
      means: 'suspension, permanent, lunchtime',
    },
    { name: 'reasons', required: false, kind: 'reasons', means: 'why' },
  ],
  behaviour: [
    UPN,
    { ...DATE, means: 'day of the entry' },
    {
      name: 'kind',
      required: true,
      kind: 'word',
      words: ['negative', 'positive'],
      means: 'which way it counts',
    },
    { name: 'points', required: true, kind: 'number', means: 'points given' },
    { name: 'what', required: false, kind: 'text', means: 'what happened' },
  ],
  concerns: [
    UPN,
    { ...DATE, means: 'day it was raised' },
    {
      name: 'kind',
      required: true,
      kind: 'word',
      words: CONCERN_KINDS,
      means: 'what about',
    },
    { name: 'said_by', required: false, kind: 'text', means: 'role of who said it' },
  ],
  attainment: [
    UPN,
    { ...DATE, means: 'day of the assessment' },
    { name: 'subject', required: true, kind: 'text', means: 'subject code: EN, RE, WR, MA, SC…' },
    {
      name: 'band',
      required: true,
      kind: 'word',
      words: ATTAINMENT_BANDS,
      means: 'against what is expected for the year',
    },
    { name: 'raw', required: false, kind: 'text', means: 'the result as given' },
    { name: 'scale', required: false, kind: 'text', means: 'the scale it is given on' },
  ],
  sdq: [
    UPN,
    { ...DATE, means: 'day it was filled in' },
    {
      name: 'informant',
      required: true,
      kind: 'word',
      words: INFORMANTS,
      means: 'who filled it in',
    },
    { name: 'emotional', required: true, kind: 'score', means: 'scale score' },
    { name: 'conduct', required: true, kind: 'score', means: 'scale score' },
    { name: 'hyperactivity', required: true, kind: 'score', means: 'scale score' },
    { name: 'peer', required: true, kind: 'score', means: 'scale score' },
    { name: 'prosocial', required: true, kind: 'score', means: 'scale score' },
    { name: 'impact', required: false, kind: 'score', means: 'impact score' },
  ],
  ratings: [
    UPN,
    { ...DATE, means: 'day of the rating' },
    {
      name: 'area',
      required: true,
      kind: 'word',
      words: RATED_AREAS,
      means: 'what is rated',
    },
    { name: 'rating', required: true, kind: 'word', words: RATING_WORDS, means: 'the rating' },
    { name: 'because', required: true, kind: 'text', means: 'what was seen' },
    { name: 'by', required: false, kind: 'text', means: 'role of who rated' },
  ],
} as const satisfies Record<string, readonly Column[]>

export type FileName = keyof typeof FILES

/** In the order in which they are read: the calendar and the pupils first. */
export const FILE_NAMES = Object.keys(FILES) as FileName[]

/** Years of the English school system as Kith writes them: nursery, reception, 1 to 14. */
export const YEARS = [
  'N',
  'R',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
  '14',
] as const
export type Year = (typeof YEARS)[number]

type Value<C extends Column> = C['kind'] extends 'number' | 'score' | 'decile'
  ? number
  : C['kind'] extends 'year'
    ? Year
    : C['kind'] extends 'reasons'
      ? string[]
      : C extends { words: readonly (infer Word)[] }
        ? Word
        : string

/**
 * A row that was accepted. `line` is its line in the file; a day is `YYYY-MM-DD`; a blank, a refused value and a
 * column the file does not have are null. Columns keep the names they have in the file.
 */
export type Row<File extends FileName> = { line: number } & {
  [C in (typeof FILES)[File][number] as C['name']]: C['required'] extends true ? Value<C> : Value<C> | null
}

export type CalendarRow = Row<'calendar'>
export type PupilRow = Row<'pupils'>
export type MarksRow = Row<'marks'>
export type SuspensionRow = Row<'suspensions'>
export type BehaviourRow = Row<'behaviour'>
export type ConcernRow = Row<'concerns'>
export type AttainmentRow = Row<'attainment'>
export type SdqRow = Row<'sdq'>
export type RatingRow = Row<'ratings'>
