// Reads the small CSV files of db/ into objects named by their first line.
import { parse } from 'csv-parse/sync'

export function readCsv(text: string): Record<string, string>[] {
  return parse(text, { columns: true, skip_empty_lines: true })
}
