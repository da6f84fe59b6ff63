// What else a team of the pretend place has on its pages: languages and training, what some are noticing and what was answered,
// and schools that were closed or say beforehand that they will be.
import type { Database } from '#platform/database/connections.ts'
import { day, many, queries, text, uuid } from '#platform/database/queries.ts'
import type { Work } from '#records/access/work.ts'
import { addTraining, answerNoticing, closeSchool, notice, speaks } from '#stages/support/index.ts'
import { actors } from '../agree-cohorts.ts'
import type { CastPeople } from '../cast-into-place.ts'
import { demoId } from '../demo-id.ts'
import { randomFrom } from '../random.ts'
import { CLOSURES } from './closures.ts'

const db = queries(new URL('./leading.sql', import.meta.url), {
  findWorkers: many({ person_id: uuid, name: text, began_on: day }),
  findSchool: many({ id: uuid }),
})

/** What a team says and writes, each in the name of who would; people by their name here, or by their short name in the cast. */
export type Led = {
  /** Beside English, by the name of a Link Worker. */
  alsoSpeak: Readonly<Record<string, readonly string[]>>
  noticed: readonly { who: string; wider: boolean; words: string; answer?: string }[]
}

/** Says and writes it for the place whose manager stands in `people` as `manager`. Said again, it is there once. */
export async function leadTheTeam(
  database: Database,
  work: Work,
  people: CastPeople,
  seed: string,
  { alsoSpeak, noticed }: Led,
): Promise<void> {
  const { placeId } = work
  const act = actors(database, placeId, people)
  const workers = await act('manager', tx => db.findWorkers(tx))
  await act('manager', async tx => {
    for (const { person_id: personId, name, began_on } of workers) {
      const random = randomFrom(`${seed} training ${name}`)
      for (const [what, years, share] of TRAININGS) {
        if (!random.chance(share)) continue
        // Taken in the first weeks, or again since; a few have run out, or do so soon.
        const year = Number(began_on.slice(0, 4)) + (random.chance(0.5) ? 0 : 1)
        const doneOn = `${Math.min(year, 2026 - (years === 1 ? 1 : 0))}-${random.pick(['07-30', '09-10', '10-02', '11-12'])}`
        const done = doneOn > '2026-07-01' ? `2025${doneOn.slice(4)}` : doneOn
        const holdsUntil = years ? `${Number(done.slice(0, 4)) + years}${done.slice(4)}` : undefined
        const id = demoId(personId, 'training', what)
        await addTraining(tx, { id, personId, what, doneOn: done, holdsUntil })
      }
    }
  })
  // Each says it for themselves, and nobody else can.
  const actThemselves = actors(database, placeId, new Map(workers.map(each => [each.name, each.person_id])))
  for (const { person_id: personId, name } of workers)
    await actThemselves(name, async tx => {
      for (const language of ['en', ...(alsoSpeak[name] ?? [])])
        await speaks(tx, demoId(personId, 'speaks', language), personId, language)
    })
  for (const [n, { who, words, wider, answer }] of noticed.entries()) {
    const id = demoId(placeId, 'noticing', String(n))
    await act(who, tx => notice(tx, { id, words, wider }))
    if (answer)
      await act('manager', tx =>
        answerNoticing(tx, { id: demoId(id, 'answer'), noticingId: id, words: answer }),
      )
  }
}

/** The Link Workers of the place by name. */
export async function workersByName(work: Work): Promise<CastPeople> {
  return new Map((await work.as(tx => db.findWorkers(tx))).map(each => [each.name, each.person_id]))
}

/** The schools of this place that were closed, or will be, in the name of whoever said so. */
export async function closeSchools(work: Work, by: string): Promise<void> {
  await work.as(async tx => {
    for (const { urn, ...closing } of CLOSURES)
      for (const { id: schoolId } of await db.findSchool(tx, { urn }))
        await closeSchool(tx, { ...closing, id: demoId(schoolId, 'closed', closing.from), schoolId, by })
  })
}

const TRAININGS = [
  ['Safeguarding, level 2', 1, 1],
  ['First aid in school', 3, 0.8],
  ['Listening to children and young people', undefined, 0.9],
  ['Prevent awareness', 2, 0.7],
  ['Working with an interpreter', undefined, 0.5],
  ['Loss and grief', 2, 0.4],
] as const
