// For tests: a file sent, confirmed and undone as the pages ask and the jobs do, without either.
import { createHash } from 'node:crypto'
import type { Database } from '#platform/database/connections.ts'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { doWork } from '#records/access/work.ts'
import { doStep } from '../do-step.ts'
import { addImport, findImport } from '../imports.ts'
import type { ReviewKept } from '../reviews.ts'
import { askForStep, type Choices, type StepName } from '../steps.ts'
import { keepUpload } from '../uploads.ts'

type World = {
  database: Database & { secrets: { seals: Pick<Seals, 'hash'> } }
  placeId: string
  uploads: string
  /** Does something as whoever sends. */
  as: <T>(task: (tx: Tx) => Promise<T>) => Promise<T>
}

/** Sends a CSV file and looks at it. Answers the import's id. */
export async function sendByHand(world: World, content: string): Promise<string> {
  const importId = newId()
  const hash = createHash('sha256').update(content).digest('hex')
  const file = { name: 'council.csv', content: Buffer.from(content) }
  await world.as(tx => addImport(tx, { id: importId, named: file.name, bytes: file.content.length, hash }))
  keepUpload(world.uploads, { placeId: world.placeId, importId }, [file])
  await stepByHand(world, importId, 'look')
  return importId
}

/** Does one step and answers the import as it is then. */
export async function stepByHand(world: World, importId: string, step: StepName, choices: Choices = {}) {
  const stepId = newId()
  await world.as(tx => askForStep(tx, { id: stepId, importId, step, choices }))
  const { seals } = world.database.secrets
  const { placeId, uploads } = world
  const now = () => new Date('2026-07-17T09:30:00Z')
  await doWork(world.database, { kind: 'job', placeId, why: 'test' }, work =>
    doStep(work, { stepId, uploads, seals, now }),
  )
  return await foundByHand(world, importId)
}

/** The import with its review, as its sender sees it. */
export async function foundByHand(world: Pick<World, 'as'>, importId: string) {
  const found = (await world.as(tx => findImport(tx, importId)))!
  return { ...found, review: found.review as ReviewKept }
}
