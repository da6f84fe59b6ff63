// An extract becomes records. Rule: all of it or nothing, in one transaction, so that an import which is killed half-way
// and run again ends the same; the same files again change nothing (docs/import-from-your-school-system.md).
import { setTimeout as wait } from 'node:timers/promises'
import { type CsvRow, headerNames, readCsv } from '#platform/csv/index.ts'
import type { Tx } from '#platform/database/queries.ts'
import { PlainError } from '#platform/plain-error.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import { mendReach } from '#records/access/reach.ts'
import { takeStock, type Work } from '#records/access/work.ts'
import { tell } from '#records/events/events.ts'
import { academicYearOf, schoolsOfPlace } from '#records/places/places.ts'
import {
  type Extract,
  type ExtractSource,
  type FileName,
  type Problem,
  readExtract,
  type SourceFile,
} from './extract/index.ts'
import { Cancelled, ImportProgress, type Progress } from './import-progress.ts'
import { findImport, keepProblems, noteEnd, type Outcome, tryForTurn } from './imports.ts'
import { changedAnything, type Receipt, receiptOf } from './receipt.ts'
import { keepReview, type Review } from './reviews.ts'
import { schoolsOfSender, stopAtOthersSchools } from './senders.ts'
import { alarmsOf, othersChildren } from './taking-in/alarms.ts'
import { findDecisions } from './taking-in/close-matches.ts'
import { findLastRows, keepFilesHeld } from './taking-in/files-held.ts'
import { daysInUse, schoolsOfChildren, takeCalendar, takeMarks } from './taking-in/marks.ts'
import type { Sender } from './taking-in/merge-policy.ts'
import { findObjections, takeObjections } from './taking-in/objections.ts'
import { endOlderRolls, findHeld, takeNotInFile, takePupils, yearsOfRolls } from './taking-in/pupils.ts'
import { RECORD_FILES, takeRecords } from './taking-in/records.ts'
import { ReviewNotes } from './taking-in/review-notes.ts'
import { noteSchools, Stopped, type Taking, UnknownSchools } from './taking-in/taking.ts'
import { stopUnlessSaid, type YearOfList, yearOfList } from './taking-in/year-of-list.ts'

export type ImportOptions = {
  /** A row of kith.imports. */
  importId: string
  /** Opened by the caller, closed by the caller. */
  source: ExtractSource
  seals: Pick<Seals, 'hash'>
  now: () => Date
  /** Percent of refused rows above which a file stops the import; 5 where it is not given. */
  badRows?: number
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
  /** Do all of it, tell what it did, and keep nothing: the review. Where it would change nothing, it ends at once. */
  rehearse?: boolean
  /** The fingerprint of the review that a person confirmed: where the records are others by now, it is reviewed again. */
  reviewed?: string
  /** The sender says that pupils.csv is the whole roll of its schools: who is not in it has left. */
  wholeRoll?: boolean
  /** For which academic year a list without days is, by the calendar year it starts in. */
  year?: number
  /** More files of the same kind follow at once: who sees whom is compared, and PostgreSQL looks, after the last of them. */
  moreFollow?: boolean
  /** The person who asked for this, whose schools alone it may be about; null or not given: an operator. */
  askedBy?: string | null
  /** What is known of the files beside their rows, for the receipt. */
  told?: Pick<Receipt, 'setAside' | 'totals' | 'dropped' | 'remarks' | 'alarmsBecause'>
}

export type ImportResult = {
  /** `to-review`: nothing was kept, and a person is to look at what would be. */
  outcome: Outcome | 'to-review'
  /** What there is to say beside the receipt: why it was stopped. */
  sentence: string | null
  receipt: Receipt
  problems: readonly Problem[]
  /** What would be done with the rows, where it is to be reviewed. */
  review?: Review
}

/**
 * Takes an extract into the records of the place the work is for. Never throws for what the files hold: that is in the
 * result, and on the import's row. Throws where the database is gone; then the import may simply be run again.
 */
export async function importExtract(work: Work, options: ImportOptions): Promise<ImportResult> {
  const { importId } = options
  const progress = new ImportProgress(work, options)
  progress.start()
  try {
    const result = await work.as(tx => takeIn(tx, options, progress))
    if (options.moreFollow) return result
    // A colleague who came or left while this ran could not be seen from within it.
    await work.as(mendReach)
    if (result.outcome === 'taken-in') await work.as(takeStock)
    return result
  } catch (error) {
    await progress.end()
    if (error instanceof Rehearsed) return await toReview(work, importId, error)
    const result = unlessDone(error)
    await work.as(async tx => {
      await keepProblems(tx, importId, result.problems)
      await noteEnd(tx, importId, result)
      await record(tx, {
        action: 'stopped-import',
        subject: 'import',
        subjectId: importId,
        detail: { outcome: result.outcome },
      })
    })
    if (result.outcome === 'failed') throw error
    return result
  } finally {
    await progress.end()
  }
}

async function takeIn(tx: Tx, options: ImportOptions, progress: ImportProgress): Promise<ImportResult> {
  const { importId, source, seals } = options
  await turn(tx, importId, progress)
  const held = await findHeld(tx)
  const objections = await findObjections(tx, seals)
  const extract = await readExtract(source, {
    badRows: options.badRows,
    signal: progress.signal,
    objectedBefore: objections.has,
    knownPupils: source.files.has('pupils') ? undefined : new Set(held.keys()),
    knownDays: source.files.has('calendar') ? undefined : await knownDays(tx, source),
    onProgress: ({ file, read, total }) => progress.set({ doing: file, done: read, all: total }),
  })
  const receipt: Receipt = {}
  const { added, newlyObjecting } = await takeObjections(tx, objections, extract.objecting, held)
  const taking = await begin(tx, options, extract, held, progress.signal)
  const onRolls = await takeFiles(taking, options, extract, receipt)
  const report = await extract.finish()
  if (!report.usable) throw new Stopped(report.because.join(' '), report.problems)
  const newFiles = await keepFilesHeld(taking, report.present)

  Object.assign(receipt, {
    ...options.told,
    files: receiptOf(report, taking.counts),
    objections: report.objections,
    newlyObjecting,
    academicYear: taking.academicYear,
  })
  const outcome = changedAnything(receipt, added + newFiles) ? 'taken-in' : 'nothing-new'
  progress.signal.throwIfAborted()
  await progress.end()
  const review = await reviewOf(taking, receipt, onRolls)
  if (review.alarms.length > 0) receipt.alarms = review.alarms
  const result = { outcome, sentence: null, receipt, problems: report.problems } as const
  const unanswered = review.alarms.length > 0 && !options.told?.alarmsBecause
  const changed = options.reviewed !== undefined && (options.reviewed !== review.fingerprint || unanswered)
  const toLookAt = outcome === 'taken-in' || (receipt.keptOut ?? 0) > 0 || receipt.yearOfList?.ask
  if (changed || (options.rehearse && toLookAt)) throw new Rehearsed({ ...result, review }, changed)
  await keepProblems(tx, importId, report.problems)
  await noteEnd(tx, importId, result)
  if (outcome === 'taken-in') await tell(tx, { kind: 'import-taken-in', aboutId: importId })
  await record(tx, {
    action: 'took-in-import',
    subject: 'import',
    subjectId: importId,
    detail: forAudit(outcome, receipt),
  })
  return result
}

/** Thrown to leave nothing behind of what was only rehearsed. */
class Rehearsed extends Error {
  readonly result: ImportResult & { review: Review }
  readonly again: boolean

  constructor(result: ImportResult & { review: Review }, again: boolean) {
    super('rehearsed')
    this.result = result
    this.again = again
  }
}

async function toReview(work: Work, importId: string, { result, again }: Rehearsed): Promise<ImportResult> {
  const { receipt, problems, review } = result
  await work.as(async tx => {
    await keepProblems(tx, importId, problems)
    await keepReview(tx, importId, { ...review, receipt, again })
  })
  return { ...result, outcome: 'to-review', review }
}

async function reviewOf(taking: Taking, receipt: Receipt, onRolls: number): Promise<Review> {
  const { tx, academicYear, schoolsIn, notes, counts } = taking
  const schools = new Set([...schoolsIn.values()].flatMap(each => [...each.keys()]))
  const last = await findLastRows(tx, academicYear, [...schools])
  const compared = last.flatMap(({ school_id, school, file, rows }) => {
    const rowsOfSchools = schoolsIn.get(file as FileName)
    return rowsOfSchools ? [{ school, file, before: rows, now: rowsOfSchools.get(school_id) ?? 0 }] : []
  })
  const missing = (receipt.left ?? 0) + (receipt.wholeRoll ?? 0)
  // What a person decides of a close match changes the numbers; the matches themselves are in the fingerprint.
  if (notes.closeMatches.length === 0) notes.fold(counts)
  return {
    counts: notes.counts,
    rows: notes.rows,
    closeMatches: notes.closeMatches,
    onRolls,
    alarms: [
      ...othersChildren(comingIn(taking, await schoolsOfPlace(tx))),
      ...alarmsOf(compared, { before: onRolls, missing }),
    ],
    fingerprint: notes.fingerprint(),
  }
}

function comingIn({ comeFrom, schoolsIn }: Taking, schools: readonly { id: string; name: string }[]) {
  const named = (id: string): string => schools.find(school => school.id === id)?.name ?? 'another school'
  return [...comeFrom].map(([school, from]) => ({
    school: named(school),
    children: schoolsIn.get('pupils')?.get(school) ?? 0,
    from: [...from].map(([other, n]) => ({ school: named(other), children: n })),
  }))
}

// Waiting in line is done by asking again, so that it can be given up.
async function turn(tx: Tx, importId: string, progress: ImportProgress): Promise<void> {
  while (!(await tryForTurn(tx, importId))) {
    progress.set({ doing: 'waiting' })
    await wait(300, undefined, { signal: progress.signal }).catch(() => progress.signal.throwIfAborted())
  }
}

async function knownDays(tx: Tx, source: ExtractSource): Promise<string[] | undefined> {
  return source.files.has('marks') ? await daysInUse(tx) : undefined
}

async function begin(
  tx: Tx,
  { importId, now, year, askedBy = null }: ImportOptions,
  extract: Extract,
  children: Map<string, string>,
  signal: AbortSignal,
): Promise<Taking> {
  const schools = new Map((await schoolsOfPlace(tx)).map(school => [school.urn, school.id]))
  const { schoolOf, newestYear } = extract.present.includes('pupils')
    ? { schoolOf: new Map<string, string>(), newestYear: undefined }
    : await schoolsOfChildren(tx)
  // Without a day to go by, a single file is about the rolls that are held, whatever the date is when it is sent again.
  const academicYear =
    yearOf(extract.days) ?? newestYear ?? year ?? academicYearOf(today(now(), tx.actor.place?.zone))
  return {
    tx,
    importId,
    sender: ((await findImport(tx, importId))?.sender ?? 'school') as Sender,
    notes: new ReviewNotes(),
    academicYear,
    schools,
    children,
    newChildren: new Set(),
    schoolOf,
    schoolsIn: new Map(),
    counts: {},
    mayFor: await schoolsOfSender(tx, askedBy),
    comeFrom: new Map(),
    signal,
  }
}

/** Answers how many children were on the rolls of these schools before, where pupils.csv came. */
async function takeFiles(
  taking: Taking,
  options: ImportOptions,
  extract: Extract,
  receipt: Receipt,
): Promise<number> {
  const { source, importId, wholeRoll = false } = options
  const { present, days } = extract
  let onRolls = 0
  if (present.includes('pupils')) {
    const columns = await columnsOf(source.files.get('pupils')!)
    const decisions = await findDecisions(taking.tx, importId)
    const rolls = days.length === 0 ? await yearsOfRolls(taking.tx) : new Map<string, number>()
    const taken = await takePupils(taking, extract, { columns, decisions })
    const { children, moved, kept, keptOut } = taken
    Object.assign(receipt, { moved, kept, keptOut })
    noteSchools(taking, 'pupils', children)
    const year = yearOfListIn(taking, rolls, options)
    if (year) receipt.yearOfList = year
    for (const upn of extract.objecting) children.add(taking.children.get(upn) ?? '')
    children.delete('')
    const left = await endOlderRolls(taking, taken)
    const notInFile = await takeNotInFile(taking, taken, wholeRoll)
    onRolls = left + notInFile.before
    Object.assign(receipt, { left, notInFile: notInFile.missing })
    if (wholeRoll) receipt.wholeRoll = notInFile.left
  }
  if (days.length > 0 && (present.includes('calendar') || present.includes('marks'))) {
    const calendarId = await takeCalendar(taking, days, present.includes('calendar'))
    const some = present.includes('marks') && (await takeMarks(taking, extract, calendarId))
    if (some) receipt.someDays = some
  }
  for (const file of RECORD_FILES) if (present.includes(file)) await takeRecords(taking, extract, file)
  const about = [...taking.schoolsIn.values()].flatMap(schools => [...schools.keys()])
  await stopAtOthersSchools(taking.tx, taking.mayFor, about)
  return onRolls
}

// Held against the year of today, as nothing in the files tells; where nobody can be asked it stops.
function yearOfListIn(
  { schoolsIn, tx }: Taking,
  rolls: ReadonlyMap<string, number>,
  { year, now, rehearse, reviewed }: ImportOptions,
): YearOfList | undefined {
  const held = [...(schoolsIn.get('pupils') ?? new Map()).keys()].flatMap(school => rolls.get(school) ?? [])
  const found = yearOfList(held, academicYearOf(today(now(), tx.actor.place?.zone)), year)
  if (found && !rehearse && reviewed === undefined) stopUnlessSaid(found)
  return found
}

// Half the days decide, as a calendar may begin with a training day at the end of August.
function yearOf(days: readonly string[]): number | undefined {
  const middle = [...days].sort()[Math.floor(days.length / 2)]
  return middle === undefined ? undefined : academicYearOf(middle)
}

function today(now: Date, timeZone = 'Europe/London'): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now)
}

/** The names in a file's header: a column that is not there says nothing, a blank in one that is says much. */
async function columnsOf(file: SourceFile): Promise<Set<string>> {
  let names: string[] | undefined
  const header = (row: CsvRow): true => {
    names ??= headerNames(row)
    return true
  }
  try {
    for await (const _ of readCsv(file.open(), header)) break
  } catch (error) {
    // The same fault is reported when the file is read for its rows.
    if (!(error instanceof PlainError)) throw error
  }
  return new Set(names)
}

function unlessDone(error: unknown): ImportResult & { outcome: Outcome } {
  const nothing = { receipt: {}, problems: [] }
  if (error instanceof Cancelled) {
    return { ...nothing, outcome: 'cancelled', sentence: 'It was cancelled. Nothing of it was kept.' }
  }
  if (error instanceof PlainError) {
    const problems = error instanceof Stopped ? error.problems : []
    const receipt = error instanceof UnknownSchools ? { unknownSchools: [...error.urns] } : {}
    return { outcome: 'stopped', sentence: error.message, receipt, problems }
  }
  const sentence = 'Something went wrong in Kith. Nothing of this was kept; what went wrong is in its log.'
  return { ...nothing, outcome: 'failed', sentence }
}

function forAudit(outcome: Outcome, receipt: Receipt): Record<string, string | number> {
  const files = Object.entries(receipt.files ?? {})
  const numbers = files.flatMap(([file, counts]) => [
    [`${file}_new`, counts.new] as const,
    [`${file}_changed`, counts.changed] as const,
  ])
  return { outcome, objections: receipt.objections ?? 0, ...Object.fromEntries(numbers) }
}
