// Something is not right: read and answered by whoever hears it and whom it is not about, within ten working days. What it is of
// is counted, so that the manager sees what comes again and again (rules/family-page.md).
import {
  day,
  many,
  maybe,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { type Theme, themeNames } from './words.ts'

const db = queries(new URL('./not-right.sql', import.meta.url), {
  findNotRight: many({
    id: uuid,
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    theme: text,
    about: text,
    words: text,
    language: text,
    said_on: day,
    due_on: day,
    answer: orNull(text),
    answered_on: orNull(day),
    answered_by: orNull(text),
    who: text,
  }),
  answerNotRight: maybe({ id: uuid, child_id: uuid }),
  countWaiting: one({ many: whole, due: orNull(day), not_safe: truth }),
})

export type NotRight = Awaited<ReturnType<typeof notRight>>[number]

/** What is not right, as far as it is not about the reader; what waits first. */
export function notRight(tx: Tx) {
  return db.findNotRight(tx)
}

/** Answers it; the answer stands on their page. Whose child it is; undefined where it was answered or is not the asker's. */
export async function answerNotRight(
  tx: Tx,
  answered: { id: string; answer: string; onDay: string },
): Promise<string | undefined> {
  return (await db.answerNotRight(tx, { id: answered.id, answer: answered.answer, on_day: answered.onDay }))
    ?.child_id
}

/** How many wait for the asker, and by which day the first is due. */
export function waitingNotRight(tx: Tx) {
  return db.countWaiting(tx)
}

/** How often each thing was said, the most often first, with how many were answered in time. */
export function themesOf(
  all: readonly Pick<NotRight, 'theme' | 'due_on' | 'answered_on'>[],
  today: string,
): { theme: Theme; many: number; late: number }[] {
  return themeNames
    .map(theme => {
      const these = all.filter(each => each.theme === theme)
      return {
        theme,
        many: these.length,
        late: these.filter(each => (each.answered_on ?? today) > each.due_on).length,
      }
    })
    .filter(each => each.many > 0)
    .sort((one, other) => other.many - one.many)
}
