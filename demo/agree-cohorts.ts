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

export type Act = <T>(who: string, task: (tx: Tx) => Promise<T>) => Promise<T>

/** Canalside Primary School signs; Millbrook High School, where it is there, is in the middle of its talk. */
export async function agreeCohorts(database: Database, placeId: string, people: CastPeople): Promise<void> {
  const act = actors(database, placeId, people)
  const screen = await act('manager', latestScreen)
  const rooms = await act('manager', roomsOf)
  const canalside = rooms.find(each => each.school.startsWith('Canalside'))
  const high = rooms.find(each => each.school.startsWith('Millbrook High'))
  if (!screen || !canalside || canalside.id) return
  const open = (schoolId: string) =>
    act('manager', tx => openRoom(tx, { id: newId(), schoolId, screenId: screen.id }))
  const signed = await open(canalside.school_id)
  if (signed) {
    await act('canalsideLead', tx => openNames(tx, signed))
    await talk(act, signed, 'canalsideLead', Infinity)
    await askCouncil(act, signed, people)
    await writeAboutGaps(act, signed, 'canalsideLead')
    await sign(act, signed, 'manager')
    await sign(act, signed, 'canalsideLead')
  }
  const halfWay = high && (await open(high.school_id))
  if (halfWay) {
    await act('highSchoolLead', tx => openNames(tx, halfWay))
    await talk(act, halfWay, 'highSchoolLead', 6)
  }
}

// The school says what it knows: whom a person decides about, two swapped against the ranking, one asked for.
async function talk(act: Act, id: string, lead: string, decisions: number): Promise<void> {
  const listed = (stands: 'in' | 'waiting' | 'undecided' | 'out') => (tx: Tx) =>
    getRoom(tx, id).then(room => childrenOfRoom(tx, room, { stands }))
  const say = (who: string, said: Omit<SaidInRoom, 'id'>) =>
    act(who, tx => sayInRoom(tx, id, { id: newId(), ...said }))
  const undecided = (await act(lead, listed('undecided'))).children
  for (const { childId } of undecided.slice(0, decisions))
    await say(lead, {
      childId,
      kind: 'view',
      decision: 'out',
      reason: 'more-than-we-can',
      words: 'The school works with the council on this already.',
    })
  const chosen = (await act(lead, listed('in'))).children
  const waiting = (await act(lead, listed('waiting'))).children
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
  const asked = (await act(lead, listed('out'))).children.find(each => each.outcome === 'below-the-line')
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

async function askCouncil(act: Act, id: string, people: CastPeople): Promise<void> {
  await act('manager', tx =>
    askChecks(tx, {
      batchId: newId(),
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
    if (answer !== 'signed' && answer !== 'frozen')
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
