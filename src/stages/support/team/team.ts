// What whoever leads the team looks at on a Monday: who has how many children, of whom nobody heard for too long, who has
// nobody, and how long logging takes. Written in rules/team.md. No figure here is about how much somebody wrote.
import {
  day,
  many,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { saidOfSilence } from '../contacts/days-since.ts'
import { contactRules } from '../contacts/settings.ts'
import { silences } from '../contacts/silence.ts'

const db = queries(new URL('./team.sql', import.meta.url), {
  findBalance: many({ person_id: uuid, name: text, schools: texts, children: orNull(whole) }),
  findTakingPart: many({ child_id: uuid }),
  findSheetTimes: many({ week_of: day, sheets: whole, median_seconds: orNull(whole) }),
  timeSheet: nothing(),
})

/** Fewer sheets in a week than this say more of somebody than of the week: the place's own small number. */
export type SheetWeek = { week: string; sheets: number; medianSeconds: number | undefined }

/** Each Link Worker with their schools and how many children they are there for. */
export function balanceOf(tx: Tx) {
  return db.findBalance(tx)
}

/** How many of those who take part nobody was in contact with, nor wrote of, nor heard from home, for longer than is allowed. */
export async function overdue(tx: Tx, today: string) {
  const children = (await db.findTakingPart(tx)).map(row => row.child_id)
  const { content } = await blueprintInForce(tx)
  const rules = contactRules(content)
  const said = [...(await silences(tx, children, today)).values()].map(silence =>
    saidOfSilence(silence, rules),
  )
  const count = (what: 'contact' | 'family' | 'note') => said.filter(each => each.includes(what)).length
  return {
    of: children.length,
    contact: count('contact'),
    family: count('family'),
    note: count('note'),
    rules,
  }
}

/** How long a sheet was open, week by week since a day: the median, and nothing where there were too few to tell. */
export async function sheetTimes(tx: Tx, since: string, atLeast: number): Promise<SheetWeek[]> {
  const rows = await db.findSheetTimes(tx, { since })
  return rows.map(({ week_of, sheets, median_seconds }) => ({
    week: week_of,
    sheets,
    medianSeconds: sheets >= atLeast ? (median_seconds ?? undefined) : undefined,
  }))
}

/** Notes how long a sheet was open, of nobody and no child. What is no moment is left out. */
export async function timeSheet(tx: Tx, opened: string): Promise<void> {
  if (!Number.isNaN(Date.parse(opened))) await db.timeSheet(tx, { opened })
}
