// What becomes of files that were sent: found out what they are, read as an extract, rehearsed, and, once a person has
// confirmed the review, taken in. Rule: a matching of columns that a person made is remembered for that sender and those
// headers, so that the next file goes straight to the review (docs/import-from-your-school-system.md).
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PlainError } from '#platform/plain-error.ts'
import { lookAtCouncilEpisodes, takeCouncilEpisodes } from './council-episodes/take.ts'
import type { Doing } from './do-step.ts'
import { type ExtractSource, folderSource } from './extract/index.ts'
import {
  type ConvertedFolder,
  convert,
  type Matching,
  type RecognisedTables,
  recognise,
  type SetAside,
} from './formats/index.ts'
import { type ImportOptions, importExtract } from './import-extract.ts'
import { ImportProgress } from './import-progress.ts'
import { knownSchools } from './known-schools.ts'
import { matchingOfSender, rememberFor } from './matchings.ts'
import { lookAtSchools, lookAtStatistics, takePublic } from './public-lists/take.ts'
import type { Receipt } from './receipt.ts'
import { type ReviewKept, waitForMatching } from './reviews.ts'
import { emptyFolder, hashOfFiles, openExtract } from './sent-files.ts'
import { type Choices, noteFeed, noteReviewedFiles } from './steps.ts'
import { filesOfUpload, keepFound, readFound, workFolder } from './uploads.ts'

/** The folder of an upload in which its files lie as an extract. */
const CONVERTED = 'extract'

/** What a page is shown about columns: what was recognised, and what they are matched to so far. */
export type Found = {
  recognised: RecognisedTables
  matching: Matching | null
  /** Why the files could not be read with this matching, and where. */
  fault?: string
  setAside?: SetAside[]
}

/** Looks at what was sent, as far as it can go without a person: to a question about its columns, or to a review. */
export async function lookAtFiles(doing: Doing, choices: Choices): Promise<void> {
  const { work, found, uploads } = doing
  const upload = uploadOf(doing)
  const files = filesOfUpload(uploads, upload)
  const before = choices.matching ? readFound<Found>(uploads, upload) : undefined
  const recognised = before?.recognised ?? (await recognise(files))
  if (recognised.kind === 'refused') throw new PlainError(recognised.sentence)
  const feed = recognised.kind === 'tables' ? recognised.system : recognised.kind
  await work.as(tx => noteFeed(tx, found.id, feed))
  if (recognised.kind === 'schools') return await lookAtSchools(doing, recognised)
  if (recognised.kind === 'statistics') return await lookAtStatistics(doing, recognised)
  if (recognised.kind === 'council-episodes') return await lookAtCouncilEpisodes(doing, recognised)
  const made = workFolder(uploads, upload)
  await emptyFolder(made)
  if (recognised.kind === 'extract')
    return await rehearse(doing, await openExtract(files, made), { told: {}, year: choices.year })
  const { organisation_id } = found
  const matching =
    choices.matching ??
    (await work.as(tx => matchingOfSender(tx, organisation_id, recognised, doing.askedBy)))
  if (matching === null || choices.rematch) {
    keepFound(uploads, upload, { recognised, matching } satisfies Found)
    return await work.as(tx => waitForMatching(tx, found.id, { again: false }))
  }
  const into = join(made, CONVERTED)
  const converted = await convertInto(doing, recognised, matching, into)
  if (converted.kind === 'refused') {
    // A column matched wrongly is put right where it was matched; a file that is wrong can be dropped there.
    const { sentence: fault, setAside } = converted
    keepFound(uploads, upload, { recognised, matching, fault, setAside } satisfies Found)
    return await work.as(tx => waitForMatching(tx, found.id, { again: true }))
  }
  if (choices.matching) await work.as(tx => rememberFor(tx, organisation_id, recognised, matching))
  const told = toldOf(recognised, converted, matching)
  await rehearse(doing, await folderSource(into), { told, year: choices.year })
}

/** Takes in what was reviewed and confirmed, or reviews it again where the records are others by now. */
export async function takeReviewed(doing: Doing, choices: Choices, personId: string | null): Promise<void> {
  const { found, uploads } = doing
  const files = filesOfUpload(uploads, uploadOf(doing))
  const kept = found.waits === 'review' ? (found.review as ReviewKept) : undefined
  if (kept?.filesHash !== undefined && kept.filesHash !== (await hashOfFiles(files))) {
    throw new PlainError('The files are not those that were reviewed. Send them again.')
  }
  if (found.feed === 'schools' || found.feed === 'statistics')
    return await takePublic(doing, files, choices, personId)
  if (found.feed === 'council-episodes') return await takeCouncilEpisodes(doing, files, choices)
  const { setAside, totals, dropped, remarks } = kept?.receipt ?? {}
  const told = { setAside, totals, dropped, remarks, alarmsBecause: choices.because }
  const { wholeRoll } = choices
  const year = kept?.receipt.academicYear
  await importFrom(doing, await sourceOf(doing), { wholeRoll, told, year, reviewed: kept?.fingerprint })
}

// What was converted lies in the work folder; an extract of the sender's own is opened where it is.
async function sourceOf(doing: Doing): Promise<ExtractSource> {
  const made = workFolder(doing.uploads, uploadOf(doing))
  const files = filesOfUpload(doing.uploads, uploadOf(doing))
  const converted = join(made, CONVERTED)
  return existsSync(converted) ? await folderSource(converted) : await openExtract(files, made)
}

async function rehearse(
  doing: Doing,
  source: ExtractSource,
  options: Pick<ImportOptions, 'told' | 'year'>,
): Promise<void> {
  if ((await importFrom(doing, source, { rehearse: true, ...options })) !== 'to-review') return
  const hash = await hashOfFiles(filesOfUpload(doing.uploads, uploadOf(doing)))
  await doing.work.as(tx => noteReviewedFiles(tx, doing.found.id, hash))
}

async function importFrom(
  { work, found, seals, now, askedBy }: Doing,
  source: ExtractSource,
  options: Pick<ImportOptions, 'rehearse' | 'told' | 'wholeRoll' | 'reviewed' | 'year'>,
) {
  try {
    return (await importExtract(work, { importId: found.id, source, seals, now, askedBy, ...options }))
      .outcome
  } finally {
    await source.close()
  }
}

async function convertInto(doing: Doing, recognised: RecognisedTables, matching: Matching, into: string) {
  const { work, found, uploads } = doing
  const progress = new ImportProgress(work, { importId: found.id })
  progress.start()
  try {
    return await convert(filesOfUpload(uploads, uploadOf(doing)), recognised, matching, into, {
      signal: progress.signal,
      knownSchools: await work.as(knownSchools),
      onProgress: ({ read, total }) => progress.set({ doing: 'converting', done: read, all: total }),
    })
  } finally {
    await progress.end()
  }
}

/** As many differing totals as a page lists. */
const TOTALS_KEPT = 20
/** As many places as a page lists. */
const SET_ASIDE_KEPT = 200

/** What the receipt says of the files beside their rows. */
export function toldOf(
  { dropped, remarks }: RecognisedTables,
  converted: ConvertedFolder,
  matching: Matching,
): NonNullable<ImportOptions['told']> {
  const { setAside, setAsideBeyond, totals, totalsCompared, totalsDiffering } = converted
  const named = (sensitive: boolean): string[] => [
    ...new Set(
      dropped.filter(each => each.sensitive === sensitive).map(each => `${each.column} (${each.table})`),
    ),
  ]
  const beyond = setAsideBeyond > 0 ? [`${setAsideBeyond} more places were set aside than are listed.`] : []
  return {
    remarks: [...remarks, ...converted.remarks, ...beyond],
    dropped: { sensitive: named(true), others: named(false) },
    setAside: setAside.slice(0, SET_ASIDE_KEPT).map(({ file, line, column, reason, times, what }) => ({
      file,
      line,
      column,
      reason,
      times,
      ...(what === 'row' && { rowOf: matching.tables.find(({ id }) => id === file)?.becomes }),
    })),
    totals: {
      compared: totalsCompared,
      differing: totalsDiffering,
      some: totals
        .slice(0, TOTALS_KEPT)
        .map(
          each =>
            `${each.file}, line ${each.line}: ${each.total} sent ${each.sent}, from the marks ${each.recomputed}`,
        ),
    },
  } satisfies Partial<Receipt>
}

function uploadOf({ work, found }: Doing) {
  return { placeId: work.placeId, importId: found.id }
}
