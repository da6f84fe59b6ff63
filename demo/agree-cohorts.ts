// Two schools of the pretend place agree on their cohort: one is signed by both and frozen, one is half-way. Everything is
// said through the same functions as the pages, by the people themselves: each signs in at the pretend front door.
import { frontDoorRoutes } from '#front-door/routes.ts'
import type { Database } from '#platform/database/connections.ts'
import type { Tx } from '#platform/database/queries.ts'
import { makeHttp } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { logTo } from '#platform/log.ts'
import { hashToken } from '#platform/sessions.ts'
import { may } from '#records/access/may.ts'
import { enrolmentOf } from '#stages/enrol/index.ts'
import {
  answerCheck,
  askChecks,
  checksToAnswer,
  childrenOfRoom,
  gapAnswersOf,
  getRoom,
  groupsOf,
  latestScreen,
  newSchoolKey,
  openNames,
  openRoom,
  roomsOf,
  type SaidInRoom,
  sayAboutGap,
  sayInRoom,
  signCohort,
  statementOf,
  stoodNow,
} from '#stages/identify/index.ts'
import type { CastPeople } from './cast-into-place.ts'
import { demoId } from './demo-id.ts'

export type Act = <T>(who: string, task: (tx: Tx) => Promise<T>) => Promise<T>

/** The pretend place's own room of Canalside Primary School. */
export function canalsideRoom(placeId: string): string {
  return demoId(placeId, 'room', 'canalsideLead')
}

/**
 * Millbrook High School, where it is there, is in the middle of its talk; Canalside Primary School signs. Killed half-way
 * and called again, it goes on. A room that somebody else opened is left alone.
 */
export async function agreeCohorts(database: Database, placeId: string, people: CastPeople): Promise<void> {
  const act = actors(database, placeId, people)
  const screen = await act('manager', latestScreen)
  const rooms = await act('manager', roomsOf)
  const enter = async (name: string, lead: string): Promise<string | undefined> => {
    const id = demoId(placeId, 'room', lead)
    const school = rooms.find(each => each.school.startsWith(name))
    if (!screen || !school || (school.id && school.id !== id) || school.frozen_at) return undefined
    await act('manager', tx => openRoom(tx, { id, schoolId: school.school_id, screenId: screen.id }))
    await act(lead, tx => openNames(tx, id))
    return id
  }
  const halfWay = await enter('Millbrook High', 'highSchoolLead')
  if (halfWay) await talk(act, halfWay, 'highSchoolLead', 6)
  const signed = await enter('Canalside', 'canalsideLead')
  if (!signed) return
  await talk(act, signed, 'canalsideLead', Infinity)
  await askCouncil(act, signed, people)
  await writeAboutGaps(act, signed, 'canalsideLead')
  await sign(act, signed, 'manager')
  await sign(act, signed, 'canalsideLead')
}

// The school says what it knows: whom a person decides about, two swapped against the ranking, one asked for. Whom it is
// about follows from the screen, which does not change, and an id from what is said: said again, it is said once.
async function talk(act: Act, id: string, lead: string, decisions: number): Promise<void> {
  const { children } = await act(lead, async tx =>
    childrenOfRoom(tx, await getRoom(tx, id), {}, { atMost: 5_000, after: 0 }),
  )
  const screened = (...as: string[]) => children.filter(each => as.includes(each.outcome))
  const say = (who: string, said: Omit<SaidInRoom, 'id'>) =>
    act(who, tx => sayInRoom(tx, id, { id: demoId(id, who, said.childId, said.kind, said.words), ...said }))
  const undecided = screened('to-a-person')
  for (const { childId } of undecided.slice(0, decisions))
    await say(lead, {
      childId,
      kind: 'view',
      decision: 'out',
      reason: 'more-than-we-can',
      words: 'The school works with the council on this already.',
    })
  // Whoever takes part already keeps their Link Worker, and needs no new place: both sides say so.
  const having = await act('manager', async tx => {
    const found: typeof children = []
    for (const each of screened('in')) if (await takesPart(tx, each.childId)) found.push(each)
    return found
  })
  for (const { childId } of having)
    for (const who of [lead, 'manager'])
      await say(who, {
        childId,
        kind: 'view',
        decision: 'out',
        reason: 'help-in-place',
        words: 'Takes part already, and has a Link Worker.',
      })
  const chosen = screened('in').filter(each => !having.includes(each))
  const waiting = screened('reserve', 'waiting')
  const [last, next] = [chosen.at(-1), waiting[0]]
  if (last && next) {
    await say(lead, {
      childId: last.childId,
      kind: 'view',
      decision: 'waiting',
      reason: 'help-in-place',
      words: 'Sees a learning mentor twice a week, and it helps.',
    })
    await say('manager', {
      childId: last.childId,
      kind: 'view',
      decision: 'in',
      reason: 'weighed',
      words: 'The mentor leaves at Easter. I would keep the place.',
    })
    await say(lead, {
      childId: last.childId,
      kind: 'view',
      decision: 'waiting',
      reason: 'school-knows-more',
      words: 'A new mentor starts in March; we can wait and see.',
    })
    await say(lead, {
      childId: next.childId,
      kind: 'view',
      decision: 'in',
      reason: 'next-in-order',
      words: 'Next in the order, and her teacher agrees.',
    })
  }
  for (const child of chosen.slice(0, 2))
    await say(lead, {
      childId: child.childId,
      kind: 'strength',
      words: 'Always there for the younger ones at breakfast club.',
    })
  const [asked] = screened('below-the-line')
  if (asked) {
    await say(lead, { childId: asked.childId, kind: 'asked', words: 'Has been very quiet since half-term.' })
    await say(lead, {
      childId: asked.childId,
      kind: 'next-step',
      words: 'The class teacher and the pastoral lead see the family together.',
      byWhen: '2026-09-18',
    })
  }
}

async function takesPart(tx: Tx, childId: string): Promise<boolean> {
  return (await enrolmentOf(tx, childId))?.ended_on === null
}

async function askCouncil(act: Act, id: string, people: CastPeople): Promise<void> {
  await act('manager', tx =>
    askChecks(tx, {
      batchId: demoId(id, 'council'),
      cohortId: id,
      basis: 'Finding children who may want a Link Worker: public task of Millbrook Council and the school.',
      first: people.get('earlyHelp')!,
      second: people.get('earlyHelpToo')!,
    }),
  )
  for (const who of ['earlyHelp', 'earlyHelpToo'])
    await act(who, async tx => {
      for (const { check_id } of await checksToAnswer(tx))
        if (check_id) await answerCheck(tx, { id: newId(), checkId: check_id, known: false })
    })
}

async function writeAboutGaps(act: Act, id: string, lead: string): Promise<void> {
  const words = {
    [lead]:
      'Children with a plan were looked at one by one; each has somebody already, and the SENCO agreed to every one.',
    manager:
      'The rules send children with a plan to a person. We read each one together with the SENCO and changed nothing.',
  }
  for (const who of [lead, 'manager'])
    await act(who, async tx => {
      const gaps = new Set((await groupsOf(tx, id)).filter(each => each.gap).map(each => each.by))
      const written = await gapAnswersOf(tx, id)
      for (const by of gaps)
        if (!written.some(each => each.by === by && each.person_id === tx.actor.personId))
          await sayAboutGap(tx, { id: newId(), cohortId: id, by, words: words[who]! })
    })
}

async function sign(act: Act, id: string, who: string): Promise<void> {
  await act(who, async tx => {
    const room = await getRoom(tx, id)
    const [chosen, waiting] = [
      await childrenOfRoom(tx, room, { stands: 'in' }),
      await childrenOfRoom(tx, room, { stands: 'waiting' }),
    ]
    const statement = statementOf(room, { in: chosen.all, waiting: waiting.all })
    const seen = await stoodNow(tx, id)
    const answer = await signCohort(tx, {
      id: newId(),
      cohortId: id,
      seen,
      statement,
      key: room.side === 'school' ? newSchoolKey() : null,
    })
    if (!['signed', 'frozen', 'signed-already', 'frozen-already'].includes(answer))
      throw new Error(`The pretend cohort could not be signed: ${answer}.`)
  })
}

/** Each person of the cast signs in by picking their name, as anybody may in a pretend place. */
export function actors(database: Database, placeId: string, people: CastPeople): Act {
  const hashes = new Map<string, string>()
  const site = makeHttp({
    routes: frontDoorRoutes({ pretend: true }),
    database,
    log: logTo(() => {}),
    origin,
    now: () => new Date(),
    may,
    assets: [],
    frame: () => ({ body: '' }),
    failure: what => what,
  })
  return async (who, task) => {
    const known = hashes.get(who) ?? hashToken(await signIn(people.get(who)!))
    hashes.set(who, known)
    return await database.asActor(known, task)
  }

  async function signIn(personId: string): Promise<string> {
    const answer = await site.request(`${origin}/sign-in/as`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ person: `${personId} ${placeId}` }),
    })
    const token = /^kith=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
    if (!token) throw new Error(`Nobody was signed in: the front door answered ${answer.status}.`)
    return token
  }
}

const origin = 'http://localhost:3000'
