import type { Tx } from '#platform/database/queries.ts'
import { schoolsOfPlace } from '#records/places/places.ts'
import type { KnownSchool } from './formats/index.ts'

/** The place's schools, so that a name in a file can be read as a URN. Their numbers with the council are not held. */
export async function knownSchools(tx: Tx): Promise<KnownSchool[]> {
  return (await schoolsOfPlace(tx)).map(({ urn, name }) => ({ urn, name, laEstab: null }))
}
