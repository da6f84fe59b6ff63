// The exports of a pretend place's schools come in through the same import as real ones; its blueprint says what it is.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addImport, folderSource, importExtract } from '#intake/index.ts'
import { newId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import type { Work } from '#records/access/work.ts'
import { type BlueprintData, checkBlueprint } from '#records/places/blueprint.ts'
import type { generateFolders, MadeFolder, Progress } from './generate.ts'

/**
 * Imports each folder in turn, the next one made meanwhile, and answers them all. Throws where one is not taken in.
 */
export async function bringFilesIn(
  work: Work,
  seals: Seals,
  { total, folders }: ReturnType<typeof generateFolders>,
  onProgress: (progress: Progress) => void,
): Promise<MadeFolder[]> {
  const made: MadeFolder[] = []
  let next = folders.next()
  for (let done = 0; ; done++) {
    const { value } = await next
    if (!value) break
    next = folders.next()
    made.push(value)
    const { path, school, year } = value
    const what = `${school}, ${year}`
    onProgress({ done, total, what })
    const importId = newId()
    await work.as(tx => addImport(tx, { id: importId, named: what, hash: null, bytes: null }))
    const source = await folderSource(path)
    const { outcome, sentence } = await importExtract(work, {
      importId,
      source,
      seals,
      now: () => new Date(),
      moreFollow: !LOOKS_AFTER.has(done) && done < total - 1,
    })
    if (outcome !== 'taken-in' && outcome !== 'nothing-new') {
      throw new Error(`The pretend export of ${what} was not taken in: ${sentence}`)
    }
  }
  onProgress({ done: total, total, what: 'the first screen' })
  return made
}

/** PostgreSQL looks at what is held after the first schools and the last, and not after every one. */
const LOOKS_AFTER: ReadonlySet<number> = new Set([0, 3])

/** The blueprint in this folder. Throws where it is not right. */
export function blueprintIn(placeFolder: string): BlueprintData {
  const checked = checkBlueprint(JSON.parse(readFileSync(join(placeFolder, 'blueprint.json'), 'utf8')))
  if (checked.problems)
    throw new Error(`The pretend place's blueprint is not right: ${checked.problems.join(' ')}`)
  return checked.blueprint
}
