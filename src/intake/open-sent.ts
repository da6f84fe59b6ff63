// What the command line was given, as an extract: a folder, a zip or a CSV file as they are; another system's files by way
// of a matching of their columns, in a folder of their own that is gone after.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PlainError } from '#platform/plain-error.ts'
import type { Work } from '#records/access/work.ts'
import { type ExtractSource, folderSource } from './extract/index.ts'
import { convert, type Matching, type RecognisedTables, recognise } from './formats/index.ts'
import type { ImportOptions } from './import-extract.ts'
import { knownSchools } from './known-schools.ts'
import { toldOf } from './look.ts'
import { sourceAt } from './source-at.ts'

export type Opened = {
  source: ExtractSource
  feed: string
  told?: ImportOptions['told']
  close: () => Promise<void>
}

/** Opens what lies at the paths; `ask`: lines that say which columns are to be matched first. */
export async function openSent(
  work: Work,
  { paths, matching }: { paths: readonly string[]; matching: string | undefined },
): Promise<Opened | { ask: string[] }> {
  // A folder is an extract's; what is not there at all is said by whoever opens it.
  const own = paths.find(path => statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
  if (own !== undefined) return await ownExtract(own)
  const files = paths.map(path => ({ name: basename(path), path }))
  const recognised = await recognise(files)
  if (recognised.kind === 'refused') throw new PlainError(recognised.sentence)
  if (recognised.kind === 'extract') {
    if (paths.length === 1) return await ownExtract(paths[0]!)
    throw new PlainError('Put the files of an extract into one folder or one zip, and give that.')
  }
  if (recognised.kind !== 'tables')
    throw new PlainError(
      'Schools, statistics and a council’s episodes are brought in by a page: Identify > Files.',
    )
  if (!matching) return { ask: askedOf(recognised) }
  const folder = mkdtempSync(join(tmpdir(), 'kith-import-'))
  const close = async (): Promise<void> => rmSync(folder, { recursive: true, force: true })
  try {
    const into = join(folder, 'extract')
    const schools = await work.as(knownSchools)
    const said = JSON.parse(readFileSync(matching, 'utf8')) as Matching
    const converted = await convert(files, recognised, said, into, { knownSchools: schools })
    if (converted.kind === 'refused') throw new PlainError(converted.sentence)
    const source = await folderSource(into)
    return { source, feed: recognised.system, told: toldOf(recognised, converted, said), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function ownExtract(path: string): Promise<Opened> {
  const source = await sourceAt(path)
  return { source, feed: 'extract', close: () => source.close() }
}

/** What Kith takes the columns for, as a matching to be corrected and kept in a file. */
function askedOf({ systemSaid, tables }: RecognisedTables): string[] {
  const proposal: Matching = {
    tables: tables.map(({ id, becomes, proposal: lines, register }) => ({
      id,
      becomes: becomes ?? 'nothing',
      columns: Object.fromEntries(lines.flatMap(({ target, source }) => (source ? [[target, source]] : []))),
      ...(register && { register }),
    })),
  }
  return [
    `This is ${systemSaid}`,
    'Correct this, keep it in a file and give it with --matching; "school" is the URN where no column says it.',
    JSON.stringify(proposal, null, 2),
  ]
}
