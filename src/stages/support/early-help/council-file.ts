// The council's file, in the columns of the Standard Safeguarding Dataset's early_help_episodes (data-to-insight/ssd-data-model,
// MIT) and of Ofsted's Annex A, List 2 (SocialFinanceDigitalLabs/liia-tools, MIT). The rule of what goes: rules/early-help.md.
import { COUNCIL_END_REASONS, COUNCIL_EPISODE_COLUMNS } from '#intake/index.ts'
import { day, many, orNull, queries, type Tx, text, truth, uuid } from '#platform/database/queries.ts'
import type { EndReason } from './episodes.ts'

const db = queries(new URL('./council-file.sql', import.meta.url), {
  findEpisodeRows: many({
    id: uuid,
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
    person: orNull(text),
    sex: orNull(text),
    ethnicity: orNull(text),
    born_on: orNull(day),
    began_on: day,
    completed_on: orNull(day),
    organisation: orNull(text),
    may_go: orNull(truth),
  }),
})

export const fileKinds = ['ssd', 'annex-a'] as const
export type FileKind = (typeof fileKinds)[number]

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
