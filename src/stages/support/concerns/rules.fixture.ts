// A trial place gets the rules and numbers of the pretend one.
import { readFileSync } from 'node:fs'
import type { Database } from '#platform/database/connections.ts'
import { doWork } from '#records/access/work.ts'
import { type BlueprintData, checkBlueprint } from '#records/places/blueprint.ts'
import { keepBlueprint } from '#records/places/places.ts'

const file = new URL('../../../../places/millbrook/blueprint.json', import.meta.url)

type Deadlines = Partial<BlueprintData['alerts']['deadlines']>

/** The pretend place's rules; with `deadlines`, as the place would have said those itself. */
export async function addRules(database: Database, placeId: string, deadlines?: Deadlines): Promise<void> {
  const { blueprint } = checkBlueprint(JSON.parse(readFileSync(file, 'utf8')))
  if (deadlines) {
    blueprint!.version = 2
    Object.assign(blueprint!.alerts.deadlines!, deadlines)
  }
  await doWork(database, { kind: 'operator', placeId, why: 'rules for a story' }, work =>
    work.as(tx => keepBlueprint(tx, placeId, blueprint!, 'a story')),
  )
}

/** A day of a worked table, such as "Fri 17 Jul 2026, before Easter". */
export function isoOf(words: string): string {
  return new Date(`${words.replace(/^\w+ /, '').replace(/,.*/, '')} UTC`).toISOString().slice(0, 10)
}
