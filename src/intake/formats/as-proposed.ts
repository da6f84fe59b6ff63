// A proposal taken as it is: what the page of column matching begins with.

import type { Matching, RecognisedTables } from './shapes.ts'

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
