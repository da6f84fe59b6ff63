// A file of attendance statistics as the Department for Education gives them (Explore education statistics, "Pupil
// attendance in schools"), of a country and a council that are not there: lines to hold the pretend place against.

const COLUMNS = [
  ...[
    'time_period',
    'time_identifier',
    'geographic_level',
    'country_code',
    'country_name',
    'region_code',
    'region_name',
  ],
  ...[
    'old_la_code',
    'new_la_code',
    'la_name',
    'education_phase',
    'attendance_perc',
    'overall_absence_perc',
    'pa_perc',
  ],
  ...['possible_sessions', 'total_enrolments'],
]

/** Chosen, published by nobody: percent attendance and persistent absence, of so many sessions and pupils. */
const LINES = [
  ['Local authority', 'Primary', 94.6, 14.1, 4_218_300, 24_110],
  ['Local authority', 'Secondary', 91.2, 23.4, 3_190_600, 18_240],
  ['National', 'Primary', 94.8, 13.6, 9_402_000, 53_700],
  ['National', 'Secondary', 91.6, 22.5, 7_105_200, 40_600],
] as const

/** The file, in the form in which it would be sent. Its areas say that they are pretend. */
export function publishedLines(): { name: string; content: Buffer } {
  const rows = LINES.map(([level, phase, attendance, persistent, sessions, pupils]) => {
    const council =
      level === 'Local authority' ? ['999', 'X99999999', 'Millbrook Council (pretend)'] : ['', '', '']
    const place = ['X99', 'A pretend country', '', '', ...council]
    const absence = (100 - attendance).toFixed(1)
    return [
      '202526',
      'Year to date',
      level,
      ...place,
      phase,
      attendance,
      absence,
      persistent,
      sessions,
      pupils,
    ]
  })
  const text = [COLUMNS, ...rows].map(cells => `${cells.join(',')}\r\n`).join('')
  return { name: 'Pretend attendance statistics 2025-26.csv', content: Buffer.from(text) }
}
