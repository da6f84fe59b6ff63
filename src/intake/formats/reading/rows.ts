// A table as it lies in a file, before anybody knows what it means: rows of text.

/** One row. `line` is its line in the file, or its row in the sheet, from 1. */
export interface SheetRow {
  line: number
  cells: string[]
  /** From 1: a cell with text after its closing quote, where there is one. */
  broken?: number
}

export interface ReadRowsOptions {
  signal?: AbortSignal
  /** Told the bytes of each piece read. */
  onBytes?: (bytes: number) => void
  /** Cells that are looked at; all others come back as ''. All of them where it is not given. */
  wanted?: readonly number[]
}

export interface RawTable {
  /** File name, or `workbook.xlsx: Sheet`. */
  id: string
  bytes: number
  /** Whole rows in their order, in batches. Blank rows are passed over. May be read again from the start. */
  rows: (options?: ReadRowsOptions) => AsyncGenerator<SheetRow[]>
  /** Rows have no line of their own (XML): a line then says which record it is. */
  withoutLines?: true
}

/** The first rows of a table, at most `most`. */
export async function firstRows(table: RawTable, most: number): Promise<SheetRow[]> {
  const first: SheetRow[] = []
  for await (const batch of table.rows()) {
    first.push(...batch.slice(0, most - first.length))
    if (first.length >= most) break
  }
  return first
}

/** A table that was put together in memory. The first of its rows is the header. */
export function tableInMemory(id: string, rows: SheetRow[], bytes: number): RawTable {
  return {
    id,
    bytes,
    async *rows({ signal, onBytes }: ReadRowsOptions = {}) {
      const step = 2_000
      for (let at = 0; at < rows.length; at += step) {
        signal?.throwIfAborted()
        onBytes?.((bytes * Math.min(step, rows.length - at)) / rows.length)
        yield rows.slice(at, at + step)
      }
    },
  }
}
