// CSV as Kith writes it: UTF-8 without a BOM, `\n`, quotes only where they are needed.

export type CsvValue = string | number | boolean | null | undefined

export interface WriteCsvOptions {
  /**
   * For files that people open in a spreadsheet: a text that would be taken for a formula gets a leading `'`
   * (OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection). Numbers are left alone.
   */
  forPeople?: boolean
}

const NEEDS_QUOTES = /[",\r\n]/
// Also behind blanks, quotes and letters that are not seen, and in wide letters: some programs pass over them.
const LOOKS_LIKE_A_FORMULA = /^(?:[\t\r\n]|[\s'"\p{Cf}\p{Cc}]*[=+\-@＝＋－﹣＠])/u

/** One row with its line end. Null and undefined are blank. */
export function csvLine(values: readonly CsvValue[], options: WriteCsvOptions = {}): string {
  const line = values.map(value => csvCell(value, options)).join(',')
  // A row of one blank cell would be an empty line, which a reader takes for no row.
  return line === '' && values.length === 1 ? '""\n' : `${line}\n`
}

/** A header and rows as pieces of text of about 64 KB, to be written one after the other. */
export function* csvPieces(
  header: readonly string[],
  rows: Iterable<readonly CsvValue[]>,
  options: WriteCsvOptions = {},
): Generator<string> {
  let piece = csvLine(header)
  for (const row of rows) {
    piece += csvLine(row, options)
    if (piece.length < 65_536) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

/** A text as it was before `forPeople` put its `'` there. */
export function fromSpreadsheet(text: string): string {
  return text.startsWith("'") && LOOKS_LIKE_A_FORMULA.test(text.slice(1)) ? text.slice(1) : text
}

function csvCell(value: CsvValue, { forPeople }: WriteCsvOptions): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const safe = forPeople && LOOKS_LIKE_A_FORMULA.test(value) ? `'${value}` : value
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
