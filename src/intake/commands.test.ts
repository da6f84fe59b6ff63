import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openTestDatabase, type TestDatabase, testFolder } from '#test/world.ts'
import { linesOf, readArguments } from './commands.ts'
import { makeFolder } from './extract/folder.fixture.ts'
import { CANALSIDE, everythingHeld, setUpMillbrook } from './import.fixture.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const pupils = Array.from({ length: 10 }, (_, n) => `T${n},${CANALSIDE},4`)
const good = { 'pupils.csv': `upn,school,year\n${pupils.join('\n')}\n` }
const bad = { 'pupils.csv': good['pupils.csv'].replace(`T3,${CANALSIDE}`, 'T3,Canalside') }

test('the command takes a folder in, says what it did, and ends with 0, 2 or 1', async t => {
  const database = await openTestDatabase()
  await setUpMillbrook(database)
  const first = await kith(t, database, good)
  assert.deepEqual([first.code, first.said.split('\n')[0]], [0, 'Taken in.'])
  assert.match(first.said, /Children +10 +0 +0 +0 +0/)
  assert.match(first.warned, /100% pupils/)
  const again = await kith(t, database, good)
  assert.deepEqual([again.code, again.said.split('\n')[0]], [0, 'Nothing new: all of this was held already.'])
  const stopped = await kith(t, database, bad)
  assert.equal(stopped.code, 2)
  assert.match(stopped.said, /1 of 10 rows were refused/)
  assert.match(stopped.said, /pupils\.csv, school, line 5: school must be six digits/)
  assert.equal((await kith(t, database, bad, ['--bad-rows', '20'])).code, 0)
  const junk = await kith(t, database, { 'holiday.jpg': 'x' })
  assert.equal(junk.code, 2)
  assert.match(junk.said, /^Refused: .*There is no file of an extract here\. Found: holiday\.jpg\./s)
  const strange = await kith(t, database, {
    'pupils.csv': good['pupils.csv'].replace(`T3,${CANALSIDE}`, 'T3,990008'),
  })
  assert.equal(strange.code, 2)
  assert.match(
    strange.said,
    /The school with URN 990008 in pupils\.csv is not one of the schools of Millbrook/,
  )
  assert.match(strange.said, /Add a school in the browser, or a higher version of the blueprint/)
  const nowhere = await kith(t, database, good, ['--place', 'atlantis'])
  assert.equal(nowhere.code, 1)
  assert.match(nowhere.warned, /There is no place "atlantis" here/)
})

test('another system’s report is asked about, shown, and taken in with --yes', async t => {
  const database = await openTestDatabase()
  await setUpMillbrook(database)
  const folder = makeFolder(t, {
    'roll.csv': 'UPN,Surname,Forename,Year Group\nQ999000021001,Quill,Ann,Year 4\n',
  })
  const report = join(folder, 'roll.csv')
  const asked = await kith(t, database, report)
  assert.equal(asked.code, 2)
  const matching = JSON.parse(asked.said.slice(asked.said.indexOf('\n{')))
  assert.equal(matching.tables[0].columns.surname, 'Surname')
  const file = join(folder, 'columns.json')
  writeFileSync(file, JSON.stringify({ ...matching, school: CANALSIDE }))
  const shown = await kith(t, database, report, ['--matching', file])
  assert.equal(shown.code, 1)
  assert.match(shown.said, /Nothing is changed yet.*Children +1 +0.*with --yes/s)
  assert.equal((await everythingHeld(database)).children.length, 0)
  const taken = await kith(t, database, report, ['--matching', file, '--yes'])
  assert.deepEqual([taken.code, (await everythingHeld(database)).children.length], [0, 1])
})

test('Ctrl-C leaves nothing behind', async t => {
  const database = await openTestDatabase()
  await setUpMillbrook(database)
  const many = Array.from({ length: 20_000 }, (_, n) => `T${n % 10},2025-09-02,negative,${n % 9},corridor`)
  const files = { ...good, 'behaviour.csv': `upn,date,kind,points,what\n${many.join('\n')}\n` }
  const stopped = await kith(t, database, files, [], 'behaviour')
  assert.deepEqual([stopped.code, stopped.said.trim()], [1, 'Cancelled: nothing of this was kept.'])
  assert.match(stopped.warned, /Stopping…/)
  assert.equal((await everythingHeld(database)).children.length, 0)
})

test('what is asked for wrongly is said how to ask', () => {
  assert.match(String(readArguments([])), /bin\/kith import FOLDER_OR_FILES --place/)
  assert.match(String(readArguments(['x', '--place', 'millbrook', '--bad-rows', 'many'])), /0 to 100/)
  assert.deepEqual(readArguments(['/x', '--place', 'millbrook', '--bad-rows=20', '--demo']), {
    paths: ['/x'],
    place: 'millbrook',
    badRows: 20,
    yes: false,
    because: undefined,
    matching: undefined,
    wholeRoll: false,
    year: undefined,
    sender: 'school',
  })
  assert.match(
    String(readArguments(['x', '--place', 'millbrook', '--sender', 'nobody'])),
    /school or council/,
  )
})

test('a receipt names the children first, and the same fault once', () => {
  const counts = { new: 0, changed: 0, unchanged: 4, refused: 0, strangers: 0, objecting: 0 }
  const receipt = { files: { sdq: counts, calendar: counts, marks: counts, pupils: counts } }
  const fault = {
    kind: 'refused-value',
    file: 'pupils.csv',
    column: 'fsm',
    value: 'x',
    problem: 'Wrong.',
  } as const
  const problems = Array.from({ length: 964 }, (_, n) => ({ ...fault, line: n + 2 }))
  const lines = linesOf({ outcome: 'taken-in', sentence: null, receipt, problems })
  assert.deepEqual(
    lines.slice(3, 7).map(line => line.split(' ')[0]),
    ['Children', 'Attendance', 'Wellbeing', 'Calendar'],
  )
  assert.ok(lines.includes('  pupils.csv, fsm, lines 2, 3, 4, 5, 6 and 959 more: Wrong. (964 times)'))
  assert.match(lines.at(-1)!, /^Every line of them is on the page/)
  assert.ok(lines.length < 15)
})

test('a receipt says who was left out and who is not in the file', () => {
  const receipt = { files: {}, objections: 2, moved: 1, notInFile: 1 }
  const lines = linesOf({ outcome: 'taken-in', sentence: null, receipt, problems: [] })
  assert.ok(lines.includes('1 child moved to the roll of another school.'))
  assert.ok(lines.includes('2 children left out, as the family objects.'))
  assert.ok(lines.some(line => /^1 child on the rolls of these schools is not in this file/.test(line)))
})

/** Runs the command against the test's database; sends Ctrl-C once it says it is at `until`. */
async function kith(
  t: TestContext,
  database: TestDatabase,
  files: Record<string, string> | string,
  more: string[] = [],
  until?: string,
): Promise<{ code: number | null; said: string; warned: string }> {
  const program = `
    const { command } = await import('#intake/commands.ts')
    const { tellPlainly } = await import('#platform/plain-error.ts')
    process.exitCode = await command.run(process.argv.slice(1)).catch(error => { tellPlainly(error); return 1 })`
  const words = [
    typeof files === 'string' ? files : makeFolder(t, files),
    '--demo',
    '--place',
    'millbrook',
    ...more,
  ]
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, '--', ...words], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      KITH_DATA: testFolder(),
      DATABASE_URL: urlOf(database),
      KITH_LOG: 'stdout',
    },
  })
  let said = ''
  let warned = ''
  child.stdout.on('data', text => {
    said += text
  })
  child.stderr.on('data', text => {
    warned += text
    if (until !== undefined && warned.includes(until)) child.kill('SIGINT')
  })
  const [code] = await once(child, 'close')
  return { code, said, warned }
}

function urlOf({ where, postgres }: TestDatabase): string {
  const { user, password } = postgres.administrator
  const url = new URL(`postgres://localhost:${where.port}/${where.database}`)
  url.username = user
  url.password = password
  url.searchParams.set('host', where.host)
  return url.href
}
