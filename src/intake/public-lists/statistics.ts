// Published attendance statistics, kept as lines to lay a place's own figures beside. Rule: figures come from the data,
// with their period, area, source and licence, and are never typed.
import { createHash } from 'node:crypto'
import {
  decimal,
  many,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import type { BenchmarkLine, RecognisedStatistics } from '../formats/index.ts'
import type { Receipt } from '../receipt.ts'
import type { Review } from '../reviews.ts'

const line = {
  measure: text,
  period: text,
  span: orNull(text),
  level: text,
  area_code: orNull(text),
  area: text,
  about: text,
  percent: decimal,
}
const db = queries(new URL('./statistics.sql', import.meta.url), {
  findHeld: many({ id: uuid, ...line }),
  findForOverview: many({
    ...line,
    of_what: orNull(text),
    of_number: orNull(whole),
    title: text,
    source: text,
    url: text,
    licence: text,
  }),
  findOwnAttendance: many({
    academic_year: whole,
    children: whole,
    possible: whole,
    absent: whole,
    persistent: whole,
  }),
  endLines: nothing(),
  addLines: nothing(),
})

/** The publisher and the licence of the only statistics that are read: see SOURCES in the docs of each file. */
const SOURCE = 'Department for Education, Explore education statistics'
const URL_OF_SOURCE = 'https://explore-education-statistics.service.gov.uk/'
const LICENCE = 'Open Government Licence v3.0'

export type StatisticsCompared = {
  title: string
  news: BenchmarkLine[]
  changed: { id: string; line: BenchmarkLine }[]
  unchanged: number
}

export async function compareStatistics(
  tx: Tx,
  { lines, title }: RecognisedStatistics,
): Promise<StatisticsCompared> {
  const held = new Map((await db.findHeld(tx)).map(row => [keyOfHeld(row), row]))
  const compared: StatisticsCompared = { title, news: [], changed: [], unchanged: 0 }
  const seen = new Set<string>()
  for (const found of lines) {
    const key = keyOf(found)
    // The same line twice in a file: the first counts.
    if (seen.has(key)) continue
    seen.add(key)
    const here = held.get(key)
    if (here === undefined) compared.news.push(found)
    else if (Number(here.percent) === found.percent) compared.unchanged++
    else compared.changed.push({ id: here.id, line: found })
  }
  return compared
}

export function reviewOfStatistics(compared: StatisticsCompared): Review & { receipt: Receipt } {
  const fingerprint = createHash('sha256').update(JSON.stringify(compared)).digest('hex')
  return {
    counts: {},
    rows: [],
    closeMatches: [],
    alarms: [],
    onRolls: 0,
    fingerprint,
    receipt: receiptOfStatistics(compared),
  }
}

export function receiptOfStatistics({ title, news, changed, unchanged }: StatisticsCompared): Receipt {
  return { benchmarks: { title, added: news.length, changed: changed.length, unchanged } }
}

/** Ends the figures that were revised and keeps the new ones. */
export async function takeStatistics(tx: Tx, importId: string, compared: StatisticsCompared): Promise<void> {
  const { title, news, changed } = compared
  await db.endLines(tx, { ids: changed.map(each => each.id) })
  const lines = [...news, ...changed.map(each => each.line)]
  await db.addLines(tx, {
    ids: lines.map(() => newId()),
    measures: lines.map(each => each.measure),
    periods: lines.map(each => each.period),
    spans: lines.map(each => each.span),
    levels: lines.map(each => each.level),
    codes: lines.map(each => each.areaCode),
    areas: lines.map(each => each.areaName),
    about: lines.map(each => each.group),
    percents: lines.map(each => String(each.percent)),
    of_what: lines.map(each => each.of?.what ?? null),
    of_numbers: lines.map(each => (each.of ? Math.round(each.of.number) : null)),
    title,
    source: SOURCE,
    url: URL_OF_SOURCE,
    licence: LICENCE,
    import_id: importId,
  })
}

/** Lines about whole areas, of the latest period held: what an overview shows beside the place's own figures. */
export function benchmarksForOverview(tx: Tx) {
  return db.findForOverview(tx)
}

/** The same measures of the children whom the asker may see, in the latest year held. */
export function ownAttendance(tx: Tx) {
  return db.findOwnAttendance(tx)
}

function keyOf({ measure, period, span, level, areaCode, areaName, group }: BenchmarkLine): string {
  return JSON.stringify([measure, period, span, level, areaCode, areaName, group])
}

function keyOfHeld(row: {
  measure: string
  period: string
  span: string | null
  level: string
  area_code: string | null
  area: string
  about: string
}) {
  const { measure, period, span, level, area_code, area, about } = row
  return JSON.stringify([measure, period, span, level, area_code, area, about])
}
