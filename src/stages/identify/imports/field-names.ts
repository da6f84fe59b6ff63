// What the columns of the extract are called where a person reads them: `upn` is the pupil number.
const NAMES: Record<string, string> = {
  upn: 'pupil number (UPN)',
  own_id: 'the system’s own pupil number',
  school: 'school',
  year: 'year group',
  'academic year': 'school year',
  surname: 'family name',
  forename: 'given name',
  full_name: 'whole name',
  sex: 'sex',
  dob: 'date of birth',
  fsm: 'free school meals',
  ever6: 'free school meals in the last six years',
  sen: 'special educational needs',
  need: 'primary need',
  eal: 'English as an additional language',
  ethnicity: 'ethnicity',
  idaci_decile: 'deprivation decile (IDACI)',
  status: 'help from the council',
  known_before: 'known to the council before',
  objects: 'the family objects',
  la: 'local authority number',
  estab: 'establishment number',
  mark: 'attendance code',
  am: 'morning’s attendance code',
  pm: 'afternoon’s attendance code',
  marks: 'attendance marks',
  from: 'first day of the marks',
  start: 'first day',
  date: 'date',
}

/** The column's name in people's words; one that is a plain word already stays. */
export function fieldName(column: string): string {
  return NAMES[column] ?? column.replaceAll('_', ' ')
}

/** Several, as a list. */
export function fieldNames(columns: readonly string[]): string {
  return columns.map(fieldName).join(', ')
}
