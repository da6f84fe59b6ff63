// The calculations that `kith calc NAME` offers. Each is the function that pages and figures use, given its fields by name.
import type { Calculate } from './reading.ts'

export { type Calculate, NotComputable } from './reading.ts'

/** `load` brings in that one calculation and nothing else. */
export type Calculation = { name: string; help: string; load: () => Promise<Calculate> }

export const calculations: readonly Calculation[] = [
  {
    name: 'sdq',
    help: 'SDQ scores and bands from answers by item number',
    load: async () => (await import('./sdq.ts')).sdq,
  },
  {
    name: 'sdq_change',
    help: 'SDQ added value, reliable change, or regression to the mean',
    load: async () => (await import('./sdq.ts')).sdqChange,
  },
  {
    name: 'swemwbs',
    help: 'Short WEMWBS raw and metric scores, or the change between two',
    load: async () => (await import('./wellbeing.ts')).swemwbs,
  },
  {
    name: 'gbo',
    help: 'Goal based outcomes: mean change of the goals rated twice',
    load: async () => (await import('./wellbeing.ts')).gbo,
  },
  {
    name: 'attendance',
    help: 'Sessions, rates, persistent and severe absence from marks or totals',
    load: async () => (await import('./attendance.ts')).attendance,
  },
  {
    name: 'attendance_codes',
    help: 'What one attendance code counts as',
    load: async () => (await import('./attendance.ts')).attendanceCodes,
  },
  {
    name: 'mark_strings',
    help: 'A packed string of marks, split into marks',
    load: async () => (await import('./attendance.ts')).markStrings,
  },
  {
    name: 'suspensions',
    help: 'Suspensions, sessions lost, and days towards the limit of 45',
    load: async () => (await import('./pupils.ts')).suspensions,
  },
  {
    name: 'upn',
    help: 'A unique pupil number, checked and taken apart',
    load: async () => (await import('./pupils.ts')).upn,
  },
  {
    name: 'year_group',
    help: 'Academic year and expected year group from a date of birth',
    load: async () => (await import('./pupils.ts')).yearGroup,
  },
  {
    name: 'imd',
    help: 'The decile of a deprivation rank',
    load: async () => (await import('./targeting.ts')).imd,
  },
  {
    name: 'targeting',
    help: 'Precision, recall and lift of choosing by score under a capacity',
    load: async () => (await import('./targeting.ts')).targeting,
  },
  {
    name: 'suppression',
    help: 'What must be hidden where numbers are small',
    load: async () => (await import('./suppression.ts')).suppression,
  },
  {
    name: 'smalln',
    help: 'Intervals and tests for few children',
    load: async () => (await import('./small-numbers.ts')).smallNumbers,
  },
]
