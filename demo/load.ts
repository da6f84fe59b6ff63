// Fills a pretend installation: the place from its blueprint, the cast as its people, each school's export through the
// same import as a real one, what only people know of the cast's children, two screens, and whom nobody may have noticed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findImport } from '#intake/index.ts'
import type { Database } from '#platform/database/connections.ts'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { doWork, placeOfSlug, takeStock } from '#records/access/work.ts'
import { setUpPlace, standOn } from '#records/places/places.ts'
import { sizesOf } from '#stages/enrol/index.ts'
import { askForScreen, latestScreen, lookForMissed, runScreen } from '#stages/identify/index.ts'
import { staff, today } from '#test/cast.ts'
import { actOnSomeMissed } from './act-on-missed.ts'
import { agreeCohorts, canalsideRoom } from './agree-cohorts.ts'
import { beWorried } from './around/concerns.ts'
import { askFurther } from './around/early-help-beyond.ts'
import { giveFamilyPages } from './around/family-pages.ts'
import { changeHands } from './around/hands.ts'
import { closeSchools, leadTheTeam } from './around/leading.ts'
import { millbrook } from './around/led.ts'
import { askForRecords } from './ask-for-records.ts'
import { askTutors } from './ask-tutors.ts'
import { addCastPeople, addWhatPeopleKnow, type CastPeople } from './cast-into-place.ts'
import { enrolChildren } from './enrol-children.ts'
import { blueprintIn, bringFilesIn } from './files-in.ts'
import { generateFolders, type MadeFolder, type Progress } from './generate.ts'
import { letSomeRecordsGo } from './let-records-go.ts'
import { countLives } from './lives/facts.ts'
import { live } from './lives/live.ts'
import { makeOffers, SAID } from './make-offers.ts'
import { addTeams } from './more-people.ts'
import { hearOneObjection } from './object.ts'
import { addProposals } from './proposals.ts'
import { rightWhatIsWrong } from './right-what-is-wrong.ts'
import { daysOf, type Report, reportOf } from './school-report.ts'
import { reportId, sendReport, sendStatistics } from './send-files.ts'
import { staffed } from './teams.ts'
import { tellFamilies } from './tell-families.ts'

const placeFolder = new URL('../places/millbrook', import.meta.url).pathname

/** The day at which pretend places stand still. */
export const PRETEND_DAY = today

/** Two weeks before the pretend today: the screen before the newest one. */
const SCREENED_BEFORE = '2026-07-03'

/**
 * Loads Millbrook into a pretend database. Killed half-way, the next call goes on: what has come in changes nothing when
 * it comes again, and each step after knows what it did. Loaded to its end, a call does nothing and answers false.
 * Two schools agree on whom to offer a place, and one makes its offers, unless `cohorts` is false; those who take part
 * already have lived a year or two, unless `lives` is false or only some schools are wanted. With `standsOn` it stays that
 * day for whoever looks. With a folder
 * `uploads` for files that wait, a school's report is left there to be reviewed.
 */
export async function loadDemo(
  database: Database,
  seals: Seals,
  onProgress: (progress: Progress) => void = () => {},
  {
    seed = 'millbrook',
    schools = Infinity,
    cohorts = true,
    lives = schools === Infinity,
    uploads,
    standsOn,
  }: {
    standsOn?: string
    seed?: string
    schools?: number
    cohorts?: boolean
    lives?: boolean
    uploads?: string
  } = {},
): Promise<boolean> {
  const blueprint = blueprintIn(placeFolder)
  const known = await placeOfSlug(database, blueprint.slug)
  const placeId = known ?? newId()
  const day = standsOn ?? new Date().toISOString().slice(0, 10)
  return await doWork(
    database,
    { kind: 'operator', placeId, why: 'set up the pretend place' },
    async work => {
      const screened = known !== null && (await work.as(tx => latestScreen(tx))) !== undefined
      if (screened && (await work.as(tx => isLoaded(tx, placeId, { cohorts, lives, uploads })))) return false
      const people = await work.as(async tx => {
        if (!known) await setUpPlace(tx, placeId, blueprint, 'The pretend place, as it comes with Kith.')
        if (!known && standsOn) await standOn(tx, standsOn)
        return await addCastPeople(tx, placeId)
      })
      const folder = mkdtempSync(join(tmpdir(), 'kith-demo-'))
      let report: Report[] = []
      try {
        const urns = blueprint.schools.map(each => each.urn).sort()
        const files = (these: readonly string[]) => generateFolders(placeFolder, seed, folder, new Set(these))
        if (!screened) await bringFilesIn(work, seals, files(urns.slice(0, schools)), onProgress)
        // Where all came in before, and where its school is not wanted, its files are made for the report alone.
        if (uploads) report = await reportIn(files([staff.dataManager.school!]).folders)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
      if (!screened) await work.as(tx => screenBoth(tx, seals, people, day))
      await hearOneObjection(database, placeId, people, seals)
      await askTutors(database, work, people.get('lockgateLead'))
      if (lives) await work.as(tx => beginTogether(tx, placeId, blueprint, seed))
      // Looked at with those who take part, whatever year they are in by now.
      await work.as(async tx => {
        await lookForMissed(tx)
        await actOnSomeMissed(tx, people)
      })
      if (cohorts) {
        await agreeCohorts(database, placeId, people)
        await makeOffers(database, placeId, people, day)
      }
      if (lives) {
        await live(work, seed, today, onProgress)
        await giveFamilyPages(database, work, people)
        await askFurther(database, work, people)
        await leadTheTeam(database, work, people, seed, millbrook)
        await closeSchools(work, people.get('manager')!)
        await changeHands(database, work, people)
        await beWorried(database, work, seals, people)
        await askForRecords(database, work, seals, people)
        await rightWhatIsWrong(database, work, people)
        await letSomeRecordsGo(database, work, people, day)
      }
      if (uploads) {
        const sending = { database, work, seals, people }
        await sendStatistics(sending)
        if (report.length > 0) await sendReport(report, uploads, sending)
      }
      return true
    },
  )
}

// The last step of all has left its trace: what came before it is there too.
async function isLoaded(
  tx: Tx,
  placeId: string,
  { cohorts, lives, uploads }: { cohorts: boolean; lives: boolean; uploads: string | undefined },
): Promise<boolean> {
  if (lives) {
    const { enrolled, waiting } = await countLives(tx)
    if (enrolled === 0 || waiting > 0) return false
  }
  if (uploads) {
    const report = await findImport(tx, reportId(placeId))
    return report !== undefined && (report.waits !== null || report.finished_at !== null)
  }
  if (!cohorts) return true
  return (
    ((await sizesOf(tx, [canalsideRoom(placeId)])).get(canalsideRoom(placeId))?.offered ?? 0) >= SAID.length
  )
}

// One transaction: killed in it, nothing of it was done.
async function screenBoth(tx: Tx, seals: Seals, people: CastPeople, day: string): Promise<void> {
  await addWhatPeopleKnow(tx, seals, people)
  await tellFamilies(tx, day)
  for (const asOf of [SCREENED_BEFORE, undefined]) {
    const screenId = newId()
    await askForScreen(tx, screenId, asOf)
    await runScreen(tx, screenId)
  }
  await addProposals(tx, people)
}

/** The teams of a place, and those who take part already, in one transaction: all of them or none. */
export async function beginTogether(
  tx: Tx,
  placeId: string,
  { slug, schools }: { slug: string; schools: readonly { urn: string; name: string }[] },
  seed: string,
): Promise<void> {
  const plan = staffed[slug]
  if (!plan || (await countLives(tx)).enrolled > 0) return
  await addTeams(tx, placeId, plan, new Map(schools.map(each => [each.urn, each.name])))
  await enrolChildren(tx, plan, seed)
  await takeStock(tx)
}

async function reportIn(folders: AsyncIterable<MadeFolder>): Promise<Report[]> {
  let newest: MadeFolder | undefined
  for await (const each of folders) newest = each
  return newest ? [reportOf(newest.path, newest.school), daysOf(newest.path)] : []
}
