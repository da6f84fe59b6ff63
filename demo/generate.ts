// Makes pretend places: extract folders that go in through the same doors as a real school's export. Nothing here is
// about anybody, and the same seed gives the same bytes. demo/README.md says what was chosen and what was published.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type BlueprintData, checkBlueprint } from '#records/places/blueprint.ts'
import { ownInsetDays, schoolDays } from '#records/places/school-days.ts'
import { habitOf } from './blemishes.ts'
import { openFolder } from './folder.ts'
import { peopleFrom } from './people.ts'
import { randomFrom } from './random.ts'
import { fillRolls, oneRoll, type School, type Stay } from './rolls.ts'
import { type SchoolYear, writeSchoolYear, writingSchoolYear } from './school-year.ts'

export type Progress = { done: number; total: number; what: string }

/** One folder made: for which school (URN) and year (`2025/26`), with how many children. In the order to import. */
export type MadeFolder = { path: string; urn: string; school: string; year: string; pupils: number }

const MILLBROOK = new URL('../places/millbrook', import.meta.url).pathname

/**
 * Writes an extract folder for each school and each of the two newest academic years of the place's blueprint, as
 * `outDir/2025-26/990001`, the older year first.
 * @throws Error with a plain sentence when the blueprint cannot be read.
 */
export async function generatePlace(
  placeFolder: string,
  seed: string,
  outDir: string,
  { onProgress }: { onProgress?: (progress: Progress) => void } = {},
): Promise<MadeFolder[]> {
  const made: MadeFolder[] = []
  const { total, folders } = generateFolders(placeFolder, seed, outDir)
  for await (const one of folders) {
    made.push(one)
    onProgress?.({ done: made.length, total, what: `${one.school}, ${one.year}` })
  }
  return made
}

/**
 * The same, each folder when it is asked for, and how many there will be. Whoever asks for the next one before they use this
 * one has it made while they wait for something else. With `urns` the folders of those schools alone.
 */
export function generateFolders(
  placeFolder: string,
  seed: string,
  outDir: string,
  urns?: ReadonlySet<string>,
): { total: number; folders: AsyncGenerator<MadeFolder> } {
  const place = readPlace(placeFolder)
  const rolls = fillRolls(place, seed)
  const wanted = urns ?? new Set(place.schools.map(each => each.urn))
  return { total: rolls.size * wanted.size, folders: foldersOf(place, rolls, wanted, seed, outDir) }
}

async function* foldersOf(
  place: BlueprintData,
  rolls: ReturnType<typeof fillRolls>,
  wanted: ReadonlySet<string>,
  seed: string,
  outDir: string,
): AsyncGenerator<MadeFolder> {
  for (const [name, stays] of rolls) {
    const year = yearOf(place, name)
    for (const [urn, there] of bySchool(stays)) {
      if (!wanted.has(urn)) continue
      const path = join(outDir, name.replace('/', '-'), urn)
      const folder = openFolder(path, habitOf(urn, year.newest))
      for (const _ of writingSchoolYear(folder, there, year, seed)) await setImmediate()
      folder.close()
      yield { path, urn, school: there[0]!.school.name, year: name, pupils: there.length }
      await setImmediate()
    }
  }
}

/** One school more, which the blueprint does not name: for trying an import by hand. */
export function generateExtraSchool(outDir: string, seed = 'one more school'): MadeFolder {
  const school: School = { urn: '990008', name: 'Bridgefold Primary School', phase: 'primary' }
  const place = readPlace(MILLBROOK)
  const year = yearOf(place, place.calendar.at(-1)!.year)
  const random = randomFrom(seed)
  const stays = oneRoll(
    school,
    [2019, 2020, 2021, 2022, 2023, 2024, 2025],
    30,
    random,
    peopleFrom(random, 90),
  )
  const folder = openFolder(outDir)
  writeSchoolYear(folder, stays, year, seed)
  folder.close()
  return { path: outDir, urn: school.urn, school: school.name, year: year.name, pupils: stays.length }
}

/** One folder of many schools with 380 marks a child: for measuring speed. Answers how many pupils were written. */
export function generateLarge(pupils: number, outDir: string, seed = 'large'): number {
  const place = readPlace(MILLBROOK)
  const newest = yearOf(place, place.calendar.at(-1)!.year)
  const days = newest.days.slice(0, 190)
  const year: SchoolYear = { ...newest, days, known: days.length, insetDays: () => [] }
  const random = randomFrom(seed)
  const people = peopleFrom(random, 100)
  const stays: Stay[] = []
  for (let nth = 1; stays.length < pupils; nth++) {
    const phase = nth % 3 === 0 ? 'secondary' : 'primary'
    const school: School = { urn: String(991000 + nth), name: `School ${nth}`, phase }
    const oldest = phase === 'primary' ? 2019 : 2014
    const cohorts = Array.from({ length: phase === 'primary' ? 7 : 5 }, (_, i) => oldest + i)
    const roll = oneRoll(school, cohorts, phase === 'primary' ? 60 : 180, random, people)
    stays.push(...roll.slice(0, pupils - stays.length))
  }
  const folder = openFolder(outDir)
  writeSchoolYear(folder, stays, year, seed)
  folder.close()
  return stays.length
}

function readPlace(folder: string): BlueprintData {
  const file = join(folder, 'blueprint.json')
  const { blueprint, problems } = checkBlueprint(JSON.parse(readFileSync(file, 'utf8')))
  if (blueprint === undefined) throw new Error(`${file} is no blueprint. ${problems.join(' ')}`)
  // A year that has not begun has days and no records.
  const calendar = blueprint.calendar.filter(year => year.terms[0]!.from <= blueprint.identify.as_of)
  return { ...blueprint, calendar }
}

function yearOf(place: BlueprintData, name: string): SchoolYear {
  const year = place.calendar.find(one => one.year === name)!
  const days = schoolDays(year)
  const known = days.filter(day => day <= place.identify.as_of).length
  const newest = name === place.calendar.at(-1)!.year
  return { name, days, known, newest, insetDays: school => ownInsetDays(year, school.urn) }
}

function bySchool(stays: Stay[]): Map<string, Stay[]> {
  const order = (stay: Stay) =>
    `${stay.school.urn} ${stay.yearGroup.padStart(2, '0')} ${stay.pupil.surname} ${stay.pupil.upn}`
  const sorted = stays.map(stay => [order(stay), stay] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  return Map.groupBy(
    sorted.map(([, stay]) => stay),
    stay => stay.school.urn,
  )
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      place: { type: 'string', default: MILLBROOK },
      seed: { type: 'string', default: 'millbrook' },
      out: { type: 'string' },
      large: { type: 'string' },
      'extra-school': { type: 'boolean' },
    },
  })
  if (values.out === undefined) {
    console.error('Say where to write: --out FOLDER. Add --extra-school or --large 25000 for those.')
    process.exitCode = 2
  } else if (values['extra-school']) {
    console.log(`${generateExtraSchool(values.out).pupils} pretend pupils in ${values.out}`)
  } else if (values.large !== undefined) {
    console.log(`${generateLarge(Number(values.large), values.out)} pretend pupils in ${values.out}`)
  } else {
    const made = await generatePlace(values.place, values.seed, values.out)
    for (const one of made) console.log(`${one.path}  ${one.pupils} pretend pupils`)
  }
}
