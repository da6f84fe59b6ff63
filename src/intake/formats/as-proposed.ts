// A proposal taken as it is: what the page of column matching begins with.

import { proposeAs } from './propose.ts'
import type {
  Becomes,
  FoundTable,
  Matching,
  ProposedColumn,
  RecognisedTables,
  RegisterShape,
} from './shapes.ts'

/** The matching that the proposals make. Tables that Kith takes for nothing become nothing. */
export function matchingAsProposed({ tables }: RecognisedTables): Matching {
  return {
    tables: tables.map(({ id, becomes, register, dayFirst, proposal }) => ({
      id,
      becomes: becomes ?? 'nothing',
      columns: Object.fromEntries(
        proposal.flatMap(({ target, source }) => (source === null ? [] : [[target, source]])),
      ),
      ...(register === null ? {} : { register }),
      ...(dayFirst === null ? {} : { dayFirst }),
    })),
  }
}

/**
 * The columns that would be proposed for a table where a person says that it is something else than Kith took it for,
 * from its header and its sample.
 */
export function proposalFor(
  table: Pick<FoundTable, 'headers' | 'sample'>,
  becomes: Becomes,
  register: RegisterShape | null,
): { columns: ProposedColumn[]; missing: string[] } {
  const sessions = table.headers.flatMap((header, cell) => {
    const said = /^(\d{4}-\d\d-\d\d)(?: (AM|PM))?$/.exec(header)
    return said === null ? [] : [{ cell, day: said[1]!, half: (said[2] ?? null) as 'AM' | 'PM' | null }]
  })
  const first = table.sample.map((cells, line) => ({ line, cells }))
  return proposeAs({ headers: table.headers, sessions, first }, becomes, register)
}
