// The families of Canalside Primary School are offered a Link Worker: some say yes, one not yet, one no, two are thinking.
// Said through the same functions as the pages, by the school's lead; the manager gives the free place on.
import { daysBefore } from '#arithmetic/days.ts'
import type { Database } from '#platform/database/connections.ts'
import { answerOffer, makeOffer, moveUp, offersOfSchool } from '#stages/enrol/index.ts'
import { signedCohorts } from '#stages/identify/index.ts'
import { actors, canalsideRoom } from './agree-cohorts.ts'
import type { CastPeople } from './cast-into-place.ts'
import { demoId } from './demo-id.ts'

type Answers = { family?: 'yes' | 'not-yet' | 'no'; child?: 'yes' | 'not-yet'; words?: string }

/** What the first six families said, in the order of the list. */
export const SAID: Answers[] = [
  { family: 'yes', child: 'yes', words: 'After four is best, and in Polish please.' },
  { family: 'yes', child: 'not-yet' },
  { family: 'not-yet' },
  { family: 'no' },
  {},
  {},
]

/** Makes the offers that were not made yet, each with its answers in one transaction. Today is `today`, a day. */
export async function makeOffers(
  database: Database,
  placeId: string,
  people: CastPeople,
  today: string,
): Promise<void> {
  const act = actors(database, placeId, people)
  const cohort = (await act('canalsideLead', signedCohorts)).find(
    each => each.cohortId === canalsideRoom(placeId),
  )
  const offers = cohort && (await act('canalsideLead', tx => offersOfSchool(tx, cohort.schoolId)))
  if (!offers) return
  const asked = offers.holders.filter(each => each.place === 'in')
  for (const [n, { family, child, words }] of SAID.entries()) {
    const childId = asked[n]?.childId
    if (!childId) return
    const freed = await act('canalsideLead', async tx => {
      const offerId = demoId(placeId, 'offer', String(n))
      const made = await makeOffer(tx, {
        id: offerId,
        cohortId: offers.cohortId,
        childId,
        how: n % 2 === 0 ? 'letter' : 'phone',
        language: n === 0 ? 'pl' : 'en',
        offeredOn: today,
        answerBy: daysBefore(today, -14),
      })
      if (made !== 'made') return undefined
      const said = { offerId, childId, saidOn: today }
      if (family) {
        await answerOffer(tx, {
          ...said,
          id: demoId(offerId, 'family'),
          who: 'family',
          answer: family,
          saidBy: 'parent',
          saidHow: 'phone',
          words: words ?? null,
        })
      }
      if (child) {
        await answerOffer(tx, {
          ...said,
          id: demoId(offerId, 'child'),
          who: 'child',
          answer: child,
          saidBy: 'child',
          saidHow: 'in-person',
          words: null,
        })
      }
      return family === 'no' ? { offerId, childId } : undefined
    })
    if (freed) {
      await act('manager', tx =>
        moveUp(tx, {
          id: demoId(freed.offerId, 'moved up'),
          cohortId: offers.cohortId,
          freed: freed.childId,
          because: 'The family said no, and was thanked.',
        }),
      )
    }
  }
}
