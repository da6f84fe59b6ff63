// Two more imports of the pretend place, through the same functions as the pages: published lines, taken in by the
// programme manager, and a school's report that waits for somebody to read its review.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doStep } from '#intake/do-step.ts'
import {
  addImport,
  askForStep,
  type Choices,
  keepUpload,
  type SentFile,
  type StepName,
} from '#intake/index.ts'
import type { Database } from '#platform/database/connections.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import type { Work } from '#records/access/work.ts'
import { actors } from './agree-cohorts.ts'
import type { CastPeople } from './cast-into-place.ts'
import { demoId } from './demo-id.ts'
import { publishedLines } from './published-lines.ts'

type Sending = { database: Database; work: Work; seals: Seals; people: CastPeople }

/** The pretend country's statistics come in, and are confirmed. Nothing of their files is kept. */
export async function sendStatistics(sending: Sending): Promise<void> {
  const uploads = mkdtempSync(join(tmpdir(), 'kith-demo-'))
  try {
    const importId = demoId(sending.work.placeId, 'statistics')
    await sendAs('manager', importId, [publishedLines()], {}, uploads, sending)
    await step('manager', importId, 'take-in', {}, uploads, sending)
  } finally {
    rmSync(uploads, { recursive: true, force: true })
  }
}

/** Lockgate's data manager sends a report, and with it the school days; its columns are matched, and its review waits in `uploads`. */
export async function sendReport(files: SentFile[], uploads: string, sending: Sending): Promise<void> {
  const columns = {
    upn: 'UPN',
    year: 'Year Group',
    surname: 'Legal Surname',
    forename: 'Legal Forename',
    sex: 'Gender',
    dob: 'DOB',
    fsm: 'FSM',
    sen: 'SEN Status',
  }
  const matching = {
    tables: files.map(({ name: id }, n) =>
      n === 0
        ? { id, becomes: 'pupils' as const, columns, dayFirst: true }
        : { id, becomes: 'calendar' as const, columns: { date: 'Date' }, dayFirst: true },
    ),
    school: '990007',
  }
  await sendAs('dataManager', reportId(sending.work.placeId), files, { matching }, uploads, sending)
}

/** The id of the report that waits. */
export function reportId(placeId: string): string {
  return demoId(placeId, 'report')
}

// Sent again after it was killed, it is the same import, and a step that was done is not done again.
async function sendAs(
  who: string,
  id: string,
  files: SentFile[],
  choices: Choices,
  uploads: string,
  sending: Sending,
): Promise<void> {
  const { database, work, people } = sending
  const hash = createHash('sha256')
  for (const { content } of files) hash.update(content)
  await actors(
    database,
    work.placeId,
    people,
  )(who, async tx => {
    const bytes = files.reduce((sum, file) => sum + file.content.length, 0)
    const named = files.map(file => file.name).join(', ')
    const added = await addImport(tx, { id, named, bytes, hash: hash.digest('hex') })
    if (added !== 'added') return
    await record(tx, { action: 'sent-import', subject: 'import', subjectId: id })
  })
  keepUpload(uploads, { placeId: work.placeId, importId: id }, files)
  await step(who, id, 'look', choices, uploads, sending)
}

// The job that is asked for finds the step done.
async function step(
  who: string,
  importId: string,
  name: StepName,
  choices: Choices,
  uploads: string,
  { database, work, seals, people }: Sending,
): Promise<void> {
  const stepId = demoId(importId, name)
  await actors(
    database,
    work.placeId,
    people,
  )(who, tx => askForStep(tx, { id: stepId, importId, step: name, choices }))
  await doStep(work, { uploads, stepId, seals, now: () => new Date() })
}
