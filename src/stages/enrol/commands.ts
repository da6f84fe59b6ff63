// `bin/kith enrol bring`: brings in those who take part already, where a place begins Kith half-way.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { withInstallation } from '#platform/command-line.ts'
import { PlainError } from '#platform/plain-error.ts'
import { doWork, placeOfSlug } from '#records/access/work.ts'
import { type BringResult, type Brought, bringIn, type Problem } from './bringing/bring.ts'
import { COLUMNS, readBrought } from './bringing/read-brought.ts'

export const command = {
  name: 'enrol bring',
  help: `Bring in those who take part already, from a place's own list.

  bin/kith enrol bring FILE.csv --place millbrook

The file is "CSV UTF-8" with the columns, in any order:
  ${COLUMNS.join(',')}

agreed_by is parent, carer or other; early_help is yes, no or not-yet; days are YYYY-MM-DD; wording is the name of the letter
that was used then; child_agreed_on may be empty, and then the child or young person is asked. The schools' rolls and the
Link Workers come first (bin/kith import, and an invitation).

--demo, --real which installation, where there are both

With one row that is not right nothing is kept, and every such row is said with its line and what to do. The same file
again changes nothing. Ends with 0 when all rows are in, 2 when the file is refused for what is in it, 1 otherwise.`,
  run: async (args: string[]): Promise<number> => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      strict: false,
      options: { place: { type: 'string' } },
    })
    const [file, ...more] = positionals
    const slug = values.place
    if (file === undefined || more.length > 0 || typeof slug !== 'string') {
      console.error('Say which file, and into which place: bin/kith enrol bring FILE.csv --place millbrook')
      return REFUSED
    }
    const { rows, problems } = readBrought(resolve(file), new Date().toISOString().slice(0, 10))
    if (problems.length > 0) return refuse(problems)
    return await withInstallation(args, async ({ database }) => {
      const placeId = await placeOfSlug(database, slug)
      if (placeId === null) throw new PlainError(`There is no place "${slug}" here.`)
      return await doWork(
        database,
        { kind: 'operator', placeId, why: 'bring in those who take part already' },
        async work => {
          const result = await bringAll(work.as, rows)
          if (result.problems.length > 0) return refuse(result.problems)
          console.log(
            `${result.brought} brought in, ${result.known} were here already. Nothing else was changed.`,
          )
          return 0
        },
      )
    })
  },
}

/** Brings all rows in, in one transaction, or none where any has a problem. */
export async function bringAll(
  as: <T>(task: (tx: Parameters<typeof bringIn>[0]) => Promise<T>) => Promise<T>,
  rows: readonly Brought[],
): Promise<BringResult> {
  try {
    return await as(async tx => {
      const result = await bringIn(tx, rows)
      if (result.problems.length > 0) throw new Refused(result)
      return result
    })
  } catch (error) {
    if (error instanceof Refused) return error.result
    throw error
  }
}

/** Undoes what the transaction did so far. */
class Refused extends Error {
  readonly result: BringResult
  constructor(result: BringResult) {
    super('Rows were refused.')
    this.result = result
  }
}

const REFUSED = 2

function refuse(problems: readonly Problem[]): number {
  console.error(
    `Nothing was kept. ${problems.length === 1 ? 'One thing is' : `${problems.length} things are`} to correct:`,
  )
  for (const { line, column, problem } of [...problems].sort((a, b) => a.line - b.line))
    console.error(`  line ${line}${column === '' ? '' : `, ${column}`}: ${problem}`)
  return REFUSED
}
