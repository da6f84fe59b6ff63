// What a school's system gave, as Kith found it, and how a person said it is to be read. Plain data, all of it: it can be
// kept as JSON between the page that shows it and the job that converts it.

import type { FileName, Problem } from '../extract/index.ts'

/** A file on disk in the private upload folder, under the name its sender gave it. */
export interface FileOnDisk {
  name: string
  path: string
}

export type System =
  | 'oneroster'
  | 'microsoft-sds'
  | 'sds-uk'
  | 'ctf'
  | 'sims-xml'
  | 'sims'
  | 'arbor'
  | 'bromcom'
  | 'scholarpack'
  | 'spreadsheet'

/** What a set of files turned out to be. */
export type Recognised =
  /** Version 1 of the extract folder, or its zip, already: it goes through the door as it is. */
  | { kind: 'extract' }
  | RecognisedTables
  | RecognisedSchools
  | RecognisedStatistics
  | RecognisedCouncilEpisodes
  /** What is wrong, where, and what to do; for the person who sent it. */
  | { kind: 'refused'; sentence: string }

/** What came is not tables of pupils: nothing is to be matched. */
export type RecognisedOtherwise = Exclude<Recognised, RecognisedTables>

export interface RecognisedTables {
  kind: 'tables'
  system: System
  /** What the files were taken for and why, for a person: "a OneRoster folder: it holds users.csv and orgs.csv". */
  systemSaid: string
  tables: FoundTable[]
  /** Columns never taken in. `sensitive`: dropped on sight (passwords, user names, photos, medical). */
  dropped: DroppedColumn[]
  remarks: string[]
}

export interface DroppedColumn {
  table: string
  column: string
  why: string
  sensitive: boolean
}

/** What a table can become: a file of the extract, or sums that are only compared with the marks. */
export type Becomes = FileName | 'totals'

export interface FoundTable {
  /** File name, or `workbook.xlsx: Sheet`. Unique among the tables. */
  id: string
  /** The header as it is written, trimmed; dates of a wide register as `YYYY-MM-DD AM`. A blank name is ''. */
  headers: string[]
  /** Line of the header, from 1; 0 where the format has none (XML). */
  headerLine: number
  /** Lines above the header that hold something: a title, a date of printing. */
  skippedAbove: number
  /** Rows below the header that hold something; a row of totals among them. */
  rows: number
  /** Up to ten rows below the header, each as long as `headers`. Sensitive columns read ''. */
  sample: string[][]
  /** The same for the same header wherever it comes from: the key under which a matching is remembered. */
  fingerprint: string
  /** What Kith takes it for; null where it cannot say. */
  becomes: Becomes | null
  /** Where it is a register: how its marks lie. */
  register: RegisterShape | null
  /** Whether `03/04/2025` was found to be 3 April (true), March 4 (false), or cannot be told (null: true is taken). */
  dayFirst: boolean | null
  /** One line for each column that `becomes` can have, in the order of the extract. */
  proposal: ProposedColumn[]
  /** Targets that must be there and were not found. */
  missing: string[]
  /** The schools the table itself names, as it writes them, with their rows; empty where it names none. At most 200. */
  schoolsSaid: { said: string; name: string | null; rows: number }[]
}

/** long: a row a session or a day; wide: a column a session or a day; packed: marks side by side in one cell. */
export type RegisterShape = 'long' | 'wide' | 'packed'

export interface ProposedColumn {
  target: string
  /** What the target means, for the page: "family name". */
  means: string
  required: boolean
  /** The header taken for it, as in `headers`, or null. */
  source: string | null
  because: string
  sure: boolean
}

/** How a person said the tables are to be read. */
export interface Matching {
  tables: MatchedTable[]
  /** URN of the school, six digits, where no column says it. */
  school?: string
  /** URN for what the table writes in its school column, where that is no URN: `{ '10001': '123456' }`. */
  schools?: Record<string, string>
  /** Where no column says the year group: the same for all, or by date of birth on a day (`YYYY-MM-DD`). */
  year?: { always: string } | { byBirthOn: string }
}

export interface MatchedTable {
  id: string
  becomes: Becomes | 'nothing'
  /** target → header */
  columns: Record<string, string>
  /** target → the same value for every row, where no column says it: `{ type: 'SUSP' }`. */
  always?: Record<string, string>
  register?: RegisterShape
  dayFirst?: boolean
}

/** A school the place knows, so that `LA + number` or a name in a file can be read as its URN. */
export interface KnownSchool {
  urn: string
  /** LA code and establishment number, seven digits, where it is known. */
  laEstab: string | null
  name: string
}

export interface ConvertOptions {
  signal?: AbortSignal
  /** Told now and then; `read` and `total` are bytes of all files together. */
  onProgress?: (progress: { read: number; total: number; doing: string }) => void
  knownSchools?: readonly KnownSchool[]
  /** Percent of rows of a table that may be set aside before nothing is written; 5 where it is not given. */
  badRows?: number
  limits?: Partial<FormatLimits>
}

export type Converted = ConvertedFolder | { kind: 'refused'; sentence: string; setAside: SetAside[] }

export interface ConvertedFolder {
  kind: 'converted'
  /** What stands in the out folder now: `pupils.csv`, … with their rows. */
  files: { file: FileName; rows: number }[]
  /** What was not taken as it stood, by the sender's own file, line and column. No names and no UPNs. */
  setAside: SetAside[]
  /** More was set aside than is listed. */
  setAsideBeyond: number
  /** Totals the system sent that its own marks do not give. */
  totals: TotalDifference[]
  totalsCompared: number
  totalsDiffering: number
  remarks: string[]
}

export interface SetAside {
  file: string
  line: number | null
  column: string | null
  /** `row`: left out; `value`: read as blank, the row stays; `mark`: an attendance code nobody knows, not counted. */
  what: 'row' | 'value' | 'mark'
  reason: string
  /** How many the same reason stands for; the line is the first of them. */
  times: number
}

export interface TotalDifference {
  file: string
  line: number
  total: string
  sent: string
  recomputed: string
}

/** GIAS: schools, not children. */
export interface RecognisedSchools {
  kind: 'schools'
  rows: FoundSchool[]
  /** Rows that are no school, by what they are, with their number. */
  leftOut: { what: string; rows: number }[]
  remarks: string[]
}

export interface FoundSchool {
  line: number
  urn: string
  laCode: string | null
  laName: string | null
  /** LA code and establishment number, seven digits. */
  laEstab: string | null
  name: string
  /** As GIAS says it: "Primary", "Secondary", "All-through", "Not applicable"… */
  phase: string | null
  type: string | null
  /** "Open", "Closed", "Open, but proposed to close"… */
  status: string | null
  lowAge: number | null
  highAge: number | null
  town: string | null
  postcode: string | null
}

/** DfE statistics: lines to hold a school against, not children. */
export interface RecognisedStatistics {
  kind: 'statistics'
  title: string
  lines: BenchmarkLine[]
  /** Rows that are no such line, by reason, with their number. */
  leftOut: { why: string; rows: number }[]
  remarks: string[]
}

export interface BenchmarkLine {
  line: number
  /** "2025/26", as the file writes it where it is nothing known. */
  period: string
  /** "Academic year", "Week 12", "Year to date"… or null. */
  span: string | null
  level: 'national' | 'regional' | 'local-authority'
  /** ONS code, "E92000001". */
  areaCode: string | null
  areaName: string
  /** "Secondary", "Total", "Year 8"…: what the line is about within the area. */
  group: string
  measure: BenchmarkMeasure
  /** As published: percent of possible sessions, or of pupils. */
  percent: number
  /** What it is a percentage of, where the file says so. */
  of: { what: 'possible sessions' | 'pupils'; number: number } | null
}

export type BenchmarkMeasure = 'attendance' | 'absence' | 'persistent-absence' | 'severe-absence'

/** What a council's own system says of Early Help, an episode a row: about children, and no roll. */
export interface RecognisedCouncilEpisodes {
  kind: 'council-episodes'
  file: string
  /** Rows without a fault, in their order. */
  rows: CouncilEpisode[]
  /** How many rows the file has. */
  all: number
  problems: Problem[]
  remarks: string[]
}

export type CouncilEndReason = 'outcomes-met' | 'step-up' | 'no-further-action'

/** One row. Days are YYYY-MM-DD; an episode without its end is open. */
export interface CouncilEpisode {
  line: number
  councilEpisode: string
  councilPerson: string
  beganOn: string
  endedOn: string | null
  reason: string | null
  endReason: CouncilEndReason | null
  organisation: string | null
  worker: string | null
}

/** How much of a file is taken. Sizes are in bytes. */
export interface FormatLimits {
  files: number
  fileBytes: number
  rows: number
  columns: number
  cellBytes: number
  /** A workbook is read in one piece: what it may unpack to. */
  workbookBytes: number
  workbookCells: number
  xmlBytes: number
  xmlDepth: number
}
