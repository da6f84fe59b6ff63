// Lockgate Academy on Friday 17 July: its pupils and their marks up to the Friday before, families told, a screen run, and
// those who take part, whom Samina Rafiq has. What comes in after that is looked at by the errand of Kith itself.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after } from 'node:test'
import type { Page } from 'playwright-core'
import { upnCheckLetter } from '#arithmetic/upn.ts'
import { tellFamilies } from '#demo/tell-families.ts'
import { startErrands } from '#platform/errands.ts'
import { newId } from '#platform/ids.ts'
import { logTo } from '#platform/log.ts'
import { doWork } from '#records/access/work.ts'
import { findChildByUpn } from '#records/children/children.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { schoolDays } from '#records/places/school-days.ts'
import { askForScreen, lookErrand, runScreen } from '#stages/identify/index.ts'
import { takeOn } from '#stages/support/in-school/in-school.fixture.ts'
import { logContact } from '#stages/support/index.ts'
import { now, staff, today } from '#test/cast.ts'
import { openTrial } from '#test/trial.ts'
import { goBy } from './go-by.ts'
import { type Importing, openImporting, type Sent, send, settled } from './importing.ts'

export type Pupil = { upn: string; forename: string; surname: string; year: '8' | '9' }

/** The marks of the year end here, a week before the day on which the clock stands. */
export const LAST_MARKED = '2026-07-10'

/** To be opened by the test file itself, as what it opens is stopped when that file is done. */
export async function openLockgate(): Promise<Importing> {
  const world = await openImporting(() => new Date(now))
  // As in Kith itself, only that it rests less long.
  const errands = startErrands(
    [{ ...lookErrand(world.database), everyMs: 200 }],
    logTo(() => {}),
  )
  after(() => errands.stop())
  return world
}

/** So many pupils of a year group, called by these names. */
export function pupilsOf(year: Pupil['year'], names: readonly string[]): Pupil[] {
  return names.map((name, n) => {
    const [forename, surname] = name.split(' ') as [string, string]
    const twelve = `999000017${year}${String(n).padStart(2, '0')}`
    return { upn: upnCheckLetter(twelve) + twelve, forename, surname, year }
  })
}

/** The whole year as the school's system gives it, everybody in school on every day: sent and taken in by its data manager. */
export async function sendYear(world: Importing, page: Page, pupils: readonly Pupil[]): Promise<void> {
  const days = yearsDays()
  const marks = '/\\'.repeat(days.length)
  const files: Sent[] = [
    { name: 'calendar.csv', content: lines(['date', ...days]) },
    {
      name: 'pupils.csv',
      content: lines([
        'upn,school,year,surname,forename',
        ...pupils.map(each => `${each.upn},990007,${each.year},${each.surname},${each.forename}`),
      ]),
    },
    { name: 'marks.csv', content: lines(['upn,marks', ...pupils.map(each => `${each.upn},${marks}`)]) },
  ]
  assert.match(await send(world, page, files), /Check before anything changes/)
  await goBy(page.getByRole('button', { name: 'Take them in' }))
  assert.match(await settled(page), /The files were taken in/)
}

/** Families were told, a screen has run, and these take part and have Samina Rafiq. */
export async function beginSupport(
  { database, placeId }: Importing,
  takingPart: readonly Pupil[],
): Promise<void> {
  await doWork(database, { kind: 'operator', placeId, why: 'a story' }, work =>
    work.as(async tx => {
      await tellFamilies(tx, today)
      const id = newId()
      await askForScreen(tx, id)
      await runScreen(tx, id)
    }),
  )
  const administrator = await openTrial(database)
  for (const { forename, surname } of takingPart)
    await takeOn(administrator, { forename, surname, worker: staff.lockgateWorker.name })
  await administrator.close()
}

/** Samina Rafiq rang home about one of them on a day. */
export async function rangHome(
  { database, placeId, people }: Importing,
  { upn }: Pupil,
  onDay: string,
): Promise<void> {
  const said = await doWork(database, { kind: 'operator', placeId, why: 'a story' }, work =>
    work.as(async tx =>
      logContact(tx, {
        id: newId(),
        children: [(await findChildByUpn(tx, upn))!],
        kind: 'phone',
        direction: 'out',
        withWhom: 'parent',
        occurredOn: onDay,
        capturedAt: new Date(`${onDay}T12:00:00Z`),
        by: people.get('lockgateWorker')!,
      }),
    ),
  )
  assert.equal(said, 'made')
}

function yearsDays(): string[] {
  const file = new URL('../../places/millbrook/blueprint.json', import.meta.url)
  const { blueprint } = checkBlueprint(JSON.parse(readFileSync(file, 'utf8')))
  const year = blueprint!.calendar.find(each => each.year === '2025/26')!
  return schoolDays(year).filter(day => day <= LAST_MARKED)
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`
}
