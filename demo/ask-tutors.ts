// Lockgate Academy has asked its tutors, through the same functions as the pages: one has answered for everybody, one has
// begun, one has not answered. The screen has not run again yet: that is for whoever tries the demo.
import type { Database } from '#platform/database/connections.ts'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { hashToken } from '#platform/sessions.ts'
import { record } from '#records/access/audit.ts'
import type { Work } from '#records/access/work.ts'
import { giveLink } from '#records/links/links.ts'
import { schoolsOfPlace } from '#records/places/places.ts'
import {
  addTutors,
  askedChildren,
  beginRound,
  childrenWith,
  findRound,
  latestScreen,
  type Said,
  takeAnswer,
  tutorsOf,
} from '#stages/identify/index.ts'
import { demoId } from './demo-id.ts'

const lockgate = '990007'
const tutors = [
  { name: 'Mr Okafor', role: 'form tutor', email: 'c.okafor@lockgate.example', years: ['7'], answers: 99 },
  {
    name: 'Mrs Lindqvist',
    role: 'form tutor',
    email: 'a.lindqvist@lockgate.example',
    years: ['8'],
    answers: 3,
  },
  { name: 'Ms Byrne', role: 'head of year', email: null, years: ['9'], answers: 0 },
]

/** Begins the round as an operator for the school's lead, and answers as the tutors by their links. Called again, it goes on. */
export async function askTutors(database: Database, work: Work, lead: string | undefined): Promise<void> {
  const tokens = await work.as(tx => begin(tx, lead))
  for (const { token, answers } of tokens) {
    await database.asActor(hashToken(token), async tx => {
      const children = (await askedChildren(tx)).slice(0, answers)
      for (const [at, child] of children.entries()) {
        const id = newId()
        await takeAnswer(tx, id, child.child_id, saidOf(at))
        await record(tx, {
          action: 'told-us',
          subject: 'collecting-answer',
          subjectId: id,
          childId: child.child_id,
        })
      }
    })
  }
}

// A tutor who has answered is not asked again; a link that was lost half-way is given anew.
async function begin(tx: Tx, lead: string | undefined): Promise<{ token: string; answers: number }[]> {
  const id = demoId(tx.actor.placeId ?? '', 'round')
  const known = await findRound(tx, id)
  if (!known && !(await ask(tx, id, lead))) return []
  const round = known ?? (await findRound(tx, id))
  if (!round) return []
  if (!known) await addTutors(tx, round, tutors)
  const tokens: { token: string; answers: number }[] = []
  for (const tutor of await tutorsOf(tx, id)) {
    const { answers } = tutors.find(each => each.name === tutor.name)!
    if (tutor.children === 0 || (known && (tutor.answered > 0 || answers === 0))) continue
    const given = await giveLink(tx, {
      id: newId(),
      purpose: 'tell-us',
      schoolId: round.school_id,
      forWhom: tutor.name,
      aboutId: tutor.id,
      days: round.days,
    })
    if (given) tokens.push({ token: given.token, answers })
  }
  return tokens
}

async function ask(tx: Tx, id: string, lead: string | undefined): Promise<boolean> {
  const screen = await latestScreen(tx)
  const school = (await schoolsOfPlace(tx)).find(each => each.urn === lockgate)
  if (!screen || !school) return false
  const listed = await childrenWith(tx, screen.id, school.id, ['too-little-known'], { atMost: 24, after: 0 })
  if (listed.length === 0) return false
  await beginRound(tx, {
    id,
    schoolId: school.id,
    screenId: screen.id,
    forDay: screen.as_of,
    days: 14,
    children: listed.map(each => each.child_id),
    beganBy: lead,
  })
  return true
}

// Some pupils have a good deal going on, some have not, and of some the tutor does not know.
function saidOf(at: number): Said {
  const raised = at % 3 !== 1
  return {
    sdq:
      at % 5 === 4
        ? 'not-known'
        : {
            emotional: raised ? 6 : 2,
            conduct: raised ? 2 : 1,
            hyperactivity: raised ? 4 : 3,
            peer: raised ? 4 : 1,
            prosocial: 7,
            impact: raised ? 2 : 0,
          },
    school: raised
      ? { rating: 'low', because: 'Sits at the back, has stopped putting a hand up since Easter' }
      : { rating: 'high', because: 'Runs the lunchtime chess board' },
    parental:
      at % 4 === 0
        ? { rating: 'low', because: 'Two calls not returned, nobody at the parents’ evening' }
        : at % 4 === 1
          ? 'not-known'
          : { rating: 'medium', because: 'Answers messages the same week' },
    concerns: at % 6 === 0 ? [{ kind: 'isolation', because: 'Eats alone most days' }] : 'none-seen',
  }
}
