import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { checkIdentify, type IdentifyRules, SCREENED_COLUMNS } from '#arithmetic/screen/index.ts'
import { folderSource } from '#intake/index.ts'
import { type FolderScreened, screenFolder } from './screen-folder.ts'
import { writeScreened } from './write-screened.ts'

const ANN = 'A359000025001'
const BEN = 'P304000024999'
const CAT = 'X207000018077'
const PUPILS = `upn,school,year,status,objects\n${ANN},100001,7,,\n${BEN},100001,11,cp,\n${CAT},100002,7,,Y\n`

test('a row for every child whose family does not object, in the order of pupils.csv', async t => {
  const { folder, out, result } = await screened(t, {
    'pupils.csv': PUPILS,
    'calendar.csv': 'date\n2026-07-16\n2026-07-17\n2026-07-18\n',
    'marks.csv': `upn,marks\n${BEN},/\\IC2/\\\n${ANN},//\n`,
    'attainment.csv': `upn,date,subject,band\n${ANN},2026-06-01,MA,below\n`,
  })
  assert.deepEqual(readdirSync(out).sort(), ['problems.csv', 'report.html', 'screened.csv', 'summary.json'])
  const lines = readFileSync(join(out, 'screened.csv'), 'utf8').split('\n')
  assert.deepEqual(lines[0], SCREENED_COLUMNS.join(','))
  assert.match(
    lines[1]!,
    /^A359000025001,100001,7,too-little-known,,1,1,maths,emotional;relationships;attendance;english;engagement;parental,,2,0,0,0,0,0,,,,/,
  )
  assert.match(
    lines[2]!,
    /^P304000024999,100001,11,out-of-scope,,0,0,,.*,4,2,0,0,0,5000,,,,Year 11 is outside/,
  )
  assert.equal(lines[3], '')
  assert.equal(result.summary?.objections, 1)
  assert.doesNotMatch(readFileSync(join(out, 'problems.csv'), 'utf8'), /359000|X207/)
  assert.deepEqual(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')), {
    ...result.summary,
    blueprint_hash: 'abc',
    as_of: '2026-07-17',
    pupils: 2,
    rows_read: 9,
    milliseconds: 5,
    outcomes: { 'too-little-known': 1, 'out-of-scope': 1 },
    schools: { 100001: { 'too-little-known': 1, 'out-of-scope': 1 } },
  })
  assert.deepEqual(result.summary?.areas.maths, { met: 1, 'not-met': 0, 'not-measured': 1 })
  assert.ok(existsSync(folder))
})

test('an extract that cannot be used leaves its problems and no screened.csv, not even an old one', async t => {
  const { out, result } = await screened(t, { 'pupils.csv': `${PUPILS}${ANN},12,7,,\n` })
  assert.equal(result.summary, null)
  assert.match(result.report.because.join(), /pupils\.csv: 1 of 4 rows were refused/)
  assert.deepEqual(readdirSync(out), ['problems.csv'])
})

test('several threads find what one finds, problems and refused files included', async t => {
  const files = {
    'pupils.csv': PUPILS,
    'calendar.csv': 'date\n2026-07-16\n2026-07-17\n',
    'marks.csv': `upn,marks\n${BEN},/\\I?\n${ANN},//\nnobody,//\n`,
    'attainment.csv': `upn,date,subject,band\n${ANN},2026-06-01,MA,below\n${CAT},2026-06-01,MA,below\n`,
    'behaviour.csv': `upn,date,kind,points\n${ANN},2026-06-01,negative,20\n`,
  }
  const doubled = { ...files, 'sdq.csv': 'upn,upn\n' }
  const [one, three] = [await screened(t, doubled, 1), await screened(t, doubled, 3)]
  assert.equal(one.result.summary, null, 'a doubled header name')
  assert.deepEqual(three.result, one.result)
  const [alone, together] = [await screened(t, files, 1), await screened(t, files, 3)]
  assert.deepEqual(together.result, alone.result)
  for (const name of readdirSync(alone.out))
    assert.equal(readFileSync(join(together.out, name), 'utf8'), readFileSync(join(alone.out, name), 'utf8'))
})

test('a screen that is stopped leaves no screened.csv, finished or not', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'kith-stopped-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'pupils.csv'), PUPILS)
  const out = join(folder, 'out')
  const signal = AbortSignal.abort(new Error('Ctrl-C'))
  const options = { blueprintHash: '', now: () => 0, signal }
  await assert.rejects(screenFolder(await folderSource(folder), exampleRules(), out, options), /Ctrl-C/)
  assert.deepEqual(readdirSync(out), [])
  const path = join(out, 'screened.csv')
  await assert.rejects(
    writeScreened(path, {
      lines: {
        put: () => {
          throw new Error('half-way')
        },
      },
      from: 0,
      to: 1,
    }),
    /half-way/,
  )
  assert.deepEqual(readdirSync(out), [])
})

async function screened(
  t: TestContext,
  files: Record<string, string>,
  workers?: number,
): Promise<{ folder: string; out: string; result: FolderScreened }> {
  const folder = mkdtempSync(join(tmpdir(), 'kith-screen-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const out = mkdtempSync(join(tmpdir(), 'kith-screened-'))
  t.after(() => rmSync(out, { recursive: true }))
  writeFileSync(join(out, 'screened.csv'), 'of another day')
  let clock = 100
  const now = () => {
    clock += 5
    return clock
  }
  return {
    folder,
    out,
    result: await screenFolder(await folderSource(folder), exampleRules(), out, {
      blueprintHash: 'abc',
      workers,
      now,
    }),
  }
}

function exampleRules(): IdentifyRules {
  const page = readFileSync(new URL('../../../../rules/identify.md', import.meta.url), 'utf8')
  return checkIdentify(JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1]!)).rules!
}
