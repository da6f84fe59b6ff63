// An Early Help episode of the walk's child with all its parts, one that is over, one that the council leads, and one around which
// the council's practitioner is without leading it.
import { randomUUID } from 'node:crypto'
import { sendByHand, stepByHand } from '#intake/council-episodes/by-hand.fixture.ts'
import { csvPieces } from '#platform/csv/index.ts'
import type { Tx } from '#platform/database/queries.ts'
import { beginAssessment, completeAssessment, saveSections } from '#stages/support/early-help/assessment.ts'
import { councilFile, keepCouncilFile } from '#stages/support/early-help/council-file.ts'
import {
  addLevel,
  addToTeam,
  beginEpisode,
  changeLead,
  closeEpisode,
  type NewEpisode,
} from '#stages/support/early-help/episodes.ts'
import { addNeed, settleNeed } from '#stages/support/early-help/needs.ts'
import {
  acknowledgeReferral,
  addReferralLine,
  answerReferral,
  sendReferral,
} from '#stages/support/early-help/referrals.ts'
import { addReview } from '#stages/support/early-help/reviews.ts'
import { type TestDatabase, testUploads } from '#test/world.ts'
import { type Ground, LONG, must, TODAY } from './ground.ts'

/** Begins them; `episode` and `unmet` are the open one of the walk's child and a need of it that is not settled. */
export async function haveEarlyHelp(
  { as, whoIs, child, others, work }: Ground,
  database: TestDatabase,
  of: { episode: string; unmet: string; referral: string },
): Promise<void> {
  const worker = { personId: whoIs('link-worker') }
  const council = { personId: whoIs('early-help-practitioner') }
  const episode = (more: Partial<NewEpisode>): NewEpisode => ({
    id: randomUUID(),
    childId: child,
    beganOn: '2026-02-02',
    cameFrom: 'new',
    reason: 'Attendance and school',
    why: `Mornings are hard. ${LONG}`,
    withoutYesBecause: 'The council leads it, and told us',
    reviewBy: '2026-03-16',
    level: { level: 2, name: 'Earliest help' },
    lead: worker,
    ...more,
  })
  await as('link-worker', async tx => {
    const other = { name: 'Featherstonehaugh-Okonkwo, Wilhelmina', organisation: LONG, reach: '01632 960001' }
    const past = { beganOn: '2025-11-10', reviewBy: '2025-12-10' }
    const over = episode({ ...past, cameFrom: 'step-down', lead: other })
    must(await beginEpisode(tx, over), true)
    const whole = { id: randomUUID(), episodeId: over.id, beganOn: '2025-11-12' }
    must(await beginAssessment(tx, whole), true)
    const worries = {
      id: 'worries',
      heading: 'What we are worried about',
      asks: '',
      known: '',
      typed: undefined,
      whole: LONG,
    }
    const complete = { id: whole.id, onDay: '2025-12-01', organisation: LONG, sections: [worries] }
    must(await completeAssessment(tx, child, complete), true)
    must(
      await closeEpisode(tx, child, {
        id: over.id,
        onDay: '2026-01-20',
        reason: 'no-further-action',
        words: `The family moved nearer. ${LONG}`,
      }),
      true,
    )
    must(await beginEpisode(tx, episode({ id: of.episode, lead: other })), true)
    const here = { episodeId: of.episode }
    const lead = { id: randomUUID(), ...here, lead: worker, fromOn: '2026-03-02' }
    must(await changeLead(tx, lead), true)
    const step = { step: 'up', onDay: '2026-05-04', because: `A second need. ${LONG}` } as const
    must(await addLevel(tx, { id: randomUUID(), ...here, level: 3, name: 'Early Help', ...step }), true)
    const member = { ...here, fromOn: '2026-03-02', role: LONG }
    must(await addToTeam(tx, { id: randomUUID(), ...member, who: other }), true)
    const need = { ...here, words: LONG, foundOn: '2026-03-02' }
    const [met, not] = [randomUUID(), randomUUID()]
    for (const [id, whose, heading] of [
      [of.unmet, 'family', 'housing'],
      [met, 'parent', 'health'],
      [not, 'sibling', 'education'],
    ] as const)
      must(await addNeed(tx, { id, ...need, whose, heading }), true)
    must(await settleNeed(tx, child, { id: met, onDay: TODAY, as: 'met', words: LONG }), true)
    must(await settleNeed(tx, child, { id: not, onDay: TODAY, as: 'not-met', words: LONG }), true)
    const said = { ...here, whoCame: `Mother, Danny, ${LONG}`, familySays: LONG, words: LONG }
    const reviews = [
      ['2026-03-16', 'same', '2026-05-18'],
      ['2026-05-18', 'more', '2026-07-06'],
    ] as const
    for (const [onDay, leans, nextOn] of reviews)
      must(await addReview(tx, { id: randomUUID(), ...said, onDay, leans, nextOn }), true)

    const assessment = { id: randomUUID(), ...here, beganOn: '2026-03-02' }
    must(await beginAssessment(tx, assessment), true)
    const typed = { id: randomUUID(), section: 'worries', heading: 'What we are worried about', nth: 4 }
    must((await saveSections(tx, assessment.id, [{ ...typed, words: `${LONG}\n\n${LONG}` }])).length, 1)

    const sent = { childId: child, because: LONG, sentOn: '2026-05-04', withoutYesBecause: null }
    const mind = { ...sent, kind: 'mental-health', service: LONG, familySaid: 'yes' } as const
    must(await sendReferral(tx, { ...mind, id: of.referral }), true)
    const line = { childId: child, referralId: of.referral, onDay: '2026-06-08', words: LONG }
    for (const kind of ['chased', 'meanwhile'] as const)
      must(await addReferralLine(tx, { ...line, id: randomUUID(), kind }), true)
    const told = { id: of.referral, childId: child, onDay: '2026-06-10' }
    must(await answerReferral(tx, { ...told, answer: 'accepted', words: LONG }), true)
    const no = {
      ...sent,
      id: randomUUID(),
      kind: 'send',
      service: 'The council',
      familySaid: 'told',
    } as const
    must(await sendReferral(tx, { ...no, withoutYesBecause: LONG }), true)
    must(await acknowledgeReferral(tx, { ...told, id: no.id, who: 'A clerk' }), true)
    must(await answerReferral(tx, { ...told, id: no.id, answer: 'declined', words: LONG }), true)
    must(await sendReferral(tx, { ...mind, id: randomUUID(), service: 'School counselling' }), true)

    must(await beginEpisode(tx, episode({ childId: others[0]!, lead: council, cameFrom: 'council' })), true)
    const around = episode({ childId: others[1]! })
    must(await beginEpisode(tx, around), true)
    const colleague = { episodeId: around.id, who: council, role: 'Family support', fromOn: '2026-03-02' }
    must(await addToTeam(tx, { id: randomUUID(), ...colleague }), true)
  })
  // The council's file, as ours would come back with another lead worker's name.
  const span = { from: '2025-09-01', until: TODAY, today: TODAY }
  const { columns, rows, children, leftOut } = await as('programme-manager', tx =>
    councilFile(tx, 'ssd', span),
  )
  const kept = { kind: 'ssd', purpose: 'check-together', ...span, hash: 'a'.repeat(64) } as const
  await as('programme-manager', tx =>
    keepCouncilFile(tx, {
      ...kept,
      id: randomUUID(),
      rows: rows.length,
      children,
      leftOut,
      request: 'a walk',
    }),
  )
  const said = rows.map(row => [...row.slice(0, -2), LONG, LONG])
  const world = {
    ...{ database, placeId: work.placeId, uploads: testUploads },
    as: <T>(task: (tx: Tx) => Promise<T>) => as('programme-manager', task),
  }
  const sent = await sendByHand(world, [...csvPieces(columns, said, { forPeople: true })].join(''))
  must((await stepByHand(world, sent, 'take-in', { day: '2026-07-10' })).outcome, 'taken-in')
}
