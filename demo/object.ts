// A family of Lockgate Academy has rung the school and objects, written down by its lead through the same function as the page.
import type { Database } from '#platform/database/connections.ts'
import type { Seals } from '#platform/sealed.ts'
import { schoolsOfPlace } from '#records/places/places.ts'
import { hearObjection, numbersOf, searchRoll } from '#stages/identify/index.ts'
import { staff, today } from '#test/cast.ts'
import { actors } from './agree-cohorts.ts'
import type { CastPeople } from './cast-into-place.ts'
import { demoId } from './demo-id.ts'

/** Writes it down where the school is there: the child leaves every list at once. Done again, it is one. */
export async function hearOneObjection(
  database: Database,
  placeId: string,
  people: CastPeople,
  seals: Seals,
): Promise<void> {
  await actors(
    database,
    placeId,
    people,
  )('lockgateLead', async tx => {
    const school = (await schoolsOfPlace(tx)).find(each => each.urn === staff.lockgateLead.school)
    const child = school && (await searchRoll(tx, school.id, 'wood'))[0]
    if (!child) return
    await hearObjection(
      tx,
      seals,
      {
        id: demoId(placeId, 'objection'),
        schoolId: school.id,
        what: 'objects',
        heardOn: today,
        saidBy: 'parent',
        saidHow: 'phone',
      },
      await numbersOf(tx, school.id, child.id),
    )
  })
}
