import { NotFound, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { type Standing, standings } from '../families-first.ts'

/** The school of the address, where the actor acts for it; else NotFound. */
export async function schoolOfVisit({ tx, params }: Visit): Promise<Standing> {
  const id = params.school ?? ''
  const [school] = isId(id) ? await standings(tx, id) : []
  if (!school) throw new NotFound('no such school, or not theirs')
  return school
}
