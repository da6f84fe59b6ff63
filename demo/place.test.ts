import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { checkIdentify } from '#arithmetic/screen/index.ts'
import { checkUpn, isTemporaryUpn } from '#arithmetic/upn.ts'
import { castChildren, children, families, staff } from '#test/cast.ts'
import { generateExtraSchool, generateLarge, generatePlace, type MadeFolder } from './generate.ts'
import { type Screened, screenFolder } from './screened-for-tests.ts'

const millbrook = new URL('../places/millbrook', import.meta.url).pathname
const identify = JSON.parse(readFileSync(join(millbrook, 'blueprint.json'), 'utf8')).identify
const rules = checkIdentify(identify).rules!
const here = mkdtempSync(join(tmpdir(), 'kith-demo-'))
let made: MadeFolder[] = []
const screened = new Map<string, Screened>()

before(async () => {
  made = await generatePlace(millbrook, 'millbrook', join(here, 'one'))
  for (const folder of made.filter(one => one.year === '2025/26')) {
    screened.set(folder.urn, await screenFolder(folder.path, rules))
  }
})
after(() => rmSync(here, { recursive: true }))

test('a folder for each school and year, the older year first, about 4,000 on roll', () => {
  assert.equal(made.length, 14)
  assert.deepEqual([...new Set(made.map(one => one.year))], ['2024/25', '2025/26'])
  const onRoll = made.filter(one => one.year === '2025/26').reduce((sum, one) => sum + one.pupils, 0)
  assert.ok(onRoll > 3900 && onRoll < 4100, String(onRoll))
})

test('the same seed gives the same bytes, another seed others', async () => {
  await generatePlace(millbrook, 'millbrook', join(here, 'two'))
  await generatePlace(millbrook, 'another', join(here, 'three'))
  assert.equal(hashOf(join(here, 'one')), hashOf(join(here, 'two')))
  assert.notEqual(hashOf(join(here, 'one')), hashOf(join(here, 'three')))
})

test('every folder is a valid extract; only the blemishes put in are found', async () => {
  const blemishes = ['990003', '990007']
  for (const folder of made) {
    const { report } = screened.get(folder.urn)!
    const found = folder.year === '2025/26' ? report : (await screenFolder(folder.path, rules)).report
    const expected = folder.year === '2025/26' && blemishes.includes(folder.urn)
    assert.equal(found.problems.length > 0, expected, `${folder.path}: ${found.problems[0]?.problem}`)
    for (const counts of Object.values(found.counts)) assert.ok(counts.refused <= 1)
  }
  const words = screened.get('990003')!.report.problems.map(one => `"${one.value}" ${one.problem}`)
  for (const word of ['reg group', '"S"', '"yes"', 'exceeding', '"11"', 'because is blank']) {
    assert.ok(
      words.some(problem => problem.includes(word)),
      `nobody noticed ${word}`,
    )
  }
})

test('pupil numbers pass, are nobody’s, and a few are temporary', () => {
  const upns = [...screened.values()].flatMap(one => one.pupils.map(pupil => pupil.upn))
  for (const upn of upns) {
    assert.equal(checkUpn(upn), 'ok', upn)
    assert.equal(upn.slice(1, 8), '9990000')
  }
  assert.equal(new Set(upns).size, upns.length, 'a number was given twice')
  const temporary = upns.filter(isTemporaryUpn).length
  assert.ok(temporary >= 2 && temporary <= 20, `${temporary} temporary numbers`)
})

test('each of the cast comes out of the screen as the story says', () => {
  for (const child of castChildren) {
    const { results } = screened.get(child.school)!
    const result = results.find(one => one.upn === child.upn)
    if (child.expected === 'objects') assert.equal(result, undefined, child.forename)
    else assert.equal(result?.outcome, child.expected, child.forename)
  }
})

test('the cast holds together: families, conflicts and restrictions name who is there', () => {
  const named = Object.values(families).flatMap(family => family.children)
  assert.deepEqual(
    named.filter(name => !(name in children)),
    [],
  )
  for (const child of castChildren) {
    assert.equal(checkUpn(child.upn), 'ok', child.forename)
    if (child.conflict) assert.ok(child.conflict.with in staff)
    for (const key of child.restricted?.allows ?? []) assert.ok(key in staff)
  }
  const mails = Object.values(staff).map(person => person.email)
  assert.ok(
    mails.every(mail => /^[a-z.]+@[a-z-]+\.example$/.test(mail)) && new Set(mails).size === mails.length,
  )
})

test('there are twins, joiners, moves between schools and names of many scripts', () => {
  const rows = made.flatMap(folder => pupilsOf(folder))
  const second = rows.filter(row => row.year === '2025/26')
  const first = new Map(rows.filter(row => row.year === '2024/25').map(row => [row.upn, row]))
  const twins = second.filter(a =>
    second.some(b => a.upn < b.upn && a.born === b.born && a.surname === b.surname && a.urn === b.urn),
  )
  assert.ok(twins.length >= 15, `${twins.length} pairs of twins`)
  const joiners = second.filter(row => !first.has(row.upn))
  const moved = second.filter(
    row => first.has(row.upn) && first.get(row.upn)!.urn !== row.urn && row.group !== '7',
  )
  assert.ok(joiners.length > 300 && moved.length > 10, `${joiners.length} joined, ${moved.length} moved`)
  const names = second.map(row => `${row.forename} ${row.surname}`).join('\n')
  for (const script of [
    /\p{Script=Arabic}/u,
    /\p{Script=Cyrillic}/u,
    /\p{Script=Han}/u,
    /[łńśżąę]/,
    /’/,
    /-/,
  ])
    assert.match(names, script)
  assert.ok(second.some(row => row.surname.length === 1) && second.some(row => row.surname.length > 25))
})

test('one more school, and a large place, are extracts too', async () => {
  const extra = generateExtraSchool(join(here, 'extra'))
  const { report, results } = await screenFolder(extra.path, rules)
  assert.equal(report.problems.length, 0)
  assert.ok(results.some(one => one.outcome === 'in'))
  assert.equal(generateLarge(700, join(here, 'large')), 700)
  const large = await screenFolder(join(here, 'large'), rules)
  assert.equal(large.report.problems.length, 0)
  assert.equal(large.days.length, 190)
  assert.equal(large.pupils.length, 700 - large.report.objections)
})

type PupilRow = {
  year: string
  urn: string
  upn: string
  group: string
  surname: string
  forename: string
  born: string
}

function pupilsOf({ path, year, urn }: MadeFolder): PupilRow[] {
  const lines = readFileSync(join(path, 'pupils.csv'), 'utf8').trim().split(/\r?\n/).slice(1)
  return lines.map(line => {
    const [upn, , group, surname, forename, , born] = line.split(',') as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    return { year, urn, upn, group, surname, forename, born }
  })
}

function hashOf(folder: string): string {
  const hash = createHash('sha256')
  for (const name of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
    if (name.endsWith('.csv')) hash.update(name).update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex')
}
