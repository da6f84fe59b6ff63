// Which system wrote these files, and which tables of pupils are in them. The same files are understood the same way
// when they are shown and when they are converted.

import { PlainError } from '#platform/plain-error.ts'
import { fileNameOf } from '../extract/index.ts'
import { SYSTEM_NAMES } from './aliases.ts'
import { isExtract } from './is-extract.ts'
import { type Layout, layoutOf } from './layout.ts'
import type { Opened } from './reading/open.ts'
import { firstRows, type RawTable } from './reading/rows.ts'
import type { DroppedColumn, FormatLimits, RecognisedOtherwise, System } from './shapes.ts'
import { isCouncilEpisodes, isRemark, readCouncilEpisodes } from './systems/council-episodes.ts'
import { readTransferFile } from './systems/ctf.ts'
import { isGias, readGias } from './systems/gias.ts'
import { isRoster, readRoster } from './systems/oneroster.ts'
import { recordsOf } from './systems/records.ts'
import { readSimsReport } from './systems/sims-xml.ts'
import { isStatistics, readStatistics } from './systems/statistics.ts'
import { whyDocumentIsTurnedAway, whyTablesAreTurnedAway } from './systems/turned-away.ts'

export interface Understood {
  kind: 'tables'
  system: System
  systemSaid: string
  tables: { table: RawTable; layout: Layout }[]
  dropped: DroppedColumn[]
  remarks: string[]
  /** Names of schools, by what the tables' school columns write. */
  schoolNames: ReadonlyMap<string, string>
}

/** Understands what was opened. Throws PlainError, or answers `refused`, with a sentence. */
export async function understand(
  opened: Opened,
  limits: FormatLimits,
): Promise<Understood | RecognisedOtherwise> {
  const { tables, documents } = opened
  if (documents.length > 0) return await ofDocuments(opened)
  if (tables.length === 0) {
    const names = opened.unread.slice(0, 5).join(', ')
    throw new PlainError(
      `There is nothing here that Kith can read${names === '' ? '' : ` (${names})`}. Send CSV, XLSX, a CTF, or a zip of them.`,
    )
  }
  const turnedAway = whyTablesAreTurnedAway(opened)
  if (turnedAway !== null) return { kind: 'refused', sentence: turnedAway }
  if (await isExtract(tables)) return { kind: 'extract' }
  const headers = new Map<string, string[]>()
  for (const table of tables) headers.set(table.id.toLowerCase(), await plainNames(table))
  for (const table of tables) {
    const names = headers.get(table.id.toLowerCase())!
    if (isGias(names)) return await alone(tables, () => readGias(table, names))
    if (isStatistics(names)) return await alone(tables, () => readStatistics(table, names))
    if (isCouncilEpisodes(names)) return await alone(tables, () => readCouncilEpisodes(table))
  }
  if (isRoster(headers)) return await ofRoster(tables)
  const students = tables.find(({ id }) => id.toLowerCase() === 'student.csv')
  if (students !== undefined && headers.get('student.csv')!.some(isSdsSchool))
    return await ofSdsUk(students, tables)
  return await ofSpreadsheets(tables, limits)
}

async function ofDocuments({ documents, tables }: Opened): Promise<Understood | RecognisedOtherwise> {
  const [document, another] = documents
  if (another !== undefined || tables.length > 0)
    throw new PlainError(
      'XML is taken one file at a time, without other files beside it. Send each by itself.',
    )
  const sentence = whyDocumentIsTurnedAway(document!)
  if (sentence !== null) return { kind: 'refused', sentence }
  if (document!.root === 'CTfile') {
    const file = readTransferFile(document!)
    return { kind: 'tables', system: 'ctf', dropped: [], ...file, tables: await laidOut(file.tables) }
  }
  const systemSaid = 'A report of SIMS as XML: its first element is SuperStarReport.'
  const report = await laidOut([readSimsReport(document!)])
  return {
    kind: 'tables',
    system: 'sims-xml',
    systemSaid,
    tables: report,
    dropped: [],
    remarks: [],
    schoolNames: new Map(),
  }
}

async function ofRoster(tables: readonly RawTable[]): Promise<Understood> {
  const { table, ...roster } = await readRoster(tables)
  return { kind: 'tables', ...roster, tables: await laidOut([table]) }
}

/** School Data Sync's UK format: https://github.com/OfficeDev/O365-EDU-Tools, "CSV Samples/UK Format". */
async function ofSdsUk(students: RawTable, tables: readonly RawTable[]): Promise<Understood> {
  const schoolNames = new Map<string, string>()
  const schools = tables.find(({ id }) => id.toLowerCase() === 'school.csv')
  if (schools !== undefined) {
    const keys = ['dfe number', 'sis id', 'name']
    for (const school of (await recordsOf(schools, keys, 100_000)).list)
      schoolNames.set(school.get('dfe number') || school.get('sis id'), school.get('name'))
  }
  const others = tables.filter(table => table !== students && table !== schools).map(({ id }) => id)
  const remarks = [
    'A roster holds no attendance, behaviour or attainment: send those as a report of your school system.',
    'A grade is read as the year group of an English school: grade 10 is Year 10.',
  ]
  if (others.length > 0) remarks.push(`Not read, as they hold no pupils: ${others.join(', ')}.`)
  const systemSaid = 'Microsoft School Data Sync, UK format: Student.csv says which school by its DfE number.'
  const laid = await laidOut([students])
  return { kind: 'tables', system: 'sds-uk', systemSaid, tables: laid, dropped: [], remarks, schoolNames }
}

async function ofSpreadsheets(tables: readonly RawTable[], limits: FormatLimits): Promise<Understood> {
  const laid: Understood['tables'] = []
  const remarks: string[] = []
  for (const table of tables) {
    const layout = await layoutOf(table)
    if (layout.headers.length > limits.columns)
      throw new PlainError(`${table.id} has more than ${limits.columns} columns. Is this the right file?`)
    laid.push({ table, layout })
  }
  const said = [...laid.map(({ layout }) => layout.titles), ...tables.map(({ id }) => id)].join(' ')
  const system = (Object.keys(SYSTEM_NAMES).find(name => SYSTEM_NAMES[name]!.test(said)) ??
    'spreadsheet') as System
  const named = { sims: 'SIMS', arbor: 'Arbor', bromcom: 'Bromcom', scholarpack: 'ScholarPack' }[
    system as string
  ]
  const systemSaid =
    named === undefined
      ? 'A report whose system does not say its name: it is read by the names of its columns.'
      : `A report of ${named}, by its title or its name; it is read by the names of its columns.`
  return { kind: 'tables', system, systemSaid, tables: laid, dropped: [], remarks, schoolNames: new Map() }
}

async function laidOut(tables: readonly RawTable[]): Promise<Understood['tables']> {
  const laid: Understood['tables'] = []
  for (const table of tables) laid.push({ table, layout: await layoutOf(table) })
  return laid
}

async function alone<Answer>(tables: readonly RawTable[], read: () => Promise<Answer>): Promise<Answer> {
  if (tables.length > 1) {
    throw new PlainError(
      `${tables
        .map(({ id }) => id)
        .slice(0, 3)
        .join(
          ', ',
        )}: schools, statistics and a council’s episodes are taken by themselves. Send that file alone.`,
    )
  }
  return await read()
}

async function plainNames(table: RawTable): Promise<string[]> {
  const first = (await firstRows(table, 2)).find(row => !isRemark(row.cells))
  return (first?.cells ?? []).map(name => name.trim().toLowerCase())
}

function isSdsSchool(header: string): boolean {
  return header === 'school dfe number' || header === 'school sis id'
}

/** What a file's own name says it becomes: `marks.csv`, or a sheet called Suspensions. */
export function namedAfter(id: string): ReturnType<typeof fileNameOf> {
  const sheet = /: ([^:]+)$/.exec(id)?.[1]
  return fileNameOf(sheet === undefined ? id : `${sheet}.csv`)
}
