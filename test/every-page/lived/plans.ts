// The plan of the walk's child: every part of it, texts that stand beside each other, goals of each measure, activities in every
// state, and both answers.
import { randomUUID } from 'node:crypto'
import {
  addActivities,
  finishActivity,
  type NewActivity,
  sayReady,
  stopActivity,
} from '#stages/support/plans/activities.ts'
import { sayBehind, tellNeeds } from '#stages/support/plans/behind.ts'
import { addGoals, addPoints, endGoal, sayNotNow } from '#stages/support/plans/goals.ts'
import { addAgreements, saveVersions, startPlans } from '#stages/support/plans/plans.ts'
import { addShares } from '#stages/support/plans/shares.ts'
import { type Ground, LONG, must, TODAY } from './ground.ts'

/** What examples of addresses name: a goal, an activity that runs, a need without help. */
export type LivedPlan = Record<'goal' | 'activity' | 'need' | 'version', string>

/** The plan of the walk's child, written and saved over by two people. */
export async function makeAPlan({ as, child }: Ground): Promise<LivedPlan> {
  const plan = randomUUID()
  const [first, second, goal, network, gone, runs, need] = Array.from({ length: 7 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const words = {
    hopes: `To look after animals, in ${LONG}`,
    ownWords: 'Ask me about dragons before you ask about maths.',
    ownLanguage: 'en',
    strengths: 'Draws, and notices who is left out.',
    protective: `Nan, and the dog. ${LONG}`,
  }
  await as('link-worker', async tx => {
    must((await startPlans(tx, [{ id: plan, childId: child, beganOn: '2025-11-10' }])).length, 1)
    await saveVersions(tx, [{ id: first, planId: plan, savedOn: TODAY, follows: null, words }])
    await saveVersions(tx, [
      {
        id: second,
        planId: plan,
        savedOn: TODAY,
        follows: first,
        words: { ...words, hopes: 'To have a dog one day.' },
      },
    ])
    const each = { planId: plan, beganOn: '2025-11-10' }
    await addGoals(tx, [
      { ...each, id: goal, whose: 'child', measure: 'numbers' },
      { ...each, id: network, whose: 'network', measure: 'doing' },
      { ...each, id: gone, whose: 'child', measure: 'faces' },
    ])
    const says = { whoHelps: 'Danny, Nan and Miss Featherstonehaugh-Okonkwo', iDo: null, youDo: LONG }
    const goalWords = (aim: string) => ({
      ...says,
      aim,
      answers: ['attendance'],
      lookAgainOn: '2026-09-18',
    })
    await saveVersions(
      tx,
      ([goal, network, gone] as const).map((goalId, n) => ({
        ...{ id: randomUUID(), planId: plan, savedOn: TODAY, follows: null, goalId },
        goal: goalWords(
          ['I want to be in by the bell', `Nan meets ${LONG}`, 'I want to read to the dog'][n]!,
        ),
      })),
    )
    const point = { saidBy: 'child' as const, words: null }
    await addPoints(tx, [
      ...[2, 4, 3, 6].map((value, n) => ({
        ...point,
        ...{ id: randomUUID(), goalId: goal, onDay: `2026-0${n + 2}-10`, value },
      })),
      { ...point, id: randomUUID(), goalId: network, onDay: '2026-05-10', value: 2, words: LONG },
      { ...point, id: randomUUID(), goalId: gone, onDay: '2026-05-10', value: 4 },
    ])
    must(await endGoal(tx, child, { id: gone, onDay: TODAY, how: 'reached', words: LONG }), true)
    await sayNotNow(tx, [{ id: randomUUID(), planId: plan, area: 'maths', saidOn: TODAY }])
    const activity: Omit<NewActivity, 'id'> = {
      ...{ planId: plan, goalId: goal, kind: 'art', what: null, myChoice: true },
      ...{ domain: 'wellbeing', readyWhen: null },
    }
    const [waits, done, stopped, again] = Array.from({ length: 4 }, () => randomUUID()) as string[]
    const tutor = { ...activity, kind: 'tuition', domain: 'academic', myChoice: false }
    await addActivities(tx, [
      { ...activity, id: runs, begunOn: '2026-03-02' },
      { ...tutor, id: waits!, what: LONG, readyWhen: `When I like the room. ${LONG}` },
      { ...tutor, id: randomUUID(), goalId: null, readyWhen: null },
      { ...activity, id: done!, kind: 'boxing', begunOn: '2026-03-02' },
      { ...tutor, id: stopped!, begunOn: '2026-03-02' },
      { ...tutor, id: again!, begunOn: '2026-05-02' },
    ])
    must(await sayReady(tx, { childId: child, id: waits!, onDay: TODAY }), true)
    must(await finishActivity(tx, { childId: child, id: done!, onDay: TODAY }), true)
    const stop = { childId: child, onDay: TODAY, why: 'too-hard' as const }
    must(await stopActivity(tx, { ...stop, id: stopped!, side: 'child' }), true)
    must(await stopActivity(tx, { ...stop, id: again!, side: 'parent', words: LONG }), true)
    const said = { planId: plan, language: null, saidOn: '2025-11-10' }
    await sayBehind(tx, [
      { ...said, id: randomUUID(), saidBy: 'child', words: LONG },
      { ...said, id: randomUUID(), saidBy: 'parent', words: 'Mornings. I leave at four.' },
      { ...said, id: randomUUID(), saidBy: 'school', words: 'She is slow to settle.' },
    ])
    const found = { planId: plan, foundOn: '2026-02-02', foundBy: 'programme' as const }
    await tellNeeds(tx, [
      { ...found, id: need, kind: 'caring', what: LONG, worryOn: '2026-01-12', worryBy: 'school' },
      {
        ...{ ...found, id: randomUUID(), kind: 'hearing-sight', what: 'Glasses', worryOn: null },
        ...{ worryBy: null, helpedOn: '2026-02-20', help: 'An eye test' },
      },
    ])
    const yes = { planId: plan, how: 'together' as const, saidOn: '2025-11-10', number: 2 }
    await addAgreements(tx, [
      { ...yes, id: randomUUID(), side: 'child', agrees: true, name: 'The child', words: LONG },
      { ...yes, id: randomUUID(), side: 'parent', agrees: false, name: 'Mother', words: null },
    ])
    // Later both say yes, and share a goal and how it goes with whoever may read it.
    for (const side of ['child', 'parent'] as const) {
      const agreementId = randomUUID()
      const later = { ...yes, number: 5, saidOn: '2026-03-02', words: null }
      await addAgreements(tx, [{ ...later, id: agreementId, side, agrees: true, name: 'Both' }])
      const shares = [goal, null].flatMap(goalId =>
        (['school', 'council'] as const).map(whom => ({ id: randomUUID(), agreementId, goalId, whom })),
      )
      must((await addShares(tx, shares)).length, 4)
    }
  })
  const version = randomUUID()
  await as('programme-manager', tx =>
    saveVersions(tx, [
      {
        id: version,
        planId: plan,
        savedOn: TODAY,
        follows: first,
        words: { ...words, strengths: 'Never gives up.' },
      },
    ]),
  )
  return { goal, activity: runs, need, version }
}
