// Who may begin an episode, who writes in it, and what the council and the school see of it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { recordAgreement, withdrawAgreement } from '#stages/enrol/index.ts'
import { findIdentity } from '../child/child.ts'
import { openPlaceWithCalendar } from '../presence/presence.fixture.ts'
import { assessmentsOf, beginAssessment, completeAssessment, saveSections, sectionsOf } from './assessment.ts'
import {
  addToTeam,
  beginEpisode,
  changeLead,
  closeEpisode,
  episodesOf,
  leadsOf,
  type NewEpisode,
  type Somebody,
} from './episodes.ts'
import { addNeed } from './needs.ts'
import { openEpisodes, reviewsDue } from './open.ts'
import { addReview } from './reviews.ts'
import { earlyHelpWords } from './settings.ts'

const { as, mine, theirs, whoIs, close } = await openPlaceWithCalendar()
after(() => close())

const [child = '', sibling = ''] = mine
const [ofAnother = ''] = theirs
const worker = whoIs('link-worker').id
/** As the trial names them. */
const LEAD = 'Pretend 1 link-worker'
const practitioner = whoIs('early-help-practitioner').id
const episode = (of: Partial<NewEpisode> = {}): NewEpisode => ({
  id: newId(),
  childId: child,
  beganOn: '2026-06-01',
  cameFrom: 'new',
  reason: 'Attendance and school',
  why: null,
  withoutYesBecause: 'The council told us of it',
  reviewBy: '2026-07-20',
  level: { level: 3, name: 'Early Help' },
  lead: { personId: worker },
  ...of,
})
const begin = async (of: Partial<NewEpisode> = {}) => {
  const made = episode(of)
  assert.equal(await as('link-worker', tx => beginEpisode(tx, made)), true)
  return made
}
/** A Link Worker takes the lead over first, be it another's. */
const end = (made: NewEpisode, by: 'link-worker' | 'early-help-practitioner' = 'link-worker') =>
  as(by, async tx => {
    const lead = { personId: worker }
    if (by === 'link-worker')
      await changeLead(tx, { id: newId(), episodeId: made.id, lead, fromOn: '2026-07-17' })
    return await closeEpisode(tx, made.childId, {
      id: made.id,
      onDay: '2026-07-17',
      reason: 'outcomes-met',
      words: null,
    })
  })
const need = (tx: Tx, made: NewEpisode) =>
  addNeed(tx, {
    id: newId(),
    episodeId: made.id,
    whose: 'parent',
    heading: 'health',
    words: 'Sleep',
    foundOn: '2026-07-01',
  })
const practitionerSees = (childId: string) =>
  as('early-help-practitioner', async tx => ({
    identity: (await findIdentity(tx, childId)) !== undefined,
    episodes: (await episodesOf(tx, childId)).length,
    lead: (await leadsOf(tx, [childId])).map(each => each.lead),
  }))

test('an episode has a yes, or says why it has none', async () => {
  await assert.rejects(
    as('link-worker', tx => beginEpisode(tx, episode({ withoutYesBecause: null }))),
    { code: '42501' },
  )
  const yes = { childId: child, purpose: 'early-help', who: 'family' } as const
  await as('link-worker', tx =>
    recordAgreement(tx, {
      ...yes,
      id: newId(),
      answer: 'yes',
      saidBy: 'parent',
      saidHow: 'in-person',
      saidOn: '2026-05-30',
      wording: 'Letter',
      language: 'en',
    }),
  )
  const made = await begin({ withoutYesBecause: null, lead: { personId: practitioner } })
  assert.equal((await practitionerSees(child)).episodes, 1)

  await as('link-worker', tx =>
    withdrawAgreement(tx, { ...yes, by: 'parent', how: 'phone', onDay: '2026-07-10', words: null }),
  )
  assert.deepEqual(await practitionerSees(child), { identity: false, episodes: 0, lead: [] })
  assert.equal((await as('link-worker', tx => episodesOf(tx, child))).length, 1)
  assert.equal(await end(made), true)
})

test('one episode is open at a time, and the same form twice is one', async () => {
  const made = await begin()
  assert.equal(await as('link-worker', tx => beginEpisode(tx, made)), false)
  assert.equal(await as('link-worker', tx => beginEpisode(tx, episode())), false)
  assert.equal(await end(made), true)
  assert.equal(await end(made), false)
})

test('nobody begins one with a child who is not theirs', async () => {
  assert.equal(await as('link-worker', tx => beginEpisode(tx, episode({ childId: ofAnother }))), false)
})

test('the council’s practitioner sees the child while they lead, and not after', async () => {
  const made = await begin({ lead: { personId: practitioner } })
  const open = await as('early-help-practitioner', openEpisodes)
  assert.deepEqual(
    open.map(each => [each.id, each.mine]),
    [[made.id, true]],
  )
  assert.equal(await as('early-help-practitioner', tx => need(tx, made)), true)
  assert.equal(await end(made, 'early-help-practitioner'), true)
  assert.deepEqual(await practitionerSees(child), { identity: false, episodes: 0, lead: [] })
})

test('who is around the family and does not lead learns whom to ask, and no more', async () => {
  const made = await begin()
  const who: Somebody = { personId: practitioner }
  const joined = { id: newId(), episodeId: made.id, who, role: 'Family support', fromOn: '2026-06-02' }
  assert.equal(await as('link-worker', tx => addToTeam(tx, joined)), true)
  assert.deepEqual(await practitionerSees(child), {
    identity: true,
    episodes: 0,
    lead: [LEAD],
  })
  await end(made)
  assert.equal((await practitionerSees(child)).identity, false)
})

test('a school’s lead learns who leads, and reads no episode', async () => {
  const made = await begin()
  assert.deepEqual(
    (await as('school-lead', tx => leadsOf(tx, [child]))).map(each => each.lead),
    [LEAD],
  )
  assert.deepEqual(await as('school-lead', tx => episodesOf(tx, child)), [])
  assert.deepEqual(await as('school-lead', tx => leadsOf(tx, [child]), 1), [])
  assert.deepEqual(await as('payer', tx => leadsOf(tx, [child])), [])
  await end(made)
})

test('only whoever leads writes; whoever may write of the child takes the lead over', async () => {
  const made = await begin({ childId: sibling, lead: { personId: practitioner } })
  await assert.rejects(
    as('link-worker', tx => need(tx, made)),
    { code: '42501' },
  )
  const review = {
    id: newId(),
    episodeId: made.id,
    onDay: '2026-07-01',
    whoCame: 'Mother',
    familySays: null,
    words: 'Better.',
    leans: 'less',
    nextOn: '2026-07-17',
  } as const
  await assert.rejects(
    as('link-worker', tx => addReview(tx, review)),
    { code: '42501' },
  )
  const lead = { id: newId(), episodeId: made.id, lead: { personId: worker }, fromOn: '2026-07-02' }
  assert.equal(await as('link-worker', tx => changeLead(tx, lead)), true)
  assert.equal(await as('link-worker', tx => changeLead(tx, lead)), false, 'the same form twice')
  assert.equal(await as('link-worker', tx => addReview(tx, review)), true)
  assert.equal((await practitionerSees(sibling)).episodes, 0)
  const due = await as('link-worker', tx => reviewsDue(tx, '2026-07-17'))
  assert.deepEqual(
    due.map(each => [each.child_id, each.next_on]),
    [[sibling, '2026-07-17']],
  )
  assert.deepEqual(await as('link-worker', tx => reviewsDue(tx, '2026-07-16')), [])
  const standing = (await as('link-worker', openEpisodes)).find(each => each.id === made.id)
  assert.deepEqual(
    [standing?.reviewed_on, standing?.leans, standing?.needs_open],
    ['2026-07-01', ['less'], 0],
  )
})

test('two who hand the lead on at the same moment do so one after the other', async () => {
  const made = await begin()
  const told = await Promise.all(
    [worker, practitioner, worker].map(personId =>
      as('link-worker', tx =>
        changeLead(tx, { id: newId(), episodeId: made.id, lead: { personId }, fromOn: '2026-07-03' }),
      ),
    ),
  )
  assert.deepEqual(told, [true, true, true])
  await as('link-worker', tx =>
    changeLead(tx, { id: newId(), episodeId: made.id, lead: { personId: worker }, fromOn: '2026-07-04' }),
  )
  await end(made)
})

test('where the lead has no account here, whoever may write of the child does', async () => {
  const made = await begin({ lead: { name: 'Sister Mary', organisation: 'Health visiting', reach: null } })
  assert.equal(await as('link-worker', tx => need(tx, made)), true)
  await end(made)
})

test('an assessment is typed once; what stood before stays, and a completed one does not change', async () => {
  const words = (await as('link-worker', earlyHelpWords))!
  const made = await begin()
  const [own] = await as('link-worker', tx => episodesOf(tx, child))
  await as('link-worker', tx => need(tx, made))
  const id = newId()
  const assess = { id, episodeId: made.id, beganOn: '2026-06-02' }
  assert.equal(await as('link-worker', tx => beginAssessment(tx, assess)), true)
  assert.equal(await as('link-worker', tx => beginAssessment(tx, { ...assess, id: newId() })), false)
  const type = (text: string) => ({
    id: newId(),
    section: 'parent-says',
    heading: 'What parents and carers say',
    words: text,
    nth: 2,
  })
  const save = (text: string, who: 'link-worker' | 'early-help-practitioner' = 'link-worker') =>
    as(who, tx => saveSections(tx, id, [type(text)]))
  const read = () =>
    as('link-worker', async tx => {
      const [assessment] = await assessmentsOf(tx, made.id)
      return await sectionsOf(tx, { childId: child, episode: own!, assessment: assessment! }, words)
    })
  const textOf = async (section: string) => (await read()).find(each => each.id === section)?.whole
  await save('Mornings are hard.')
  await save('Mornings are hard, and evenings are calm.')
  assert.deepEqual(await save('Forged', 'early-help-practitioner'), [])
  assert.equal(await textOf('parent-says'), 'Mornings are hard, and evenings are calm.')
  assert.match((await textOf('needs'))!, /^Improved mental and physical health\. A parent or carer: Sleep$/)
  assert.match((await textOf('around'))!, /^Lead practitioner: Pretend 1 link-worker/)

  const sections = await read()
  const done = { id, onDay: '2026-07-17', organisation: 'Kith', sections }
  assert.equal(await as('link-worker', tx => completeAssessment(tx, child, done)), true)
  await as('link-worker', tx => need(tx, made))
  assert.deepEqual(await save('Later'), [])
  assert.deepEqual(
    (await read()).map(each => each.whole),
    sections.map(each => each.whole),
  )
  await end(made)
})
