import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomFrom } from '../random.ts'
import { allCauses } from './causes-of-child.ts'
import * as everyday from './everyday.ts'
import type { Facts } from './facts.ts'
import { lifeOf } from './life.ts'
import { silencesOf } from './quiet.ts'
import { speechOf } from './speech.ts'
import { oneOf, sentencesOf, teller } from './teller.ts'

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
  const { entries } = lifeOf({ ...facts, days }, terms, 'seed of a return', today)
  assert.ok(
    entries.some(each => each.day === '2026-03-03' && each.kind === 'phone' && each.howWent === 'hard'),
  )
  const back = days.find(each => each.day > '2026-03-03' && each.there)!.day
  assert.ok(entries.some(each => each.day === back && each.kind === 'meeting'))
  // It is followed where suspensions are, and is no contact a second time.
  const told = entries.filter(each => each.after?.suspension === '2026-03-03')
  assert.deepEqual(
    [told[0]?.day, told[0]?.after?.as, told.at(-1)?.day, told.at(-1)?.after?.as],
    ['2026-03-03', 'call', back, 'return'],
  )
  assert.ok(told.every(each => !/until (Sun|Satur)day/.test(each.note ?? '')))
})

test('about one contact and a third in a week of school, of every kind, four in ten of them with words', () => {
  const lives = Array.from({ length: 80 }, (_, n) => lifeOf(somebody(`D${n}`), terms, 'seed', today).entries)
  const weeks = 36
  const each = lives.flat().length / lives.length / weeks
  assert.ok(each > 1.1 && each < 1.8, `${each} a week`)
  const noted = lives.flat().filter(entry => entry.note).length / lives.flat().length
  assert.ok(noted > 0.36, `${noted} with words`)
  for (const kind of ['in-person', 'phone', 'text', 'home-visit', 'meeting'])
    assert.ok(
      lives.flat().some(entry => entry.kind === kind),
      kind,
    )
})

test('no two children of a place share a sentence of a note, however many there are', () => {
  const words = teller()
  const lives = Array.from({ length: 120 }, (_, n) =>
    lifeOf(somebody(`E${n}`), terms, 'seed', today, words).entries.flatMap(entry => entry.note ?? []),
  )
  const sentences = lives.flatMap(notes => notes.flatMap(sentencesOf))
  assert.ok(sentences.length > 3_000, `${sentences.length} sentences`)
  assert.equal(new Set(sentences).size, sentences.length)
  for (const note of lives.flat()) {
    assert.doesNotMatch(note, /“[^”]*\b(his|her) (little|big|baby|small) /, 'as the child says it')
    assert.doesNotMatch(note, /\b(Mum|Dad|Nan|Grandad)\b[^.:;]*: \1\b/, 'named twice')
  }
})

test('a story goes somewhere: what was found, tried and agreed is named again, and its end agrees with the marks', () => {
  for (let n = 0; n < 40; n++) {
    const { stories, entries } = lifeOf(somebody(`G${n}`), terms, 'seed', today)
    assert.ok(stories.length > 0)
    for (const { foundIn, fittedIn, endsIn, own } of stories) {
      assert.ok(foundIn < fittedIn && fittedIn < endsIn, `${foundIn} ${fittedIn} ${endsIn}`)
      assert.ok(own.plan && own.tried && own.worry)
    }
    const told = entries.filter(entry => entry.note).length
    assert.ok(told > 10, `${told} notes`)
  }
  const always = lifeOf(awayMore(), terms, 'seed', today).stories.filter(
    each => each.cause.fits[0] === 'attendance',
  )
  assert.ok(always.length > 0 && always.every(each => each.outcome === 'not'))
})

test('every brace and every choice is told, every sentence begins with a capital, and nothing is left of how it is written', () => {
  const parts = [
    ...allCauses.flatMap(({ steps, line, tell, tried, fitted, name, fits, only, own, ...lists }) => [
      ...Object.values(lists).flat(),
      ...[...tried, ...fitted].map(([, told]) => told),
      ...(line ? [line] : []),
      ...(tell ? [tell] : []),
    ]),
    ...Object.values(everyday).flatMap(each =>
      Array.isArray(each)
        ? each.map((one: string | { part: string }) => (typeof one === 'string' ? one : one.part))
        : Object.values(each).flat(),
    ),
  ]
  assert.ok(parts.length > 600, `${parts.length} parts`)
  const own = Object.fromEntries([
    ...allCauses.flatMap(cause => Object.entries(cause.own ?? {}).map(([slot, [first]]) => [slot, first])),
    ...['plan', 'tried', 'worry', 'days', 'until', 'soon', 'soonFor'].map(slot => [slot, 'something']),
  ])
  const random = randomFrom('a speech')
  const { fill } = speechOf({ ...somebody('F1'), forename: 'Robyn' }, random)
  for (const part of parts) {
    const said = fill(oneOf(part.replace(/^\w+> /, ''), random), own)
    assert.doesNotMatch(said, /[{}[\]|>]/)
    assert.match(said, /^[“]?(\p{Lu}|…)/u, said)
  }
})

test('of those who miss school each Link Worker has one or two of whom nobody has spoken for ten school days', () => {
  const all = Array.from({ length: 60 }, (_, n): Facts => {
    const facts = somebody(`H${n}`)
    const worker = `worker ${n % 4}`
    const suspensions = n % 7 === 0 ? [{ id: 'S', on: '2026-07-01', sessions: 2 }] : []
    // The last Link Worker has nobody who misses school.
    return { ...facts, workerId: worker, worker, suspensions, missing: n % 3 === 0 && n % 4 !== 3 }
  })
  const silences = silencesOf(all, 'seed')
  assert.deepEqual(silencesOf(all, 'seed'), silences)
  for (const [worker, theirs] of Map.groupBy(all, each => each.workerId)) {
    const silent = theirs.filter(each => silences.has(each.childId))
    const quiet = silent.filter(each => each.missing)
    assert.ok(silent.length >= 1 && silent.length <= 3, `${worker}: ${silent.length}`)
    assert.ok(worker === 'worker 3' ? quiet.length === 0 : quiet.length >= 1 && quiet.length <= 2)
    for (const facts of silent) {
      assert.deepEqual(facts.suspensions, [])
      const { entries, silentFrom } = lifeOf(
        facts,
        terms,
        'seed',
        today,
        teller(),
        silences.get(facts.childId),
      )
      const first = facts.missing ? '2026-07-06' : '2026-07-11'
      assert.ok(silentFrom! < first && entries.every(each => each.day < silentFrom!))
    }
  }
})

test('no child says a word of risk', () => {
  const said = allCauses.flatMap(cause => [
    ...cause.quotes,
    ...cause.later,
    ...(cause.line ? [cause.line] : []),
  ])
  for (const words of [...said, ...everyday.hopes])
    assert.doesNotMatch(
      words,
      /\b(hurt|harm|kill|die|dead|hit|cut|scared of (mum|dad)|risk|vulnerable|score)/i,
    )
})

function awayMore(): Facts {
  const facts = somebody('M1')
  return {
    ...facts,
    sdq: { emotional: 0, conduct: 0, hyperactivity: 0, peer: 0 },
    days: facts.days.map((each, n) => (n % 4 === 0 ? { ...each, there: false, code: 'O' } : each)),
  }
}

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
      missing: false,
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
