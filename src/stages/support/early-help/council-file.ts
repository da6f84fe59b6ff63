// The council's file, in the columns of the Standard Safeguarding Dataset's early_help_episodes (data-to-insight/ssd-data-model,
// MIT) and of Ofsted's Annex A, List 2 (SocialFinanceDigitalLabs/liia-tools, MIT). The rule of what goes: rules/early-help.md.

import { counted } from '#design/thousands.ts'
import { COUNCIL_END_REASONS, COUNCIL_EPISODE_COLUMNS, COUNCIL_MARK } from '#intake/index.ts'
import {
  day,
  many,
  moment,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { recordExport } from '#records/access/audit.ts'
import type { EndReason } from './episodes.ts'

const db = queries(new URL('./council-file.sql', import.meta.url), {
  findEpisodeRows: many({
    id: uuid,
    child_id: uuid,
    episode: orNull(text),
    person: orNull(text),
    began_on: day,
    ended_on: orNull(day),
    reason: text,
    end_reason: orNull(text),
    organisation: orNull(text),
    worker: orNull(text),
    may_go: orNull(truth),
  }),
  findAssessmentRows: many({
    id: uuid,
    child_id: uuid,
    person: orNull(text),
    sex: orNull(text),
    ethnicity: orNull(text),
    born_on: orNull(day),
    began_on: day,
    completed_on: orNull(day),
    organisation: orNull(text),
    may_go: orNull(truth),
  }),
  keepFile: nothing(),
  findFiles: many({
    id: uuid,
    kind: text,
    purpose: text,
    rows: whole,
    children: whole,
    made_at: moment,
    made_by: orNull(text),
  }),
  findInFile: many({ child_id: uuid, forename: orNull(text), initial: orNull(text) }),
})

export const fileKinds = ['ssd', 'annex-a'] as const
export type FileKind = (typeof fileKinds)[number]

export const purposes = ['council-system', 'council-return', 'check-together'] as const
export type Purpose = (typeof purposes)[number]

export const ANNEX_A_COLUMNS = [
  'Child Unique ID',
  'Gender',
  'Ethnicity',
  'Date of Birth',
  'Age',
  'Assessment start date',
  'Assessment completion date',
  'Organisation completing assessment',
] as const

export type CouncilFile = {
  columns: readonly string[]
  rows: (string | number | null)[][]
  /** Who is in it, each once. */
  children: string[]
  /** Rows left out because the family took the yes to Early Help back. */
  leftOut: number
}

/**
 * The file of a span of days, both counted. A child is known by the council's own number for them where it told us, else by
 * the unique pupil number. Days are YYYY-MM-DD; ages are whole years on `today`.
 */
export async function councilFile(
  tx: Tx,
  kind: FileKind,
  { from, until, today }: { from: string; until: string; today: string },
): Promise<CouncilFile> {
  const span = { from_day: from, until_day: until }
  if (kind === 'ssd') {
    const found = await db.findEpisodeRows(tx, span)
    const rows = found.filter(each => each.may_go)
    return {
      columns: COUNCIL_EPISODE_COLUMNS,
      leftOut: found.length - rows.length,
      children: [...new Set(rows.map(each => each.child_id))],
      rows: rows.map(each => [
        each.episode,
        each.person,
        each.began_on,
        each.ended_on,
        each.reason,
        each.end_reason && COUNCIL_END_REASONS[each.end_reason as EndReason],
        each.organisation,
        each.worker,
      ]),
    }
  }
  const found = await db.findAssessmentRows(tx, span)
  const rows = found.filter(each => each.may_go)
  return {
    columns: ANNEX_A_COLUMNS,
    leftOut: found.length - rows.length,
    children: [...new Set(rows.map(each => each.child_id))],
    rows: rows.map(each => [
      each.person,
      GENDER[each.sex ?? ''] ?? 'c) Not stated/recorded',
      ethnicityOf(each.ethnicity),
      each.born_on,
      each.born_on && ageOn(each.born_on, today),
      each.began_on,
      each.completed_on,
      each.organisation,
    ]),
  }
}

/**
 * The file's own mark, as its last row, in the columns that take words: which file it is, who made it, when, and of how many
 * children. Nobody's episode: intake passes it over.
 */
export function markOf(
  kind: FileKind,
  { id, by, on, rows, children }: { id: string; by: string; on: string; rows: number; children: number },
): (string | null)[] {
  const number = `${COUNCIL_MARK}${id.replaceAll('-', '')}`
  const said =
    `${counted(rows, 'row', 'rows')} of ${counted(children, 'child', 'children')}, made ${on} by ${by}`.slice(
      0,
      120,
    )
  return kind === 'ssd'
    ? [number, null, null, null, 'Mark of this file, no episode', null, said, null]
    : [number, null, null, null, null, null, null, `Mark of this file: ${said}`]
}

/** Keeps that a file was made, and who was in it. */
export async function keepCouncilFile(
  tx: Tx,
  file: {
    id: string
    kind: FileKind
    purpose: Purpose
    from: string
    until: string
    hash: string
  } & Pick<CouncilFile, 'children' | 'leftOut'> & { rows: number; request: string },
): Promise<void> {
  const { id, kind, purpose, from, until, hash, rows, children, leftOut, request } = file
  const span = { from_day: from, until_day: until }
  const counts = { rows, children: children.length, left_out: leftOut }
  await db.keepFile(tx, { id, kind, purpose, ...span, hash, ...counts })
  // Who is in it the audit keeps, under the file's own number.
  await recordExport(tx, {
    ...{ id, action: 'exported-early-help', subject: 'council-file', subjectId: id, request, children },
    detail: { columns: kind, purpose, from, until, ...counts, sha256: hash },
  })
}

/** The files made last. */
export function councilFiles(tx: Tx) {
  return db.findFiles(tx, {})
}

/** Who was in a file, of those whom the reader may see. */
export function childrenInFile(tx: Tx, id: string) {
  return db.findInFile(tx, { id })
}

/** Whole years between two days. */
export function ageOn(born: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0)
}

function ethnicityOf(code: string | null): string {
  const at = ETHNICITY.indexOf(code ?? '')
  return at === -1 ? 's) NOBT' : `${String.fromCharCode(97 + at)}) ${code}`
}

const GENDER: Record<string, string> = { M: 'a) Male', F: 'b) Female' }
/** In the order of Annex A's letters, a) to s). */
const ETHNICITY = [
  ...['WBRI', 'WIRI', 'WIRT', 'WOTH', 'WROM', 'MWBC', 'MWBA', 'MWAS', 'MOTH', 'AIND', 'APKN', 'ABAN'],
  ...['AOTH', 'BCRB', 'BAFR', 'BOTH', 'CHNE', 'OOTH', 'REFU'],
]
