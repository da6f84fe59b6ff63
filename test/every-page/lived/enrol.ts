// What families and children said to whom, and who is matched with whom.
import { randomUUID } from 'node:crypto'
import {
  changeLinkWorker,
  matchLinkWorker,
  recordAgreements,
  type Saying,
  withdrawAgreement,
} from '#stages/enrol/index.ts'
import { linkWorkers, tellOfConflict } from '#stages/enrol/matching/matching.ts'
import { answerOffer, makeOffer, offersOfSchool } from '#stages/enrol/offers.ts'
import { type Ground, LONG, must, mustAll, TODAY } from './ground.ts'

/** Agreements of each answer, a yes taken back, somebody who left, a new Link Worker, who waits for one, a conflict told. */
export async function agree({ as, whoIs, school, child, others }: Ground): Promise<void> {
  const saying = (
    purpose: string,
    answer: Saying['answer'],
    who: Saying['who'] = 'family',
    saidOn = '2026-06-30',
  ): Saying => ({
    ...{
      id: randomUUID(),
      childId: child,
      purpose,
      who,
      answer,
      saidOn,
      language: 'pl',
      wording: 'Letter of 2025',
    },
    ...{
      saidBy: who === 'child' ? 'child' : 'parent',
      saidHow: 'phone',
      words: answer === 'told' ? null : LONG,
    },
  })
  const [moving = '', leaving = ''] = others.slice(3)
  await as('link-worker', async tx => {
    const said = [
      saying('early-help', 'yes'),
      saying('photos', 'yes'),
      saying('photos', 'not-yet', 'child'),
      saying('research', 'no'),
      saying('sharing-by-name', 'yes'),
      saying('my-voice-by-name', 'yes', 'child'),
      saying('safeguarding', 'told'),
      saying('outcomes', 'told'),
    ]
    mustAll([...(await recordAgreements(tx, said)).values()], 'kept')
    const back = {
      who: 'family' as const,
      by: 'parent' as const,
      how: 'phone' as const,
      onDay: '2026-07-10',
      words: LONG,
    }
    must(await withdrawAgreement(tx, { ...back, childId: child, purpose: 'sharing-by-name' }), 'withdrawn')
    must(await withdrawAgreement(tx, { ...back, childId: leaving, purpose: 'support' }), 'withdrawn')
    await tellOfConflict(tx, {
      id: randomUUID(),
      forename: 'Maximiliana-Konstantina',
      surname: 'Nobody-Here',
      schoolId: school,
      kind: 'neighbour',
    })
  })
  const offers = await as('school-lead', tx => offersOfSchool(tx, school))
  const free = offers!.holders.filter(
    each => each.place === 'in' && !each.offer && !each.quiet && each.childId !== child,
  )
  const waiting = free.slice(0, 2).map(({ childId }) => childId)
  await as('school-lead', async tx => {
    for (const childId of waiting) {
      const offerId = randomUUID()
      const offer = { id: offerId, cohortId: offers!.cohortId, childId, how: 'phone', language: 'en' }
      must(await makeOffer(tx, { ...offer, offeredOn: '2026-07-15', answerBy: '2026-07-29' }), 'made')
      for (const who of ['family', 'child'] as const) {
        const saidBy = who === 'child' ? 'child' : 'parent'
        const said = {
          id: randomUUID(),
          offerId,
          childId,
          who,
          answer: 'yes' as const,
          saidBy,
          saidHow: 'phone',
        }
        must(await answerOffer(tx, { ...said, saidOn: '2026-07-16', words: null }), 'answered')
      }
    }
  })
  await as('programme-manager', async tx => {
    const [matched = ''] = waiting
    const match = {
      enrolmentId: randomUUID(),
      caseloadId: randomUUID(),
      cohortId: offers!.cohortId,
      cohortName: 'Pretend cohort',
    }
    must(
      await matchLinkWorker(tx, {
        ...match,
        childId: matched,
        personId: whoIs('link-worker'),
        beganOn: TODAY,
      }),
      'matched',
    )
    const another = (await linkWorkers(tx)).find(each => each.id !== whoIs('link-worker'))!
    const change = { id: randomUUID(), childId: moving, personId: another.id, onDay: TODAY }
    must(await changeLinkWorker(tx, change), 'changed')
  })
}
