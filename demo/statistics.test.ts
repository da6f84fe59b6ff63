// The pretend place against what is published: the bands are stated here, beside the figure and its source (rates.ts).
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { checkIdentify, type ScreenResult } from '#arithmetic/screen/index.ts'
import { generatePlace } from './generate.ts'
import {
  absenceCodes,
  deprivationTenths,
  type Phase,
  presentCodes,
  published,
  shares,
  suspensions,
} from './rates.ts'
import { type Screened, screenFolder } from './screened-for-tests.ts'

const millbrook = new URL('../places/millbrook', import.meta.url).pathname
const identify = JSON.parse(readFileSync(join(millbrook, 'blueprint.json'), 'utf8')).identify
const rules = checkIdentify(identify).rules!
const here = mkdtempSync(join(tmpdir(), 'kith-demo-'))
const schools: Record<Phase, Screened[]> = { primary: [], secondary: [] }

before(async () => {
  for (const folder of await generatePlace(millbrook, 'millbrook', here)) {
    if (folder.year !== '2025/26') continue
    schools[folder.urn < '990006' ? 'primary' : 'secondary'].push(await screenFolder(folder.path, rules))
  }
})
after(() => rmSync(here, { recursive: true }))

for (const phase of ['primary', 'secondary'] as const) {
  test(`${phase}: absence lies within 0.6 points, persistent absence within 2.5, of Wigan’s`, () => {
    const results = schools[phase]
      .flatMap(school => school.results)
      .filter(one => one.attendance.possible > 0)
    const sum = (of: (one: ScreenResult) => number) => results.reduce((total, one) => total + of(one), 0)
    const absent = sum(one => one.attendance.authorised + one.attendance.unauthorised)
    const absence = (100 * absent) / sum(one => one.attendance.possible)
    within(absence, published[phase].absence, 0.6)
    const persistent = sum(one => (one.absenceBp! >= 1000 ? 1 : 0))
    within((100 * persistent) / results.length, published[phase].persistent, 2.5)
  })

  test(`${phase}: each code that is common is within a third of its published share, and rarer ones occur`, () => {
    const marks = schools[phase].flatMap(school => school.pupils.map(pupil => pupil.marks as string))
    const counts = new Map<string, number>()
    for (const one of marks)
      for (const [code] of one.matchAll(/\D\d?/g)) counts.set(code, (counts.get(code) ?? 0) + 1)
    const outside = ['-', '#', 'D', 'Q', 'X', 'Y1', 'Y2', 'Y3', 'Y4', 'Y5', 'Y6', 'Y7', 'H']
    let possible = 0
    for (const [code, count] of counts) if (!outside.includes(code)) possible += count
    for (const [code, share] of Object.entries({ ...absenceCodes[phase], ...presentCodes[phase] })) {
      const measured = (100 * (counts.get(code) ?? 0)) / possible
      if (share >= 0.25) within(measured, share, share / 3, code)
      else assert.ok(measured > 0, `${code} does not occur`)
    }
  })

  test(`${phase}: suspensions in the autumn lie within a half of England’s rate`, () => {
    const pupils = schools[phase].flatMap(school => school.pupils)
    const autumn = pupils.flatMap(pupil => pupil.suspensions).filter(one => one.start < '2026-01-01').length
    const rate = suspensions.autumnPer100[phase]
    within((100 * autumn) / pupils.length, rate, rate / 2)
  })
}

test('free school meals, SEN support and EHC plans are as in England’s mainstream schools', () => {
  const pupils = everybody().flatMap(school => school.pupils)
  const share = (column: 'fsm' | 'sen', value: string) =>
    pupils.filter(pupil => pupil.flags[column] === value).length / pupils.length
  within(share('fsm', 'Y'), shares.freeSchoolMeals, 0.03)
  within(share('sen', 'K'), shares.senSupport, 0.025)
  within(share('sen', 'E'), shares.ehcPlanMainstream, 0.012)
})

test('the tenths of deprivation are as in Wigan’s neighbourhoods', () => {
  const pupils = everybody().flatMap(school => school.pupils)
  for (const [i, of200] of deprivationTenths.entries()) {
    const there = pupils.filter(pupil => pupil.flags.idaci_decile === String(i + 1)).length
    within(there / pupils.length, of200 / 200, 0.035, `tenth ${i + 1}`)
  }
})

test('risks go together: the poor are screened in more often, and those chosen have about four risks each', () => {
  const results = everybody().flatMap(school => school.results)
  const chosen = results.filter(one => one.outcome === 'in')
  const mean = chosen.reduce((sum, one) => sum + one.risksMet, 0) / chosen.length
  within(mean, 4, 0.6)
  const rate = (some: ScreenResult[]) => some.filter(one => one.risksMet >= 3).length / some.length
  const inScope = results.filter(one => one.outcome !== 'out-of-scope')
  const poor = inScope.filter(one => one.also.includes('economic'))
  const others = inScope.filter(one => !one.also.includes('economic'))
  assert.ok(rate(poor) > 1.4 * rate(others), `${rate(poor)} against ${rate(others)}`)
})

test('each school has about fifteen in, some for a person, some too little known', () => {
  for (const { results } of everybody()) {
    const count = (outcome: string) => results.filter(one => one.outcome === outcome).length
    assert.ok(count('in') >= 8 && count('in') <= 15, `${count('in')} in`)
    assert.ok(count('to-a-person') >= 5, `${count('to-a-person')} to a person`)
    assert.ok(count('too-little-known') >= 1)
  }
  const most = everybody().filter(({ results }) => results.filter(one => one.outcome === 'in').length === 15)
  assert.ok(most.length >= 5, `only ${most.length} schools fill their places`)
})

function everybody(): Screened[] {
  return [...schools.primary, ...schools.secondary]
}

function within(measured: number, wanted: number, band: number, what = 'it'): void {
  const said = `${what} is ${measured.toFixed(3)}, wanted ${wanted} ± ${band.toFixed(3)}`
  assert.ok(Math.abs(measured - wanted) <= band, said)
}
