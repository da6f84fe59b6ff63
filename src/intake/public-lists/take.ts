// Lists that are about no child: schools of the place, and published statistics. Reviewed and confirmed like the rest.

import type { Tx } from '#platform/database/queries.ts'
import { PlainError } from '#platform/plain-error.ts'
import { record } from '#records/access/audit.ts'
import { tell } from '#records/events/events.ts'
import type { Doing } from '../do-step.ts'
import {
  type FileOnDisk,
  type RecognisedSchools,
  type RecognisedStatistics,
  recognise,
} from '../formats/index.ts'
import { noteEnd } from '../imports.ts'
import type { Receipt } from '../receipt.ts'
import { keepReview, type Review, type ReviewKept } from '../reviews.ts'
import type { Choices } from '../steps.ts'
import { compareSchools, maySetUp, reviewOfSchools, takeSchools } from './schools.ts'
import { compareStatistics, receiptOfStatistics, reviewOfStatistics, takeStatistics } from './statistics.ts'

/** Compares a list of schools with the place's; nothing to do ends it at once. */
export async function lookAtSchools({ work, found }: Doing, recognised: RecognisedSchools): Promise<void> {
  await work.as(async tx => {
    const compared = await compareSchools(tx, recognised)
    const nothing = compared.news.length + compared.changed.length === 0
    await reviewOrEnd(tx, found.id, reviewOfSchools(compared), recognised.remarks, nothing)
  })
}

export async function lookAtStatistics(
  { work, found }: Doing,
  recognised: RecognisedStatistics,
): Promise<void> {
  await work.as(async tx => {
    const compared = await compareStatistics(tx, recognised)
    const nothing = compared.news.length + compared.changed.length === 0
    await reviewOrEnd(tx, found.id, reviewOfStatistics(compared), recognised.remarks, nothing)
  })
}

/** Takes in what was confirmed, or reviews it again where the records are others by now. */
export async function takePublic(
  { work, found }: Doing,
  files: readonly FileOnDisk[],
  choices: Choices,
  personId: string | null,
): Promise<void> {
  const recognised = await recognise(files)
  const { fingerprint, receipt: before } = found.review as ReviewKept
  const remarks = before.remarks ?? []
  await work.as(async tx => {
    if (recognised.kind === 'schools') {
      if (personId !== null && !(await maySetUp(tx, personId)))
        throw new PlainError('Schools join a place by whoever may set it up. Nothing was changed.')
      const compared = await compareSchools(tx, recognised)
      const review = reviewOfSchools(compared)
      if (review.fingerprint !== fingerprint) return await again(tx, found.id, review, remarks)
      const receipt = await takeSchools(tx, compared, choices.schools ?? [])
      const { added = [], changed = [] } = receipt.schools ?? {}
      const ticked = (choices.schools ?? []).length > 0
      const unticked = compared.news.length > 0 && !ticked ? NONE_TICKED : null
      await end(tx, found.id, { ...receipt, remarks }, added.length + changed.length > 0, unticked)
    } else if (recognised.kind === 'statistics') {
      const compared = await compareStatistics(tx, recognised)
      const review = reviewOfStatistics(compared)
      if (review.fingerprint !== fingerprint) return await again(tx, found.id, review, remarks)
      await takeStatistics(tx, found.id, compared)
      await end(tx, found.id, { ...receiptOfStatistics(compared), remarks }, true)
    } else throw new PlainError('The files are not those that were reviewed. Send them again.')
  })
}

async function reviewOrEnd(
  tx: Tx,
  importId: string,
  review: Review & { receipt: Receipt },
  remarks: string[],
  nothing: boolean,
): Promise<void> {
  const receipt = { ...review.receipt, remarks }
  if (nothing) await end(tx, importId, receipt, false)
  else await keepReview(tx, importId, { ...review, receipt, again: false })
}

async function again(tx: Tx, importId: string, review: Review & { receipt: Receipt }, remarks: string[]) {
  await keepReview(tx, importId, { ...review, receipt: { ...review.receipt, remarks }, again: true })
}

const NONE_TICKED =
  'No school was ticked, so none was added. To add some, send the list again and tick the schools that join the place.'

async function end(
  tx: Tx,
  importId: string,
  receipt: Receipt,
  changed: boolean,
  sentence: string | null = null,
): Promise<void> {
  const outcome = changed ? 'taken-in' : 'nothing-new'
  await noteEnd(tx, importId, { outcome, sentence, receipt })
  if (changed) await tell(tx, { kind: 'import-taken-in', aboutId: importId })
  await record(tx, { action: 'took-in-import', subject: 'import', subjectId: importId, detail: { outcome } })
}
