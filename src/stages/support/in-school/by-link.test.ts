// What a teacher and a provider read and write by a link, and the walls round them.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { endLinks, giveLink } from '#records/links/links.ts'
import { answerPage, pageByLink, placementByLink, tellHowItGoes } from './by-link.ts'
import {
  answersOf,
  chooseReaders,
  endReader,
  giveReaderLink,
  readersOf,
  seeAnswers,
  unseenAnswers,
  versionsOf,
  writeClassPages,
} from './class-page.ts'
import { fixtureSql, openTwoSchools } from './in-school.fixture.ts'
import { addPlacements, endPlacement, givePlacementLink, placementsOf } from './placement.ts'
import { addLines, linesAbout, tellSchoolSide } from './suspension.ts'

const today = '2026-07-17'
const world = await openTwoSchools()
after(() => world.close())
const { child, school, place } = world
const worker = <T>(task: (tx: Tx) => Promise<T>) => world.as('link-worker', task)
const lead = <T>(task: (tx: Tx) => Promise<T>, nth = 1) => world.as('school-lead', task, nth)
const refused = { code: '42501' }
const attack = (name: string, values: Record<string, string>) =>
  worker(tx => tx.send(fixtureSql.get(name)!.fill(values)))

/** A link of this purpose about one thing, as the Link Worker gives it. */
async function linkTo(purpose: 'what-helps' | 'other-school', aboutId: string, id = newId()) {
  const given = await worker(tx =>
    giveLink(tx, { id, purpose, schoolId: school, forWhom: 'Somebody Kind', aboutId, days: 14 }),
  )
  return { id, token: given!.token }
}

describe('what helps me in class', () => {
  const lines = ['Ask me quietly.', 'Let me sit by the door.', 'Tell me before it changes.']
  const [pageId, readerId] = [newId(), newId()]
  const reader = { id: readerId, childId: child, name: 'Ms Khan', role: 'maths', until: '2026-09-30' }
  let token = ''

  test('a teacher reads one page by link: first name, initial, lines; no table, and no page of another’s link', async () => {
    assert.deepEqual(await worker(tx => chooseReaders(tx, [reader])), [], 'no page, nobody to read it')
    await worker(tx => writeClassPages(tx, [{ id: pageId, childId: child, lines, writtenOn: today }]))
    await worker(tx => chooseReaders(tx, [reader]))
    const loose = await linkTo('what-helps', readerId)
    assert.equal(
      await world.byLink(loose.token, pageByLink),
      undefined,
      'a link that the row does not name opens nothing',
    )
    const link = await linkTo('what-helps', readerId)
    await worker(tx => giveReaderLink(tx, child, readerId, link.id))
    token = link.token
    const page = await world.byLink(token, pageByLink)
    assert.deepEqual(
      [page!.forename, page!.initial, page!.lines, page!.answers],
      ['Pretend', 'E', lines, ['', '', '']],
    )
    assert.deepEqual(await world.byLink(token, tx => tx.send(fixtureSql.get('countTables')!.fill({}))), [
      { rows: 0 },
    ])
    assert.equal(await world.byLink(token, placementByLink), undefined, 'it is for one thing')
    await assert.rejects(
      world.byLink(token, tx => tellHowItGoes(tx, newId(), 'x', today)),
      refused,
    )
  })

  test('what a teacher says of a line stands on the record, once, until they say otherwise', async () => {
    const [first, second] = [newId(), newId()]
    const say = (id: string, answer: 'tried' | 'helped', words: string | null, line = 1) =>
      world.byLink(token, tx => answerPage(tx, pageId, [{ id, line, answer, words }]))
    assert.equal(await say(first, 'tried', null), 1)
    assert.equal(await say(first, 'tried', null), 0, 'the same form twice is one')
    assert.equal(await say(second, 'helped', 'She put her hand up.'), 1)
    assert.equal(await say(newId(), 'helped', null, 4), 0, 'there is no fourth line')
    const [answer, ...rest] = await lead(tx => answersOf(tx, child))
    assert.deepEqual([answer!.answer, answer!.words, rest.length], ['helped', 'She put her hand up.', 0])
    assert.deepEqual((await world.byLink(token, pageByLink))!.answers, ['helped', '', ''])
    assert.deepEqual(
      (await worker(tx => unseenAnswers(tx, 'Europe/London'))).map(each => each.answers),
      [2],
    )
    await worker(tx => seeAnswers(tx, child, today))
    assert.deepEqual(await worker(tx => unseenAnswers(tx, 'Europe/London')), [])
    await assert.rejects(attack('answerOfNobody', { child, page: pageId, reader: readerId }), refused)
    await assert.rejects(
      world.byLink(token, tx =>
        answerPage(tx, newId(), [{ id: newId(), line: 1, answer: 'tried', words: null }]),
      ),
      refused,
    )
  })

  test('a new version is what the link shows; the old one stays', async () => {
    const changed = [...lines, 'Let me finish.']
    await worker(tx =>
      writeClassPages(tx, [{ id: newId(), childId: child, lines: changed, writtenOn: today }]),
    )
    assert.deepEqual((await world.byLink(token, pageByLink))!.lines, changed)
    assert.deepEqual(
      (await worker(tx => versionsOf(tx, child))).map(each => each.version),
      [2, 1],
    )
  })

  test('the link shows nothing of whoever is restricted or takes part no more, and nothing once it is ended', async () => {
    await world.run('restrict', { place: place.id, child, person: world.whoIs('safeguarding-lead').id })
    assert.equal(await world.byLink(token, pageByLink), undefined)
    await world.run('unrestrict', { child })
    await world.run('endEnrolment', { child, on_day: today })
    assert.equal(await world.byLink(token, pageByLink), undefined)
    await world.run('enrolAgain', { child })
    assert.ok(await world.byLink(token, pageByLink))
    assert.equal(await worker(tx => endReader(tx, child, readerId, today)), true)
    assert.equal(await world.byLink(token, pageByLink), undefined, 'the row ends it, whoever ends the link')
    await worker(tx => endLinks(tx, 'what-helps', readerId, 'the child ended it'))
    await assert.rejects(world.byLink(token, pageByLink), { name: 'NotKnown' })
    assert.equal((await worker(tx => readersOf(tx, child, today)))[0]!.ended_on, today)
  })
})

describe('a link', () => {
  const readerId = newId()
  const open = async () => {
    const link = await linkTo('what-helps', readerId)
    await worker(tx => giveReaderLink(tx, child, readerId, link.id))
    return link.token
  }
  const says = (token: string, id = newId()) =>
    world.byLink(token, async tx => {
      const { page_id } = (await pageByLink(tx))!
      return answerPage(tx, page_id, [{ id, line: 1, answer: 'tried', words: null }])
    })

  test('is replaced by the next, ends on its day, and is no other’s guess', async () => {
    await worker(tx =>
      chooseReaders(tx, [{ id: readerId, childId: child, name: 'Mr Ali', role: 'art', until: '2026-09-30' }]),
    )
    const first = await open()
    assert.equal(await says(first), 1)
    const second = await open()
    await assert.rejects(world.byLink(first, pageByLink), { name: 'NotKnown' }, 'the newest alone opens')
    const guess = `${second.slice(0, -1)}${second.endsWith('A') ? 'B' : 'A'}`
    await assert.rejects(world.byLink(guess, pageByLink), { name: 'NotKnown' })
    await world.run('expireLinks', { place: place.id })
    await assert.rejects(world.byLink(second, pageByLink), { name: 'NotKnown' })
    await assert.rejects(says(second), { name: 'NotKnown' })
  })

  test('opens nothing once the child is on another school’s roll', async () => {
    const token = await open()
    const placementId = newId()
    await worker(tx =>
      addPlacements(tx, [
        {
          id: placementId,
          childId: child,
          followUpId: null,
          provider: 'The Quay',
          contactName: 'Sam Lee',
          contactBy: '01632 960001',
          startsOn: '2026-07-14',
          endsOn: '2026-07-24',
          days: ['mon' as const],
        },
      ]),
    )
    const other = await linkTo('other-school', placementId)
    await worker(tx => givePlacementLink(tx, child, placementId, other.id))
    assert.ok((await world.byLink(token, pageByLink)) && (await world.byLink(other.token, placementByLink)))
    await world.run('moveSchool', { child, school: place.schools[0]! })
    assert.equal(await world.byLink(token, pageByLink), undefined)
    assert.equal(await world.byLink(other.token, placementByLink), undefined)
    await assert.rejects(
      world.byLink(other.token, tx => tellHowItGoes(tx, newId(), 'x', today)),
      refused,
    )
    await world.run('moveSchool', { child, school })
    assert.ok(await world.byLink(other.token, placementByLink))
    await worker(tx => endPlacement(tx, child, { id: placementId, onDay: today, because: 'Tried here' }))
  })

  test('takes nothing in the moment the yes is taken back', async () => {
    const token = await open()
    const told = world.byLink(token, async tx => {
      assert.ok(await pageByLink(tx))
      await world.run('endEnrolment', { child, on_day: today })
      return answerPage(tx, newId(), [{ id: newId(), line: 1, answer: 'tried', words: null }])
    })
    await assert.rejects(told, refused)
    await world.run('enrolAgain', { child })
  })
})

describe('alternative provision', () => {
  const placementId = newId()

  test('three sides see one plan: the newest return plan, whoever wrote it; the link ends with the placement', async () => {
    const placement = {
      id: placementId,
      childId: child,
      followUpId: null,
      provider: 'The Bridge',
      contactName: 'Sam Lee',
      contactBy: '01632 960001',
      startsOn: '2026-07-14',
      endsOn: '2026-07-24',
      days: ['mon' as const, 'tue' as const],
    }
    assert.deepEqual(await worker(tx => addPlacements(tx, [placement])), [placementId])
    const link = await linkTo('other-school', placementId)
    assert.equal(await world.byLink(link.token, placementByLink), undefined)
    await worker(tx => givePlacementLink(tx, child, placementId, link.id))
    const about = { placementId }
    const plan = { childId: child, about, kind: 'return-plan' as const, onDay: today }
    await worker(tx => addLines(tx, [{ id: newId(), words: 'Back on Monday.', ...plan }]))
    await lead(tx => tellSchoolSide(tx, { id: newId(), words: 'Back on Tuesday, mornings.', ...plan }))
    const seen = (await world.byLink(link.token, placementByLink))!
    assert.deepEqual(
      [seen.forename, seen.initial, seen.provider, seen.plan, seen.wrote_on],
      ['Pretend', 'E', 'The Bridge', 'Back on Tuesday, mornings.', []],
    )
    assert.deepEqual(
      Object.keys(seen).filter(key => /attendance|suspen|because|words/.test(key)),
      [],
    )
    const line = newId()
    assert.equal(
      await world.byLink(link.token, tx => tellHowItGoes(tx, line, 'A good morning.', today)),
      true,
    )
    assert.equal(
      await world.byLink(link.token, tx => tellHowItGoes(tx, line, 'A good morning.', today)),
      false,
    )
    const [newest] = await lead(tx => linesAbout(tx, child, about))
    assert.deepEqual(
      [newest!.side, newest!.by_name, newest!.words],
      ['provider', 'Somebody Kind, The Bridge', 'A good morning.'],
    )
    assert.deepEqual((await world.byLink(link.token, placementByLink))!.wrote_on, [today])
    await worker(tx => endPlacement(tx, child, { id: placementId, onDay: today, because: 'Back in school' }))
    assert.equal(await world.byLink(link.token, placementByLink), undefined)
    await assert.rejects(
      world.byLink(link.token, tx => tellHowItGoes(tx, newId(), 'x', today)),
      refused,
    )
    const over = (await lead(tx => placementsOf(tx, child))).find(each => each.id === placementId)
    assert.equal(over?.ended_because, 'Back in school')
  })

  test('it is nobody’s of another school', async () => {
    assert.deepEqual(await lead(tx => placementsOf(tx, child), 0), [])
    assert.deepEqual(await world.as('link-worker', tx => placementsOf(tx, child), 1), [])
  })
})
