// One step of an import, done by a job: looks at the files and rehearses them, takes in what was reviewed, drops it, or
// undoes what was taken in. A step that was begun and killed is simply done again.
import { PlainError } from '#platform/plain-error.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import { mendReach } from '#records/access/reach.ts'
import { takeStock, type Work } from '#records/access/work.ts'
import { findImport, type Import, noteEnd } from './imports.ts'
import { lookAtFiles, takeReviewed } from './look.ts'
import { dropReview } from './reviews.ts'
import { mayUndo } from './senders.ts'
import { endForgotten, endStep, findStep } from './steps.ts'
import { undoImport } from './undoing/undo-import.ts'
import { DAYS_KEPT, dropUpload } from './uploads.ts'

export type StepOptions = {
  uploads: string
  stepId: string
  seals: Pick<Seals, 'hash'>
  now: () => Date
}

/** A step as the functions that do it see it. */
export type Doing = {
  work: Work
  found: Import
  uploads: string
  seals: Pick<Seals, 'hash'>
  now: () => Date
  /** Who asked for the step; null: nobody at a page. */
  askedBy: string | null
}

/** Does one step. Throws only where Kith or the database is at fault; then it may be done again. */
export async function doStep(work: Work, { stepId, uploads, seals, now }: StepOptions): Promise<void> {
  const forgotten = new Date(now().getTime() - DAYS_KEPT * 86_400_000)
  const asked = await work.as(async tx => {
    await endForgotten(tx, forgotten)
    const step = await findStep(tx, stepId)
    const found = step && (await findImport(tx, step.import_id))
    return found && { step, found }
  })
  if (!asked) return
  const { step, found } = asked
  const doing: Doing = { work, found, uploads, seals, now, askedBy: step.person_id }
  if (step.step === 'undo' && !step.done_at) await undo(doing)
  else if (found.finished_at === null && !step.done_at) {
    await doOrStop(doing, async () => {
      if (step.step === 'look') await lookAtFiles(doing, step.choices)
      else if (step.step === 'take-in') await takeReviewed(doing, step.choices, step.person_id)
      else await drop(doing)
    })
  }
  const ended = await work.as(async tx => {
    await endStep(tx, stepId)
    const after = await findImport(tx, found.id)
    if (after?.finished_at) await dropReview(tx, found.id)
    return after?.finished_at
  })
  if (ended) dropUpload(uploads, { placeId: work.placeId, importId: found.id })
}

async function undo({ work, found, askedBy }: Doing): Promise<void> {
  if (found.undone_at !== null) return
  const undone = await work.as(async tx => {
    if (await mayUndo(tx, askedBy, found.id)) return await undoImport(tx, found.id)
    await record(tx, { action: 'refused-undo', subject: 'import', subjectId: found.id })
    return undefined
  })
  if (!undone) return
  await work.as(mendReach)
  await work.as(takeStock)
}

// What the files hold is never a reason for a job to fail: whoever sent them is told.
async function doOrStop({ work, found }: Doing, task: () => Promise<void>): Promise<void> {
  try {
    await task()
  } catch (error) {
    if (!(error instanceof PlainError)) throw error
    await work.as(async tx => {
      await noteEnd(tx, found.id, {
        outcome: 'stopped',
        sentence: error.message,
        receipt: {},
      })
      await record(tx, { action: 'stopped-import', subject: 'import', subjectId: found.id })
    })
  }
}

async function drop({ work, found }: Doing): Promise<void> {
  const sentence = 'It was cancelled. Nothing of it was kept.'
  await work.as(tx => noteEnd(tx, found.id, { outcome: 'cancelled', sentence, receipt: {} }))
}
