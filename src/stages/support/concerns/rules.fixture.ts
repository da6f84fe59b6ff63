// A trial place gets the rules and numbers of the pretend one.
import { readFileSync } from 'node:fs'
import type { Database } from '#platform/database/connections.ts'
import { doWork } from '#records/access/work.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { keepBlueprint } from '#records/places/places.ts'

const file = new URL('../../../../places/millbrook/blueprint.json', import.meta.url)

export async function addRules(database: Database, placeId: string): Promise<void> {
  const { blueprint } = checkBlueprint(JSON.parse(readFileSync(file, 'utf8')))
  await doWork(database, { kind: 'operator', placeId, why: 'rules for a story' }, work =>
    work.as(tx => keepBlueprint(tx, placeId, blueprint!, 'a story')),
  )
}
