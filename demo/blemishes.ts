// A real export is never clean. These blemishes are put in on purpose, few enough that no import stops for them: each is
// one that the extract's rules name (a refused value, a refused row, an unknown code, a stranger, a foreign column).
import type { Habit } from './folder.ts'
import type { Row } from './records.ts'

/** How the system of one school writes its export, by URN; most write plainly. */
export function habitOf(urn: string, newest: boolean): Habit {
  if (!newest) return {}
  return HABITS[urn] ?? {}
}

const HABITS: Record<string, Habit> = {
  '990002': { bom: true },
  '990003': {
    header: (file, columns) => (file === 'pupils' ? [...columns, 'Reg Group'] : columns),
    row: (file, row, nth) =>
      file === 'pupils' ? [...mossEndPupil(row, nth), `${row[2]}B`] : mossEnd(file, row, nth),
  },
  '990004': { header: (_, columns) => columns.map(column => ` ${column.toUpperCase()} `) },
  '990005': { newline: '\r\n' },
  '990007': { row: (file, row, nth) => (file === 'marks' && nth === 11 ? oldCode(row) : row) },
}

function mossEndPupil(row: Row, nth: number): Row {
  // `S` was School Action until 2014; `yes` is no Y.
  if (nth === 7) return row.with(9, 'S')
  if (nth === 19) return row.with(7, 'yes')
  if (nth === 23) return row.with(12, '')
  return row
}

function mossEnd(file: string, row: Row, nth: number): Row {
  if (file === 'attainment' && nth === 40) return row.with(3, 'exceeding')
  if (file === 'sdq' && nth === 12) return row.with(3, 11)
  if (file === 'ratings' && nth === 9) return row.with(4, '')
  if (file === 'behaviour' && nth % 97 === 5) return row.with(0, STRANGER)
  return row
}

// Somebody who left long ago: on no roll here, as rows about former pupils are.
const STRANGER = 'K999000009001'

// Agreed family holiday, a code that ended on 18 August 2024: unknown since.
function oldCode(row: Row): Row {
  return row.with(1, String(row[1]).replace(/I(?!\d)/, 'H'))
}
