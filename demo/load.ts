// Fills a pretend installation: the place from its blueprint, the cast as its people, each school's export through the
// same import as a real one, what only people know of the cast's children, and the first screen.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addImport, folderSource, importExtract } from '#intake/index.ts'
import type { Database } from '#platform/database/connections.ts'
import { newId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { doWork, type Work } from '#records/access/work.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { setUpPlace } from '#records/places/places.ts'
import { askForScreen, runScreen } from '#stages/identify/index.ts'
import { addCastPeople, addWhatPeopleKnow } from './cast-into-place.ts'
import { generatePlace, type Progress } from './generate.ts'

const placeFolder = new URL('../places/millbrook', import.meta.url).pathname

/** Loads Millbrook into an empty pretend database. Takes about a minute; says how far it is. */
export async function loadDemo(
  database: Database,
  seals: Seals,
  onProgress: (progress: Progress) => void = () => {},
  { seed = 'millbrook', schools = Infinity }: { seed?: string; schools?: number } = {},
): Promise<{ placeId: string }> {
  const placeId = newId()
  const folder = mkdtempSync(join(tmpdir(), 'kith-demo-'))
  try {
    await doWork(database, { kind: 'operator', placeId, why: 'set up the pretend place' }, async work => {
      const people = await work.as(async tx => {
        await setUpPlace(tx, placeId, readBlueprint(), 'The pretend place, as it comes with Kith.')
        return await addCastPeople(tx, placeId)
      })
      const made = await generatePlace(placeFolder, seed, folder)
      const chosen = made.filter(each =>
        [...new Set(made.map(one => one.urn))].slice(0, schools).includes(each.urn),
      )
      await bringIn(
        work,
        seals,
        chosen.map(each => ({ path: each.path, what: `${each.school}, ${each.year}` })),
        onProgress,
      )
      await work.as(tx => addWhatPeopleKnow(tx, seals, people))
      await work.as(async tx => {
        const screenId = newId()
        await askForScreen(tx, screenId)
        await runScreen(tx, screenId)
      })
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { placeId }
}

async function bringIn(
  work: Work,
  seals: Seals,
  folders: { path: string; what: string }[],
  onProgress: (progress: Progress) => void,
) {
  for (const [done, { path, what }] of folders.entries()) {
    onProgress({ done, total: folders.length, what })
    const importId = newId()
    await work.as(tx => addImport(tx, { id: importId, named: what, hash: null, bytes: null }))
    const source = await folderSource(path)
    const now = () => new Date()
    const { outcome, sentence } = await importExtract(work, {
      importId,
      source,
      seals,
      now,
    })
    if (outcome !== 'taken-in') throw new Error(`The pretend export of ${what} was not taken in: ${sentence}`)
  }
  onProgress({ done: folders.length, total: folders.length, what: 'the first screen' })
}

function readBlueprint() {
  const checked = checkBlueprint(JSON.parse(readFileSync(join(placeFolder, 'blueprint.json'), 'utf8')))
  if (checked.problems)
    throw new Error(`The pretend place's blueprint is not right: ${checked.problems.join(' ')}`)
  return checked.blueprint
}
