// Who may see whom is kept by triggers; what a long transaction could not see of others' is mended after it.
import { one, queries, type Tx, whole } from '#platform/database/queries.ts'

const db = queries(new URL('./reach.sql', import.meta.url), {
  mendReach: one({ mended: whole }),
  mendAllReach: one({ mended: whole }),
})

/** Compares, in the actor's place, what should be with what is. Returns how many rows were mended: mostly none. */
export async function mendReach(tx: Tx): Promise<number> {
  return (await db.mendReach(tx)).mended
}

/** The same for every place, as an errand of the machine. Returns how many rows were mended. */
export async function mendAllReach(tx: Tx): Promise<number> {
  return (await db.mendAllReach(tx)).mended
}
