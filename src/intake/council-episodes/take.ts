// A council's Early Help episodes: reviewed, confirmed, taken in, like every other file. Nothing changes before somebody has
// seen what would.
import { createHash } from 'node:crypto'
import type { Tx } from '#platform/database/queries.ts'
import { PlainError } from '#platform/plain-error.ts'
import { record } from '#records/access/audit.ts'
import { tell } from '#records/events/events.ts'
import { todayOf } from '#records/places/today.ts'
import type { Doing } from '../do-step.ts'
import { BAD_ROWS_PERCENT, verdictOn } from '../extract/verdict.ts'
import { type FileOnDisk, type RecognisedCouncilEpisodes, recognise } from '../formats/index.ts'
import { keepProblems, noteEnd, type Outcome } from '../imports.ts'
import type { Receipt } from '../receipt.ts'
import { keepReview, type Review, type ReviewKept } from '../reviews.ts'
import type { Choices } from '../steps.ts'
import type { ReviewKind } from '../taking-in/review-notes.ts'
import { ROWS_KEPT } from '../taking-in/review-notes.ts'
import { type Does, hashOfEpisodes, type Judged, judgeEpisodes, takeEpisodes } from './judge.ts'

/** Judges the rows for a review. A file with too many faults, or with nothing for us, ends here. */
export async function lookAtCouncilEpisodes(
  { work, found, now }: Doing,
  recognised: RecognisedCouncilEpisodes,
): Promise<void> {
  const { file, rows, all, problems, remarks } = recognised
  const refused = all - rows.length
  const counts = { rows: all, accepted: rows.length, refused, strangers: 0, objecting: 0 }
  const { usable } = verdictOn([{ file, counts, refusal: all === 0 ? 'empty' : null }])
  await work.as(async tx => {
    await keepProblems(tx, found.id, problems)
    if (!usable) return await end(tx, found.id, 'stopped', tooMuchWrong(file, refused, all), {})
    const judged = await judgeEpisodes(tx, found.id, rows, todayOf({ actor: tx.actor, now }))
    const review = reviewOf(judged, refused, remarks)
    if (judged.judged.length > 0) return await keepReview(tx, found.id, { ...review, again: false })
    const sentence = judged.known > 0 ? null : NOBODY
    await end(tx, found.id, 'nothing-new', sentence, review.receipt)
  })
}

/** Takes in what was confirmed, or reviews it again where the records are others by now. */
export async function takeCouncilEpisodes(
  { work, found, now }: Doing,
  files: readonly FileOnDisk[],
  { day }: Choices,
): Promise<void> {
  const recognised = await recognise(files)
  if (recognised.kind !== 'council-episodes')
    throw new PlainError('The files are not those that were reviewed. Send them again.')
  const { rows, all, remarks } = recognised
  await work.as(async tx => {
    const judged = await judgeEpisodes(tx, found.id, rows, todayOf({ actor: tx.actor, now }))
    const review = reviewOf(judged, all - rows.length, remarks)
    if (review.fingerprint !== (found.review as ReviewKept).fingerprint)
      return await keepReview(tx, found.id, { ...review, again: true })
    const fileDay = day ?? todayOf({ actor: tx.actor, now })
    const taken = await takeEpisodes(tx, found.id, judged.judged, { fileDay, hash: hashOfEpisodes(rows) })
    await end(tx, found.id, taken > 0 ? 'taken-in' : 'nothing-new', null, review.receipt)
    if (taken > 0) await tell(tx, { kind: 'import-taken-in', aboutId: found.id })
  })
}

function reviewOf({ judged, strangers, known }: Judged, refused: number, remarks: string[]) {
  const counts: Review['counts'] = {}
  for (const { does } of judged) counts[KIND[does]] = (counts[KIND[does]] ?? 0) + 1
  const of = (does: Does) => counts[KIND[does]] ?? 0
  const receipt: Receipt = {
    remarks,
    councilEpisodes: {
      begun: of('begin'),
      closed: of('close'),
      handedOn: of('lead'),
      noted: of('note'),
      ...{ strangers, known, refused },
    },
  }
  const order: Does[] = ['begin', 'close', 'lead', 'note']
  return {
    counts,
    closeMatches: [],
    alarms: [],
    onRolls: 0,
    receipt,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([judged, strangers, known]))
      .digest('hex'),
    rows: judged
      .toSorted((a, b) => order.indexOf(a.does) - order.indexOf(b.does) || a.line - b.line)
      .slice(0, ROWS_KEPT)
      .map(({ does, line, why, childId, beganOn, endedOn, worker }) => ({
        kind: KIND[does],
        line,
        // The council's number says no more than the name that stands beside it.
        upn: null,
        columns: [],
        says: [
          why,
          `open from ${beganOn}${endedOn ? ` to ${endedOn}` : ''}`,
          worker && `lead worker ${worker}`,
        ]
          .filter(Boolean)
          .join('; '),
        child: childId,
      })),
  } satisfies Review & { receipt: Receipt }
}

async function end(tx: Tx, importId: string, outcome: Outcome, sentence: string | null, receipt: Receipt) {
  await noteEnd(tx, importId, { outcome, sentence, receipt })
  const action = outcome === 'stopped' ? 'stopped-import' : 'took-in-import'
  await record(tx, {
    action,
    subject: 'import',
    subjectId: importId,
    detail: { outcome, ...receipt.councilEpisodes },
  })
}

function tooMuchWrong(file: string, refused: number, all: number): string {
  if (all === 0) return `${file} names the columns and holds no row below them.`
  return `${file}: ${refused} of ${all} rows have a fault, more than ${BAD_ROWS_PERCENT} in 100.`
}

const KIND: Record<Does, ReviewKind> = {
  begin: 'episode-begins',
  close: 'episode-closes',
  lead: 'episode-handed-on',
  note: 'episode-noted',
}
const NOBODY =
  'None of these episodes is about a child whose Early Help you may read. Nothing of them was kept.'
