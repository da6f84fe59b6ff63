// Writes an extract folder, version 1: the CSV files that a school's system would produce (docs/import-from-your-school-system.md).
// Rows go out in blocks, so that a folder of any size needs little memory.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from './records.ts'

/** Every file of the folder with its columns, in the order in which cells are given. */
export const COLUMNS = {
  calendar: ['date'],
  pupils: [
    ...['upn', 'school', 'year', 'surname', 'forename', 'sex', 'dob', 'fsm', 'ever6', 'sen', 'need', 'eal'],
    ...['ethnicity', 'idaci_decile', 'status', 'known_before', 'objects'],
  ],
  marks: ['upn', 'marks'],
  suspensions: ['upn', 'start', 'sessions', 'type', 'reasons'],
  behaviour: ['upn', 'date', 'kind', 'points', 'what'],
  concerns: ['upn', 'date', 'kind', 'said_by'],
  attainment: ['upn', 'date', 'subject', 'band', 'raw', 'scale'],
  sdq: ['upn', 'date', 'informant', 'emotional', 'conduct', 'hyperactivity', 'peer', 'prosocial', 'impact'],
  ratings: ['upn', 'date', 'area', 'rating', 'because', 'by'],
} as const satisfies Record<string, readonly string[]>

export type FileName = keyof typeof COLUMNS

/** How a system writes its files: with a byte order mark, with `\r\n`, with other headers or columns of its own. */
export type Habit = {
  bom?: boolean
  newline?: '\n' | '\r\n'
  header?: (file: FileName, columns: readonly string[]) => readonly string[]
  row?: (file: FileName, row: Row, nth: number) => Row
}

export type Folder = { row(file: FileName, row: Row): void; close(): void }

const BLOCK = 1 << 18

/** Opens a folder for writing, all files with their headers. Cells are quoted only where needed. */
export function openFolder(path: string, habit: Habit = {}): Folder {
  mkdirSync(path, { recursive: true })
  const newline = habit.newline ?? '\n'
  const files = new Map(
    (Object.keys(COLUMNS) as FileName[]).map(file => {
      const header = habit.header?.(file, COLUMNS[file]) ?? COLUMNS[file]
      const begin = (habit.bom ? '\ufeff' : '') + line(header, newline)
      return [file, { handle: openSync(join(path, `${file}.csv`), 'w'), text: begin, rows: 0 }]
    }),
  )
  return {
    row(file, row) {
      const at = files.get(file)!
      at.text += line(habit.row?.(file, row, at.rows++) ?? row, newline)
      if (at.text.length < BLOCK) return
      writeSync(at.handle, at.text)
      at.text = ''
    },
    close() {
      for (const { handle, text } of files.values()) {
        writeSync(handle, text)
        closeSync(handle)
      }
    },
  }
}

function line(cells: readonly (string | number)[], newline: string): string {
  let text = ''
  for (let i = 0; i < cells.length; i++) text += (i === 0 ? '' : ',') + cell(cells[i]!)
  return text + newline
}

function cell(value: string | number): string {
  if (typeof value === 'number' || !/[",\r\n]/.test(value)) return String(value)
  return `"${value.replaceAll('"', '""')}"`
}
