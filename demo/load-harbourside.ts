// Fills the second pretend place, Harbourside, as load.ts fills Millbrook: its people, its schools' exports, one screen, those
// who take part and their lives. Nothing of its cohorts is being talked about.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '#platform/database/connections.ts'
import { one, orNull, queries, type Tx, truth } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { doWork, placeOfSlug } from '#records/access/work.ts'
import { setUpPlace, standOn } from '#records/places/places.ts'
import { addMember, type NewMember } from '#records/staff/staff.ts'
import { askForScreen, latestScreen, lookForMissed, runScreen } from '#stages/identify/index.ts'
import { today } from '#test/cast.ts'
import { closeSchools, leadTheTeam, workersByName } from './around/leading.ts'
import { harbourside } from './around/led.ts'
import { blueprintIn, bringFilesIn } from './files-in.ts'
import { generateFolders, type Progress } from './generate.ts'
import { countLives } from './lives/facts.ts'
import { live } from './lives/live.ts'
import { beginTogether } from './load.ts'
import { addressOf, staffed } from './teams.ts'
import { tellFamilies } from './tell-families.ts'

const db = queries(new URL('./load-harbourside.sql', import.meta.url), { isLed: one({ led: orNull(truth) }) })

const placeFolder = new URL('../places/harbourside', import.meta.url).pathname
const seed = 'harbourside'

/** Loads Harbourside into a pretend database. Killed half-way, the next call goes on; loaded, a call answers false. */
export async function loadHarbourside(
  database: Database,
  seals: Seals,
  onProgress: (progress: Progress) => void = () => {},
): Promise<boolean> {
  const blueprint = blueprintIn(placeFolder)
  const known = await placeOfSlug(database, blueprint.slug)
  const placeId = known ?? newId()
  return await doWork(
    database,
    { kind: 'operator', placeId, why: 'set up the second pretend place' },
    async work => {
      const screened = known !== null && (await work.as(tx => latestScreen(tx))) !== undefined
      if (screened && (await work.as(isLoaded))) return false
      if (!known)
        await work.as(tx =>
          setUpPlace(tx, placeId, blueprint, 'The second pretend place, as it comes with Kith.'),
        )
      if (!known) await work.as(tx => standOn(tx, today))
      if (!screened) {
        const folder = mkdtempSync(join(tmpdir(), 'kith-demo-'))
        try {
          await bringFilesIn(work, seals, generateFolders(placeFolder, seed, folder), onProgress)
        } finally {
          rmSync(folder, { recursive: true, force: true })
        }
        await work.as(async tx => {
          await tellFamilies(tx, today)
          const screenId = newId()
          await askForScreen(tx, screenId)
          await runScreen(tx, screenId)
        })
      }
      await work.as(tx => beginTogether(tx, placeId, blueprint, seed))
      await work.as(lookForMissed)
      await live(work, seed, today, onProgress)
      const manager = await work.as(tx => addThoseWhoRunIt(tx, placeId))
      const people = new Map([...(await workersByName(work)), ['manager', manager]])
      await leadTheTeam(database, work, people, seed, harbourside)
      await closeSchools(work, manager)
      return true
    },
  )
}

// That schools were closed is said last of all.
async function isLoaded(tx: Tx): Promise<boolean> {
  const { enrolled, waiting } = await countLives(tx)
  return enrolled > 0 && waiting === 0 && (await db.isLed(tx)).led === true
}

// They come once the place is filled. Answers the manager's id.
async function addThoseWhoRunIt(tx: Tx, placeId: string): Promise<string> {
  const { charity } = staffed.harbourside!
  const council = 'Harbourside Council'
  const people: [string, NewMember['role'], string, NewMember['organisationKind']][] = [
    ['Orla Maddox', 'programme-manager', charity, 'lead-charity'],
    ['Winston Clarke', 'place-director', charity, 'lead-charity'],
    ['Beth Adair', 'safeguarding-lead', charity, 'lead-charity'],
    ['Sol Abara', 'administrator', charity, 'lead-charity'],
    ['Jacinta Ford', 'early-help-practitioner', council, 'council'],
  ]
  const ids: string[] = []
  for (const [name, role, organisation, organisationKind] of people) {
    const email = addressOf(name, organisation)
    ids.push(await addMember(tx, placeId, { name, email, role, organisation, organisationKind }))
  }
  return ids[0]!
}
