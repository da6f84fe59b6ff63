import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { withInstallation } from '#platform/command-line.ts'
import type { Database } from '#platform/database/connections.ts'
import { newId } from '#platform/ids.ts'
import { PlainError } from '#platform/plain-error.ts'
import { doWork, placeOfSlug, slugsOfPlaces } from '#records/access/work.ts'
import { type BlueprintData, checkBlueprint } from './blueprint.ts'
import { keepBlueprint, setUpPlace } from './places.ts'

export const command = {
  name: 'place',
  help: `Make a place from its blueprint, or keep the blueprint's next version.

  bin/kith place FILE --because "who agreed it and when"
  bin/kith place FILE --because "…" --new     where there are places already, and this is one more

The slug in the file says which place it is for: one made on the set-up page must be written the same here.`,
  run: async (args: string[]): Promise<number> => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      strict: false,
      options: { because: { type: 'string' }, new: { type: 'boolean' } },
    })
    const [file] = positionals
    if (!file || typeof values.because !== 'string') {
      console.error('Say which file, and why: bin/kith place FILE --because "who agreed it and when"')
      return 2
    }
    const blueprint = readBlueprint(file)
    return await withInstallation(args, async ({ config, database }) => {
      if (blueprint.pretend !== (config.kind === 'demo')) {
        throw new PlainError(
          'Pretend and real places never share an installation: check `pretend` in the blueprint, or give --demo or --real.',
        )
      }
      const known = await placeOfSlug(database, blueprint.slug)
      if (known === null && values.new !== true) await mustBeTheFirst(database, blueprint.slug)
      const placeId = known ?? newId()
      await doWork(database, { kind: 'operator', placeId, why: 'keep the blueprint' }, work =>
        work.as(tx => (known ? keepBlueprint : setUpPlace)(tx, placeId, blueprint, values.because as string)),
      )
      console.log(
        `${blueprint.name}: version ${blueprint.version} of its blueprint is kept, with ${blueprint.schools.length} schools.`,
      )
      return 0
    })
  },
}

// A mistyped slug would otherwise be a second place, empty and with the same schools.
async function mustBeTheFirst(database: Database, slug: string): Promise<void> {
  const there = await slugsOfPlaces(database)
  if (there.length === 0) return
  throw new PlainError(
    `There is no place "${slug}" here; there is: ${there.join(', ')}. Write that slug in the blueprint, or give --new to make one place more.`,
  )
}

function readBlueprint(file: string): BlueprintData {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new PlainError(`${file} cannot be read as JSON: ${(error as Error).message}`)
  }
  const { blueprint, problems } = checkBlueprint(json)
  if (problems)
    throw new PlainError(
      `${file} is not yet a blueprint:\n${problems.map(problem => `  - ${problem}`).join('\n')}`,
    )
  return blueprint
}
