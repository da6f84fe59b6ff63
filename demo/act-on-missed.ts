// Two school leads of the pretend place have acted for some of the children and young people they may have missed.
import type { Tx } from '#platform/database/queries.ts'
import { schoolsOfPlace } from '#records/places/places.ts'
import { actOnMissed, stillMissed } from '#stages/identify/index.ts'
import { staff, today } from '#test/cast.ts'
import type { CastPeople } from './cast-into-place.ts'
import { demoId } from './demo-id.ts'

const DONE = [
  { did: 'rang-home', told: null, note: 'Spoke with the grandmother. Back on Monday.' },
  { did: 'told-somebody', told: 'the family support worker', note: null },
] as const

/** Writes two things done for each of two schools: for those who stand last on their lists. */
export async function actOnSomeMissed(tx: Tx, people: CastPeople): Promise<void> {
  for (const lead of ['canalsideLead', 'lockgateLead'] as const) {
    const school = (await schoolsOfPlace(tx)).find(each => each.urn === staff[lead].school)
    const missed = school ? await stillMissed(tx, [], { schoolId: school.id }) : []
    for (const [n, { childId }] of missed.slice(-DONE.length).entries()) {
      const by = people.get(lead)!
      await actOnMissed(tx, {
        id: demoId(childId, 'acted', lead),
        childId,
        onDay: today,
        ...DONE[n]!,
        things: [],
        by,
      })
    }
  }
}
