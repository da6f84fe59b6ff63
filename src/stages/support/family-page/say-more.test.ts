// A yes given on a page is an agreement like any other: who, when, which words in which language; taken back the same way. And
// what a partner says is not right comes to somebody whom it is not about.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { giveLink } from '#records/links/links.ts'
import { addRules } from '../concerns/rules.fixture.ts'
import { chooseReaders, giveReaderLink, writeClassPages } from '../in-school/class-page.ts'
import { openTwoSchools } from '../in-school/in-school.fixture.ts'
import { ownPage, sayYes, takeYesBack } from './by-link.ts'
import { answerNotRight, notRight } from './not-right.ts'
import { addPages, givePageLink } from './pages.ts'
import { tellAsPartner, toldByLink } from './partner.ts'
import { askedOf } from './say-yes.html.ts'
import { purposes } from './words.ts'

const today = '2026-07-17'
const world = await openTwoSchools()
after(() => world.close())
await addRules(world.database, world.place.id)
const { child, school, place } = world
const sql = readSqlFile(new URL('./family-page.fixture.sql', import.meta.url))
const worker = <T>(task: (tx: Tx) => Promise<T>) => world.as('link-worker', task)
const set = (name: string, values: Record<string, string>) => world.administrator.run(sql, name, values)
const [mother, father] = [newId(), newId()]
await set('addParents', {
  ...{ place: place.id, child, mother, father, school, network: mother },
  ...{ worker: world.whoIs('link-worker').id, contact: newId() },
})
await set('saidYes', { place: place.id, child, purpose: 'support', kind: 'agreement', answer: 'yes' })

async function give(relativeId: string, mayChange: boolean) {
  const [id, linkId] = [newId(), newId()]
  await worker(tx => addPages(tx, [{ id, childId: child, who: 'parent', relativeId, mayChange }]))
  const link = { id: linkId, purpose: purposes.parent, schoolId: school, aboutId: id, days: 30 }
  const given = await worker(tx => giveLink(tx, { ...link, forWhom: 'a parent or carer' }))
  await worker(tx => givePageLink(tx, child, id, linkId))
  return given!.token
}

describe('a yes to more', async () => {
  const [mothers, fathers] = [await give(mother, true), await give(father, false)]
  const purpose = 'photos'
  const say = (token: string, of: string) =>
    world.byLink(token, async tx => {
      const asked = askedOf((await ownPage(tx))!, purpose)
      const { piece = 'ask_photos', hash = '0'.repeat(64), language = 'en' } = asked ?? {}
      return await sayYes(tx, { id: newId(), purpose: of, piece, hash, language })
    })
  const more = async () => (await world.byLink(mothers, ownPage))!.shows.more!.map(each => each.purpose)

  test('is asked where the place lets it be asked there, of whoever says yes and no', async () => {
    assert.deepEqual(await more(), ['photos', 'research', 'sharing-by-name'])
    await assert.rejects(say(fathers, purpose), { code: '42501' })
    for (const each of ['early-help', 'outcomes', 'support', 'nothing'])
      assert.equal(await say(mothers, each), false, each)
  })

  test('is kept with the words that were read, holds, and is taken back as it was given', async () => {
    assert.equal(await say(mothers, purpose), true)
    assert.deepEqual(await more(), ['research', 'sharing-by-name'])
    const [kept] = await world.administrator.run(sql, 'saidOnPage', { child, purpose })
    const { hash, ...rest } = kept!
    assert.match(String(hash), /^[0-9a-f]{64}$/)
    assert.deepEqual(rest, {
      answer: 'yes',
      said_by: 'parent',
      said_how: 'page',
      wording: 'ask_photos',
      language: 'en',
      by: null,
    })
    const { shows } = (await world.byLink(mothers, ownPage))!
    assert.ok(shows.agreed!.some(each => each.purpose === purpose && each.answer === 'yes'))
    assert.equal(await world.byLink(mothers, tx => takeYesBack(tx, { purpose, words: null })), 'withdrawn')
  })

  test('is not asked again of whoever took it back', async () => {
    assert.deepEqual(await more(), ['research', 'sharing-by-name'])
    assert.equal(await say(mothers, purpose), false)
  })
})

test('what a teacher says is not right of the Link Worker is read and answered by the manager alone', async () => {
  await worker(tx =>
    writeClassPages(tx, [
      { id: newId(), childId: child, lines: ['Ask me.', 'Wait.', 'Smile.'], writtenOn: today },
    ]),
  )
  const [reader, linkId] = [newId(), newId()]
  const given = await worker(async tx => {
    await chooseReaders(tx, [
      { id: reader, childId: child, name: 'Ms Khan', role: 'maths', until: '2026-09-30' },
    ])
    const link = { id: linkId, purpose: 'what-helps' as const, schoolId: school, aboutId: reader, days: 14 }
    const made = await giveLink(tx, { ...link, forWhom: 'Somebody Kind' })
    await giveReaderLink(tx, child, reader, linkId)
    return made!
  })
  const what = { theme: 'unkind', about: 'link-worker', words: 'Canary-partner' } as const
  const tell = { ...what, id: newId(), childId: null }
  assert.equal(await world.byLink(given.token, tx => tellAsPartner(tx, tell)), true)
  assert.equal(await world.byLink(given.token, tx => tellAsPartner(tx, tell)), false, 'twice is one')
  assert.deepEqual(await worker(notRight), [])
  const [known] = await world.as('programme-manager', notRight)
  assert.deepEqual([known!.words, known!.who], ['Canary-partner', 'what-helps'])
  const answer = { id: known!.id, answer: 'I spoke with them.', onDay: today }
  await world.as('programme-manager', tx => answerNotRight(tx, answer))
  const told = await world.byLink(given.token, tx => toldByLink(tx, null))
  assert.deepEqual([told.length, told[0]!.answer], [1, 'I spoke with them.'])
  assert.doesNotMatch(JSON.stringify(told), /Canary/)
  for (const childId of [child, newId()])
    assert.deepEqual(
      (await world.byLink(given.token, tx => toldByLink(tx, childId))).length,
      childId === child ? 1 : 0,
      'of that child alone',
    )
  await assert.rejects(
    world.byLink(given.token, tx => tellAsPartner(tx, { ...tell, id: newId(), childId: newId() })),
    { code: '42501' },
  )
  await assert.rejects(
    worker(tx => tellAsPartner(tx, { ...tell, id: newId() })),
    { code: '42501' },
  )
  const newer = async (forWhom: string) => {
    const token = await worker(async tx => {
      const id = newId()
      const link = { id, purpose: 'what-helps' as const, schoolId: school, aboutId: reader, days: 14 }
      const made = await giveLink(tx, { ...link, forWhom })
      await giveReaderLink(tx, child, reader, id)
      return made!.token
    })
    return await world.byLink(token, tx => toldByLink(tx, null))
  }
  assert.deepEqual(await newer('Somebody Kind'), told, 'the answer is theirs by a newer link, too')
  assert.deepEqual(await newer('Somebody Else'), [], 'and nobody else’s')
})
