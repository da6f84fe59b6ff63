// Children born across thirty years, and every year until their records are past their time: what stays each year is what a
// plain sum says, whatever is held stays, and nothing of a brother or sister is touched.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import type { Role } from '#records/access/matrix.ts'
import { addTrialPlace, openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import type { Part } from './due.ts'
import { liftHold, placeHold, placeWideHold } from './holds.ts'
import {
  authoriseLines,
  beginLettingGo,
  certificates,
  type Decision,
  decideLines,
  keepingLines,
  propose,
} from './keeping.ts'
import { letRecordsGo } from './letting-go.ts'

const FIRST = 2009
const LAST = 2060
const CHILDREN = 45
const content = readFileSync(new URL('../../../../places/millbrook/blueprint.json', import.meta.url), 'utf8')
const years = (rule: string): number =>
  JSON.parse(content).retention.find((each: { class: string }) => each.class === rule).keep_years

/** A life in few words; n names it, and what happens follows from n alone. */
type Child = {
  n: number
  id: string
  bornOn: string
  /** Whether the day of birth is known. */
  dated: boolean
  family: number
  school: number
  begins?: number
  ends?: number | undefined
  because?: string
  files: number[]
  opens?: number
  closes?: number | undefined
  entry?: number
  asks?: number
  answered?: number
  /** Whoever reviews the record the first time keeps it so many years longer. */
  longer?: number
}

const children = Array.from({ length: CHILDREN }, (_, n) => childOf(n))
const held: { of: (child: Child) => boolean; child?: number; part: Part | null; from: number; to: number }[] =
  [
    { of: c => c.n === 5, child: 5, part: null, from: 2018, to: 2034 },
    { of: c => c.n === 30, child: 30, part: 'safeguarding', from: 2043, to: 2058 },
    { of: c => c.n === 41, child: 41, part: null, from: 2037, to: 9999 },
    { of: c => c.school === 1, part: 'early-help', from: 2035, to: 2041 },
    { of: () => true, part: null, from: 2045, to: 2047 },
  ]
// The family of the 20th; those who share nothing with them any more, as their own record went, are not found.
const heldFamily = { child: 20, from: 2026, to: 2050 }

const sql = readSqlFile(new URL('./thirty-years.test.sql', import.meta.url))
const keepingSql = readSqlFile(new URL('./keeping.test.sql', import.meta.url))
const database = await openTestDatabase()
const administrator = await openTrial(database)
after(() => administrator.close())
type Values = Parameters<typeof administrator.run>[2]
const run = (name: string, values: Values = {}) => administrator.run(sql, name, values)
const setUp = (name: string, values: Values) => administrator.run(keepingSql, name, values)
const place = await addTrialPlace(administrator, { slug: 'thirty-years', schools: 2, children: 0 })
const whoIs = (role: Role) => place.people.find(each => each.role === role)!
const lead = <T>(task: (tx: Tx) => Promise<T>) => database.asActor(whoIs('safeguarding-lead').hash, task)
const second = <T>(task: (tx: Tx) => Promise<T>) => database.asActor(whoIs('place-director').hash, task)
await setUp('alsoLeads', { person: whoIs('place-director').id })
await setUp('addBlueprint', { place: place.id, content })
const families = Array.from({ length: CHILDREN / 3 }, () => randomUUID())

test('each year what stays is what a plain sum says, and nothing else is touched', async () => {
  const here = new Set<string>()
  const longer = new Map<string, string>()
  const standing = new Map<number, string>()
  let done = 0
  let untouched = 0
  for (let year = FIRST; year <= LAST; year++) {
    const today = `${year}-09-01`
    await setUp('standOn', { place: place.id, day: today })
    await live(year, here)
    await hold(year, standing)
    const before = await rows()
    const goes = new Set(
      children.flatMap(child =>
        partsOf(child)
          .filter(part => here.has(`${child.n} ${part}`) && isPast(child, part, today, here))
          .filter(part => !((longer.get(`${child.n} ${part}`) ?? '') > today))
          .map(part => `${child.n} ${part}`),
      ),
    )
    const keeps = [...goes].filter(each => {
      const [n, part] = each.split(' ')
      const child = children[Number(n)]!
      return part === 'record' && child.longer !== undefined && !longer.has(each)
    })
    for (const each of keeps) {
      goes.delete(each)
      longer.set(each, `${year + children[Number.parseInt(each, 10)]!.longer!}-01-01`)
    }
    const went = await letGo(today, longer, new Set(keeps))
    assert.deepEqual(went.sort(), [...goes].sort(), `${year}: what was proposed is what a plain sum says`)
    for (const each of goes) here.delete(each)
    done += goes.size

    const found = await rows()
    const parts = new Set(found.filter(each => each.part !== 'who' && each.child).map(each => each.whose))
    assert.deepEqual([...parts].sort(), [...here].sort(), `${year}: what stays is what a plain sum says`)
    const someLeft = (n: number) => partsOf(children[n]!).some(part => here.has(`${n} ${part}`))
    const who = new Set(found.filter(each => each.part === 'who').map(each => each.n!))
    for (const n of who) assert.ok(someLeft(n), `${year}: there is nothing left of ${n}`)
    const stays = before.filter(each =>
      each.child
        ? each.part === 'who'
          ? someLeft(each.n!)
          : here.has(each.whose)
        : children.some(child => families[child.family] === each.part && here.has(`${child.n} record`)),
    )
    assert.deepEqual(
      found.map(each => each.row),
      stays.map(each => each.row),
      `${year}: a row of another was touched`,
    )
    untouched += stays.length
  }
  const made = await lead(tx => certificates(tx, { most: 500 }))
  assert.equal(made.length, done, 'a certificate each')
  const gone = children.filter(child => !partsOf(child).some(part => here.has(`${child.n} ${part}`)))
  assert.equal(
    made.filter(each => each.whole).length,
    gone.length,
    'and one says of each that all of it went',
  )
  // No day of birth, taking part still, an episode that nobody closed, held for good.
  assert.deepEqual([...here].sort(), STAYS)
  const pattern = gone.flatMap(child => [child.id, `Pretend${child.n}Name`]).join('|')
  const left = (await run('findAnyOf', { pattern })).filter(each => Number(each.n) > 0)
  assert.deepEqual(
    left.map(each => each.kept_as).filter(each => each !== 'audit.entries'),
    [],
  )
  assert.ok(done > 60 && untouched > 5_000, `${done} went, ${untouched} rows were compared`)
})

const STAYS = [
  ...['13 record', '17 safeguarding', '33 early-help', '33 record', '41 early-help', '41 record'],
  ...['42 early-help', '42 safeguarding'],
]

function childOf(n: number): Child {
  const born = 2000 + Math.floor((n * 2) / 3)
  const bornOn = n === 24 ? `${born}-02-29` : `${born}-0${1 + (n % 8)}-1${n % 10}`
  const child: Child = {
    ...{ n, id: randomUUID(), bornOn, dated: n !== 17 && n !== 42 },
    ...{ family: Math.floor(n / 3), school: n % 2, files: n === 15 ? [born + 9, born + 10] : [born + 9] },
  }
  if (n === 22) child.files.push(born + 18)
  const endings = [
    [12, 'completed'],
    [10, 'withdrew'],
    [11, 'moved-away'],
  ] as const
  const ending = endings[n % 4]
  if (ending) {
    child.begins = born + 9
    child.ends = n === 13 ? undefined : born + ending[0]
    child.because = ending[1]
  }
  if (n % 3 === 0 || n === 41) {
    child.opens = born + (ending ? 10 : 9)
    child.closes = n === 33 ? undefined : born + (ending ? 12 : 10)
  }
  if (n % 5 === 0 || n % 5 === 2) child.entry = born + (ending ? 11 : 9)
  if (n === 8) [child.asks, child.answered] = [born + 17, born + 22]
  if (n === 12) child.longer = 5
  return child
}

function partsOf(child: Child): Part[] {
  return [
    'record',
    ...(child.opens ? (['early-help'] as const) : []),
    ...(child.entry ? (['safeguarding'] as const) : []),
  ]
}

// What the rules of the blueprint say, added up by hand: nothing here asks what Kith thinks.
function isPast(child: Child, part: Part, today: string, here: Set<string>): boolean {
  const year = Number(today.slice(0, 4))
  if (child.begins && !(child.ends && child.ends <= year)) return false
  if (child.opens && child.opens <= year && !(child.closes && child.closes <= year)) return false
  if (child.asks && child.asks <= year && year < child.answered!) return false
  if (isHeld(child, part, year, here)) return false
  const file = plus(
    `${Math.max(...child.files.filter(each => each <= year))}-06-01`,
    years('screened, not enrolled'),
  )
  const end = plus(`${child.ends}-07-17`, years('programme record'))
  const due = {
    record: child.begins && end > file ? end : file,
    'early-help': child.dated ? plus(child.bornOn, years('early help episode')) : '9999',
    safeguarding: child.dated ? plus(child.bornOn, years('safeguarding file')) : '9999',
  }
  return due[part] <= today
}

// A part is held, and who the child is by a hold of any part: so what would take that with it stays too.
function isHeld(child: Child, part: Part, year: number, here: Set<string>): boolean {
  const last = !partsOf(child).some(other => other !== part && here.has(`${child.n} ${other}`))
  if (
    held.some(
      each =>
        each.from <= year &&
        year < each.to &&
        each.of(child) &&
        (last || each.part === null || each.part === part),
    )
  )
    return true
  const { child: one, from, to } = heldFamily
  if (year < from || year >= to || child.family !== children[one]!.family) return false
  return child.n === one || [child.n, one].every(n => here.has(`${n} record`))
}

function plus(day: string, more: number): string {
  const year = Number(day.slice(0, 4)) + more
  return day.endsWith('-02-29') && year % 4 !== 0 ? `${year}-02-28` : `${year}${day.slice(4)}`
}

async function live(year: number, here: Set<string>): Promise<void> {
  const day = (on: string) => `${year}-${on}`
  const came = children.filter(child => child.files[0] === year)
  const told = came.map(child => ({
    ...{ id: child.id, on_day: day('06-01'), born_on: child.dated ? child.bornOn : null },
    ...{ forename: `Pretend${child.n}Name`, surname: `Family${child.family}` },
    ...{ school: place.schools[child.school], family: families[child.family] },
  }))
  if (came.length > 0) await run('arrive', { place: place.id, children: JSON.stringify(told) })
  for (const child of came) here.add(`${child.n} record`)
  for (const child of children) {
    const of = { place: place.id, child: child.id }
    const school = place.schools[child.school]!
    if (child.begins === year) await run('takeOn', { ...of, school, day: day('07-01') })
    if (child.ends === year) await run('end', { child: child.id, day: day('07-17'), because: child.because! })
    if (child.files.indexOf(year) > 0) await run('fileAgain', { child: child.id, day: day('06-01') })
    if (child.opens === year) await run('openEpisode', { ...of, day: day('03-02') })
    if (child.opens === year) here.add(`${child.n} early-help`)
    if (child.closes === year) await run('closeEpisode', { child: child.id, day: day('03-09') })
    if (child.entry === year) await run('writeFile', { ...of, day: day('04-20') })
    if (child.entry === year) here.add(`${child.n} safeguarding`)
    if (child.asks === year) await run('ask', { ...of, day: day('05-05') })
    if (child.answered === year) await run('takeBack', { child: child.id, day: day('05-05') })
  }
}

async function hold(year: number, standing: Map<number, string>): Promise<void> {
  const all = [...held, { ...heldFamily, part: null, wholeFamily: true, of: () => true }]
  for (const [at, each] of all.entries()) {
    const because = 'An inquiry, letter of this year'
    if (each.to === year) assert.ok(await second(tx => liftHold(tx, standing.get(at)!, 'It is over')))
    if (each.from !== year) continue
    const id = newId()
    standing.set(at, id)
    const { child, part } = each
    const schoolId = each.part === 'early-help' ? place.schools[1]! : null
    const childId = child === undefined ? undefined : children[child]!.id
    const placed = await lead(tx =>
      childId
        ? placeHold(tx, { id, childId, wholeFamily: 'wholeFamily' in each, part, because })
        : placeWideHold(tx, { id, schoolId, part, because }),
    )
    assert.ok(placed)
  }
}

// As two people do it: one looks and reviews, another authorises, and the job lets it go. Answers what is no longer listed.
async function letGo(today: string, longer: Map<string, string>, keeps: Set<string>): Promise<string[]> {
  const list = newId()
  if ((await lead(tx => propose(tx, { id: list, today }))).lines === 0) return []
  const lines = await lead(tx => keepingLines(tx, list))
  const whose = lines.map(each => `${children.find(child => child.id === each.child_id)!.n} ${each.part}`)
  const decisions = lines.map(
    ({ id }, at): Decision =>
      keeps.has(whose[at]!)
        ? { id, decision: 'keep', keepUntil: longer.get(whose[at]!)!, because: 'A court says so' }
        : { id, decision: 'let-go' },
  )
  await lead(tx => decideLines(tx, list, decisions))
  const goes = decisions.filter(each => each.decision === 'let-go').map(each => each.id)
  if (goes.length === 0) return []
  assert.equal(await lead(tx => authoriseLines(tx, list, goes)), 0, 'they reviewed it')
  assert.equal(await second(tx => authoriseLines(tx, list, goes)), goes.length)
  assert.equal(await second(tx => beginLettingGo(tx, list)), true)
  await letRecordsGo(database)
  const left = new Set((await lead(tx => keepingLines(tx, list))).map(each => each.id))
  return whose.filter((_, at) => !left.has(lines[at]!.id))
}

type Row = {
  child: string | null
  n: number | undefined
  part: string
  row: string
  /** Such as `12 record`. */
  whose: string
}

async function rows(): Promise<Row[]> {
  const numbers = new Map(children.map(child => [child.id, child.n]))
  return (await run('findRows', { place: place.id })).map(each => {
    const child = each.child_id as string | null
    const n = child ? numbers.get(child) : undefined
    return { child, n, part: String(each.part), row: String(each.row), whose: `${n} ${each.part}` }
  })
}
