import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomFrom } from '../random.ts'
import { causesOfAbsence } from './causes-of-absence.ts'
import { causesOfTrouble } from './causes-of-trouble.ts'
import { causesOfWorry } from './causes-of-worry.ts'
import * as everyday from './everyday.ts'
import type { Facts } from './facts.ts'
import { lifeOf } from './life.ts'
import { speechOf } from './speech.ts'

const terms = [
  { name: 'Autumn', from: '2025-09-01', to: '2025-12-19' },
  { name: 'Spring', from: '2026-01-05', to: '2026-03-27' },
  { name: 'Summer', from: '2026-04-13', to: '2026-07-21' },
]
const today = '2026-07-17'

test('the same seed gives the same life, another child another', () => {
  const life = (upn: string) => lifeOf(somebody(upn), terms, 'seed', today).entries
  assert.deepEqual(life('A1'), life('A1'))
  assert.notDeepEqual(life('A1'), life('A2'))
})

test('nobody is met in school on a day they were away, nothing comes before they began or after today', () => {
  for (let n = 0; n < 60; n++) {
    const facts = somebody(`B${n}`)
    const there = new Set(facts.days.filter(each => each.there).map(each => each.day))
    for (const entry of lifeOf(facts, terms, 'seed', today).entries) {
      assert.ok(entry.day >= facts.beganOn && entry.day <= today)
      if (entry.kind === 'in-person') assert.ok(there.has(entry.day), `${entry.day} ${entry.note}`)
    }
  }
})

test('a suspension is rung home about on its day and met about on the day back', () => {
  const facts = { ...somebody('C1'), suspensions: [{ id: 'S', on: '2026-03-03', sessions: 4 }] }
  const days = facts.days.map(each =>
    each.day === '2026-03-03' || each.day === '2026-03-04' ? { ...each, there: false, code: 'E' } : each,
  )
  const { entries } = lifeOf({ ...facts, days }, terms, 'seed of a meeting', today)
  assert.ok(
    entries.some(each => each.day === '2026-03-03' && each.kind === 'phone' && each.howWent === 'hard'),
  )
  const back = days.find(each => each.day > '2026-03-03' && each.there)!.day
  assert.ok(entries.some(each => each.day === back && each.kind === 'meeting'))
})

test('about one contact and a third in a week of school, of every kind, more than half of them with words', () => {
  const lives = Array.from({ length: 80 }, (_, n) => lifeOf(somebody(`D${n}`), terms, 'seed', today).entries)
  const weeks = 36
  const each = lives.flat().length / lives.length / weeks
  assert.ok(each > 1.1 && each < 1.8, `${each} a week`)
  const noted = lives.flat().filter(entry => entry.note).length / lives.flat().length
  assert.ok(noted > 0.45, `${noted} with words`)
  for (const kind of ['in-person', 'phone', 'text', 'home-visit', 'meeting'])
    assert.ok(
      lives.flat().some(entry => entry.kind === kind),
      kind,
    )
})

test('no sentence is said twice of one child, and of two children hardly one in six is the same', () => {
  const lives = Array.from({ length: 30 }, (_, n) =>
    lifeOf(somebody(`E${n}`), terms, 'seed', today).entries.flatMap(entry => entry.note ?? []),
  )
  for (const one of lives) assert.equal(new Set(one).size, one.length)
  const shared = lives.map((one, n) => {
    const other = lives[(n + 1) % lives.length]!
    return one.filter(note => other.includes(note)).length / one.length
  })
  const mean = shared.reduce((sum, each) => sum + each, 0) / shared.length
  assert.ok(mean < 1 / 6, `${mean} of the sentences`)
})

test('every brace is known, every sentence begins with a capital, and nobody but the child is named', () => {
  const parts = [
    ...[...causesOfAbsence, ...causesOfWorry, ...causesOfTrouble].flatMap(
      ({ found, asked, quotes, tried, fitted, helped, setback, home, school }) => [
        ...[...found, asked, ...quotes, ...tried, ...fitted],
        ...[...helped, ...setback, ...home, ...school],
      ],
    ),
    ...Object.values(everyday).flatMap(each => (Array.isArray(each) ? (each as string[]) : [])),
  ]
  assert.ok(parts.length > 350, `${parts.length} parts`)
  const { fill } = speechOf({ ...somebody('F1'), forename: 'Robyn' }, randomFrom('a speech'))
  for (const part of parts) {
    const said = fill(part.replace('{days}', 'two days').replace('{until}', 'Monday'))
    assert.doesNotMatch(said, /[{}]/)
    assert.match(said, /^[“]?\p{Lu}/u, said)
  }
})

function somebody(upn: string): Facts {
  const random = randomFrom(`facts ${upn}`)
  const days = terms
    .flatMap(({ from, to }) => weekdays(from, to))
    .map(day => {
      const there = !random.chance(0.08)
      return { day, there, code: there ? '/' : random.pick(['I', 'O']) }
    })
  return {
    ...{ childId: upn, schoolId: 'school', urn: '990001', beganOn: '2025-10-06', upn },
    ...{ forename: 'Robyn', surname: 'Marsh', girl: true, secondary: random.chance(0.5), year: 5 },
    ...{ workerId: 'worker', worker: 'A worker', language: 'en', freeMeals: random.chance(0.5) },
    ...{
      suspensions: [],
      concerns: [],
      parentLow: false,
      schoolLow: false,
      below: ['MA'],
      unsettled: 2,
      days,
    },
    sdq: { emotional: random.below(10), conduct: 2, hyperactivity: 3, peer: random.below(10) },
    hasFamily: false,
  }
}

function weekdays(from: string, to: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const day = new Date(at)
    if (day.getUTCDay() > 0 && day.getUTCDay() < 6) days.push(day.toISOString().slice(0, 10))
  }
  return days
}
