// The small place of the tests of contacts, with a calendar: each of two Link Workers has one school and its four children.
import { readFileSync } from 'node:fs'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { openSmallPlace } from '../contacts/contacts.fixture.ts'

export const presenceSql = readSqlFile(new URL('./presence.fixture.sql', import.meta.url))

export async function openPlaceWithCalendar() {
  const small = await openSmallPlace()
  const { administrator, place, whoIs } = small
  const run = (name: string, values: Record<string, string> = {}) =>
    administrator.run(presenceSql, name, values)
  await run('endCaseloads', { place: place.id })
  for (const nth of [0, 1])
    await run('giveSchool', { person: whoIs('link-worker', nth).id, school: place.schools[nth]! })
  const [{ urn } = { urn: '' }] = await run('findUrn', { school: place.schools[0]! })
  await run('addCalendar', { place: place.id, blueprint: JSON.stringify(training(String(urn))) })
  return {
    ...small,
    runHere: run,
    here: place.schools[0]!,
    there: place.schools[1]!,
    mine: place.childrenOf.get(place.schools[0]!)!,
    theirs: place.childrenOf.get(place.schools[1]!)!,
  }
}

// Millbrook's, whose first school has this URN: it trains on 26 June, and all schools on 29 June.
function training(urn: string): object {
  const file = new URL('../../../../places/millbrook/blueprint.json', import.meta.url)
  const content = JSON.parse(readFileSync(file, 'utf8').replaceAll('"990001"', `"${urn}"`))
  for (const year of content.calendar) year.inset = []
  content.calendar[1].inset = [
    { date: '2026-06-26', schools: [urn] },
    { date: '2026-06-29', schools: 'all' },
  ]
  return content
}
