// What a person asks of an import, one after the other: look at the files, take in what was reviewed, drop it, undo it. A
// page writes the step and asks for the job in one transaction; the job does it and closes it.
import {
  json,
  many,
  maybe,
  moment,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  uuid,
} from '#platform/database/queries.ts'
import { askForJob } from '#platform/jobs.ts'
import type { Matching } from './formats/shapes.ts'
import { dropReview } from './reviews.ts'

const db = queries(new URL('./steps.sql', import.meta.url), {
  addStep: maybe({ id: uuid }),
  findStep: maybe({
    id: uuid,
    import_id: uuid,
    step: text,
    choices: json,
    done_at: orNull(moment),
    person_id: orNull(uuid),
  }),
  endStep: nothing(),
  noteFeed: nothing(),
  noteReviewedFiles: nothing(),
  endForgotten: many({ id: uuid }),
})

export type StepName = 'look' | 'take-in' | 'drop' | 'undo'

export type Choices = {
  /** For a look: how the columns are to be read. */
  matching?: Matching
  /** For a look: ask about the columns, though they are remembered. */
  rematch?: boolean
  /** For a look: for which academic year a list without days is, by the calendar year it starts in. */
  year?: number
  /** For taking in: pupils.csv is the whole roll. */
  wholeRoll?: boolean
  /** For a list of schools: the URNs of those that join the place. */
  schools?: string[]
  /** For taking in a council's episodes: the day of the file, YYYY-MM-DD, by the clocks of the place. */
  day?: string
  /** For taking in with an alarm, and for undoing: why. */
  because?: string
}

/** Asks for a step. `id` is the form's: the same post twice is one step. While another is open, nothing is asked. */
export async function askForStep(
  tx: Tx,
  asked: { id: string; importId: string; step: StepName; choices?: Choices },
): Promise<boolean> {
  const { id, importId, step, choices = {} } = asked
  const added = await db.addStep(tx, { id, import_id: importId, step, choices: JSON.stringify(choices) })
  if (added) await askForJob(tx, 'take-in-import', id)
  return added !== undefined
}

export async function findStep(tx: Tx, id: string) {
  const found = await db.findStep(tx, { id })
  return found && { ...found, step: found.step as StepName, choices: found.choices as Choices }
}

export async function endStep(tx: Tx, id: string): Promise<void> {
  await db.endStep(tx, { id })
}

/** Notes what the files turned out to be: `extract`, `oneroster`, `schools`… */
export async function noteFeed(tx: Tx, importId: string, feed: string): Promise<void> {
  await db.noteFeed(tx, { id: importId, feed })
}

/** Notes which files, by hash, a review was made of: only they are taken in. */
export async function noteReviewedFiles(tx: Tx, importId: string, hash: string): Promise<void> {
  await db.noteReviewedFiles(tx, { id: importId, hash })
}

/** Ends imports that nobody confirmed while their files were kept, and lets go of their reviews. */
export async function endForgotten(tx: Tx, before: Date): Promise<void> {
  for (const { id } of await db.endForgotten(tx, { before })) await dropReview(tx, id)
}
