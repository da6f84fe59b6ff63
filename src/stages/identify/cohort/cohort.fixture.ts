// A school's room for tests: the pretend place with its people signed in, and the way from an open room to signatures.
import { loadDemo } from '#demo/load.ts'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { hashToken } from '#platform/sessions.ts'
import { doWork, placeOfSlug } from '#records/access/work.ts'
import { schoolsOfPlace } from '#records/places/places.ts'
import { staff } from '#test/cast.ts'
import { startTestSession } from '#test/session.ts'
import { openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { latestScreen } from '../screens/screens.ts'
import { answerCheck, askChecks, checksToAnswer } from './checks.ts'
import { getRoom, openNames, openRoom, type Room } from './rooms.ts'
import { gapAnswersOf, groupsOf, newSchoolKey, sayAboutGap, signCohort, stoodNow } from './signing.ts'
import { childrenOfRoom, sayInRoom } from './standing.ts'

export const fixtureSql = readSqlFile(new URL('./cohort.fixture.sql', import.meta.url))

export type Who = keyof typeof staff
export type World = Awaited<ReturnType<typeof openWorld>>

/** Millbrook with so many schools screened. `as` does something as one of the cast, by session, as a page does. */
export async function openWorld(schools: number) {
  const database = await openTestDatabase()
  await loadDemo(database, database.secrets.seals, () => {}, { schools, cohorts: false })
  const administrator = await openTrial(database)
  const placeId = (await placeOfSlug(database, 'millbrook'))!
  const people = new Map(
    (await administrator.run(fixtureSql, 'findPeople')).map(({ name, id }) => [String(name), String(id)]),
  )
  const tokens = new Map<Who, string>()
  const tokenOf = async (who: Who) => {
    const known = tokens.get(who)
    if (known) return known
    const token = await startTestSession(database, people.get(staff[who].name)!, placeId)
    tokens.set(who, token)
    return token
  }
  const as = async <T>(who: Who, task: (tx: Tx) => Promise<T>): Promise<T> =>
    await database.asActor(hashToken(await tokenOf(who)), task)
  const held = await doWork(database, { kind: 'operator', placeId, why: 'test a cohort' }, work =>
    work.as(async tx => ({ schools: await schoolsOfPlace(tx), screen: (await latestScreen(tx))! })),
  )
  return {
    database,
    administrator,
    placeId,
    people,
    as,
    tokenOf,
    screenId: held.screen.id,
    school: (urn: string) => held.schools.find(each => each.urn === urn)!,
    close: () => administrator.close(),
  }
}

/** Opens a school's room and its names, as the manager and the school's lead. */
export async function openRoomOf(world: World, urn: string, lead: Who): Promise<string> {
  const { id: schoolId } = world.school(urn)
  const id = (await world.as('manager', tx =>
    openRoom(tx, { id: newId(), schoolId, screenId: world.screenId }),
  ))!
  await world.as(lead, tx => openNames(tx, id))
  return id
}

/** Brings a room to where both may sign: every child to a person decided, checks answered, gaps written about by both. */
export async function makeReady(world: World, id: string, lead: Who): Promise<void> {
  const room: Room = await world.as('manager', tx => getRoom(tx, id))
  const decide = async (tx: Tx) => {
    const { children } = await childrenOfRoom(tx, room, { stands: 'undecided' })
    for (const { childId } of children)
      await sayInRoom(tx, id, {
        id: newId(),
        childId,
        kind: 'view',
        decision: 'out',
        reason: 'more-than-we-can',
        words: 'Needs more than a Link Worker; the school has asked the council.',
      })
  }
  await world.as(lead, decide)
  await world.as('manager', decide)
  await answerAll(world, id)
  await writeAboutGaps(world, id, lead)
}

/** What the council's two people are asked. */
export function asking({ people }: World, cohortId: string) {
  return {
    batchId: newId(),
    cohortId,
    basis: 'Public task of the council: finding children who may want help early.',
    first: people.get(staff.earlyHelp.name)!,
    second: people.get(staff.earlyHelpToo.name)!,
  }
}

/** The manager asks the council about everybody who is in; both people there answer. */
export async function answerAll(world: World, id: string, known = false): Promise<void> {
  await world.as('manager', tx => askChecks(tx, asking(world, id)))
  for (const who of ['earlyHelp', 'earlyHelpToo'] as const)
    await world.as(who, async tx => {
      for (const { check_id } of await checksToAnswer(tx))
        await answerCheck(tx, { id: newId(), checkId: check_id!, known })
    })
}

/** Each side writes about every gap there is that it has not written about. */
export async function writeAboutGaps(world: World, id: string, lead: Who): Promise<void> {
  for (const who of [lead, 'manager'] as const)
    await world.as(who, async tx => {
      const gaps = new Set((await groupsOf(tx, id)).filter(each => each.gap).map(each => each.by))
      const written = (await gapAnswersOf(tx, id)).filter(each => each.person_id === tx.actor.personId)
      for (const by of gaps)
        if (!written.some(each => each.by === by))
          await sayAboutGap(tx, {
            id: newId(),
            cohortId: id,
            by,
            words: 'We looked at each child of this group again and changed nothing.',
          })
    })
}

/** Signs what stands now, as one of the cast. */
export async function sign(world: World, id: string, who: Who, seen?: string) {
  return await world.as(who, async tx =>
    signCohort(tx, {
      id: newId(),
      cohortId: id,
      seen: seen ?? (await stoodNow(tx, id)),
      statement: 'We agree on this list and on what is kept of it.',
      key: newSchoolKey(),
    }),
  )
}
