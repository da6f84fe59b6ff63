import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { doWork } from '#records/access/work.ts'
import { addMember } from '#records/staff/staff.ts'
import { openTestDatabase, type TestDatabase } from '#test/world.ts'
import { CANALSIDE, setUpMillbrook, takeIn, WEAVERS } from './import.fixture.ts'

const sql = readSqlFile(new URL('./import.fixture.sql', import.meta.url))
const children = Array.from({ length: 30 }, (_, n) => `T${n},${n < 20 ? CANALSIDE : WEAVERS},4`)
/** Enough of them that a colleague has come before the import is over. */
const entries = Array.from({ length: 20_000 }, (_, n) => `T${n % 30},2025-09-02,negative,${n % 9},`)
const files = {
  'calendar.csv': 'date\n2025-09-02\n',
  'pupils.csv': `upn,school,year\n${children.join('\n')}\n`,
  'marks.csv': 'upn,marks\nT1,/\\\n',
  'behaviour.csv': `upn,date,kind,points,what\n${entries.join('\n')}\n`,
}

test('right after an import everybody sees whom they may, also a colleague who came while it ran', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const manager = await addColleague(database, place, 'Early Bird', 'programme-manager')
  const lead = await addColleague(database, place, 'School Lead', 'school-lead', WEAVERS)
  let late: Promise<string> | undefined
  await takeIn(t, database, place, files, {
    onProgress: ({ doing }) => {
      if (doing === 'marks') late ??= addColleague(database, place, 'Late Comer', 'programme-manager')
    },
  })
  const reach = await countReach(database)
  assert.deepEqual([reach.get(manager), reach.get(lead), reach.get(await late!)], [30, 10, 30])
  // A child who moves is seen by the new school, and by the old one no more.
  await takeIn(t, database, place, { 'pupils.csv': `upn,school,year\nT29,${CANALSIDE},4\n` })
  assert.equal((await countReach(database)).get(lead), 9)
})

function addColleague(
  database: TestDatabase,
  placeId: string,
  name: string,
  role: 'programme-manager' | 'school-lead',
  school?: string,
): Promise<string> {
  const email = `${name.replace(' ', '.')}@kith.example`
  const member = {
    name,
    email,
    role,
    organisation: 'Kith',
    organisationKind: 'lead-charity' as const,
    school,
  }
  return doWork(database, { kind: 'operator', placeId, why: 'test' }, work =>
    work.as(tx => addMember(tx, placeId, member)),
  )
}

async function countReach(database: TestDatabase): Promise<Map<unknown, number>> {
  const plain = await connectPlainly(database.where, database.postgres.administrator)
  const rows = await plain.run(sql, 'findReach')
  await plain.close()
  return new Map([...Map.groupBy(rows, row => row.person_id)].map(([person, list]) => [person, list.length]))
}
