// Whoever works in a pretend place beside the named cast: Link Workers and school leads of its teams, and the few who run it.
import type { Tx } from '#platform/database/queries.ts'
import { addMember, type NewMember } from '#records/staff/staff.ts'
import { staff } from '#test/cast.ts'
import { addressOf, type Staffed } from './teams.ts'

/** Adds them. Whoever is of the cast is there already and stays as they are. Answers each one's id by their name. */
export async function addTeams(
  tx: Tx,
  placeId: string,
  { charity, teams }: Staffed,
  schools: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const cast = new Set(Object.values(staff).map(each => each.name))
  const people = new Map<string, string>()
  const add = async (name: string, role: NewMember['role'], school?: string, at = charity) => {
    if (cast.has(name)) return
    const organisationKind = at === charity ? 'lead-charity' : 'school'
    const member = { name, email: addressOf(name, at), role, organisation: at, organisationKind } as const
    people.set(name, await addMember(tx, placeId, school === undefined ? member : { ...member, school }))
  }
  for (const { urn, workers, lead } of teams) {
    for (const worker of workers) await add(worker, 'link-worker', urn)
    await add(lead, 'school-lead', urn, schools.get(urn))
  }
  return people
}
