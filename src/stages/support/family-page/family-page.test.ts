// What a parent and a child see and do by their link, and the walls round it: never anything of the other parent, no note, no
// score, no address; closed at once by whatever closes it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { endLinks, giveLink, openByCode } from '#records/links/links.ts'
import { readTables } from '#test/worked-tables.ts'
import { addRules, isoOf } from '../concerns/rules.fixture.ts'
import { writeClassPages } from '../in-school/class-page.ts'
import { openTwoSchools } from '../in-school/in-school.fixture.ts'
import { ownPage, sayOnPage, speak, takeYesBack, tellNotRight } from './by-link.ts'
import { answerNotRight, notRight, themesOf, waitingNotRight } from './not-right.ts'
import {
  addPages,
  answerSaid,
  endPage,
  givePageLink,
  makeCode,
  pagesOf,
  previewOf,
  saidOnPages,
  waitingWords,
} from './pages.ts'
import { type PageWho, purposes } from './words.ts'

const today = '2026-07-17'
const world = await openTwoSchools()
after(() => world.close())
const { child, school, place, ofAnother } = world
const sql = readSqlFile(new URL('./family-page.fixture.sql', import.meta.url))
const worker = <T>(task: (tx: Tx) => Promise<T>) => world.as('link-worker', task)
const manager = <T>(task: (tx: Tx) => Promise<T>) => world.as('programme-manager', task)
const refused = { code: '42501' }
const workerId = world.whoIs('link-worker').id
const [mother, father] = [newId(), newId()]
const set = (name: string, values: Record<string, string | number>) =>
  world.administrator.run(sql, name, values)

await set('addParents', {
  place: place.id,
  child,
  mother,
  father,
  school,
  worker: workerId,
  contact: newId(),
  network: mother,
})
await set('drawPeople', { place: place.id, network: mother, child })
await set('saidYes', { place: place.id, child, purpose: 'support', kind: 'agreement', answer: 'yes' })
await set('saidYes', { place: place.id, child, purpose: 'photos', kind: 'consent', answer: 'yes' })
await set('saidYes', { place: place.id, child, purpose: 'research', kind: 'consent', answer: 'no' })
await worker(tx =>
  writeClassPages(tx, [
    { id: newId(), childId: child, lines: ['Ask me quietly.', 'Wait.', 'Tell me.'], writtenOn: today },
  ]),
)

/** A page with a link that works, as the Link Worker gives it. */
async function give(who: PageWho, relativeId: string | null = null, mayChange = false) {
  const open = (await worker(tx => pagesOf(tx, child))).find(
    each => each.ended_on === null && each.who === who && each.relative_id === relativeId,
  )
  const id = open?.id ?? newId()
  if (!open) await worker(tx => addPages(tx, [{ id, childId: child, who, relativeId, mayChange }]))
  const linkId = newId()
  const given = await worker(tx =>
    giveLink(tx, {
      id: linkId,
      purpose: purposes[who],
      schoolId: school,
      forWhom: 'a parent or carer',
      aboutId: id,
      days: 30,
    }),
  )
  await worker(tx => givePageLink(tx, child, id, linkId))
  return { id, linkId, token: given!.token }
}

describe('a page', () => {
  test('of one parent shows what we do together, and nothing of the other parent, no note, score or address', async () => {
    const { token } = await give('parent', mother)
    const page = (await world.byLink(token, ownPage))!
    assert.deepEqual(
      [page.shows.forename, page.shows.workers.length, page.shows.told, page.mayChange],
      ['Pretend', 1, [{ name: 'Ms Khan', role: 'maths', on: '2026-07-02' }], false],
    )
    assert.deepEqual(
      page.shows.agreed?.map(each => [each.purpose, each.answer]),
      [
        ['photos', 'yes'],
        ['support', 'yes'],
      ],
      'a no is nobody’s to show',
    )
    assert.doesNotMatch(JSON.stringify(page), /canary|960666|emotional|"9"/i)
    assert.deepEqual(await world.byLink(token, tx => tx.send(sql.get('countTables')!.fill({}))), [
      { rows: 0 },
    ])
  })

  test('of the child shows their own words and team, and no agreement, no count of anybody', async () => {
    const { token } = await give('child')
    const { shows, who } = (await world.byLink(token, ownPage))!
    assert.deepEqual(
      [who, shows.lines, shows.team],
      ['child', ['Ask me quietly.', 'Wait.', 'Tell me.'], ['Nan', 'Mum']],
    )
    assert.deepEqual([shows.agreed, shows.looked, shows.told], [null, null, null])
    assert.doesNotMatch(JSON.stringify(shows), /canary/i)
  })

  test('never tells that whoever keeps children safe has looked', async () => {
    await world.as('safeguarding-lead', tx =>
      record(tx, { action: 'saw-record', childId: child, subject: 'child' }),
    )
    const { token } = await give('parent', mother)
    const { looked } = (await world.byLink(token, ownPage))!.shows
    assert.ok(looked!.some(each => each.role === 'other'))
    assert.ok(!looked!.some(each => each.role === 'safeguarding-lead'))
  })

  test('is looked at before its link is given, and then shows the same to the letter', async () => {
    for (const who of ['parent', 'child'] as const) {
      const { token } = await give(who, who === 'parent' ? mother : null)
      assert.deepEqual(
        await worker(tx => previewOf(tx, child, who === 'parent' ? mother : null)),
        (await world.byLink(token, ownPage))!.shows,
      )
    }
    assert.equal(await world.as('school-lead', tx => previewOf(tx, child, mother), 1), undefined)
    assert.equal(await world.as('link-worker', tx => previewOf(tx, child, mother), 1), undefined)
  })

  test('is for a relative of this child, whom one may contact, in one’s own name', async () => {
    const forge = (values: Record<string, string | number>) =>
      worker(tx =>
        tx.send(sql.get('forgePage')!.fill({ child, school, relative: father, person: workerId, ...values })),
      )
    await assert.rejects(forge({ person: world.whoIs('link-worker', 1).id }), refused)
    await assert.rejects(forge({ relative: newId() }), refused)
    await assert.rejects(forge({ child: ofAnother }), refused)
    await assert.rejects(
      world.as(
        'school-lead',
        tx =>
          tx.send(
            sql
              .get('forgePage')!
              .fill({ child, school, relative: father, person: world.whoIs('school-lead', 1).id }),
          ),
        1,
      ),
      refused,
    )
  })

  test('is opened by its own link and no other', async () => {
    const { id } = await give('parent', mother)
    const loose = await worker(tx =>
      giveLink(tx, {
        id: newId(),
        purpose: 'family-page',
        schoolId: school,
        forWhom: 'x',
        aboutId: id,
        days: 30,
      }),
    )
    assert.equal(await world.byLink(loose!.token, ownPage), undefined, 'a link that the page does not name')
    const wrong = await worker(tx =>
      giveLink(tx, {
        id: newId(),
        purpose: 'child-page',
        schoolId: school,
        forWhom: 'x',
        aboutId: id,
        days: 30,
      }),
    )
    assert.equal(
      await world.byLink(wrong!.token, ownPage),
      undefined,
      'a child’s link opens no parent’s page',
    )
  })
})

describe('what is said', () => {
  let token = ''
  before(async () => {
    token = (await give('parent', mother)).token
  })
  const say = (id: string, words = 'It is at four, not five.') =>
    world.byLink(token, tx => sayOnPage(tx, { id, kind: 'put-right', words }))

  test('waits for the Link Worker until it is answered, and the answer stands on the page', async () => {
    const id = newId()
    assert.equal(await say(id), true)
    assert.equal(await say(id), false, 'the same form twice is one')
    assert.deepEqual(
      (await worker(waitingWords)).map(each => [each.child_id, each.many, each.put_right]),
      [[child, 1, true]],
    )
    assert.deepEqual(await world.as('link-worker', waitingWords, 1), [])
    assert.deepEqual(await world.as('school-lead', tx => saidOnPages(tx, child), 1), [])
    assert.doesNotMatch(
      JSON.stringify((await world.byLink(token, ownPage))!.shows.said),
      /four/,
      'their words are not shown again',
    )
    const answered = { id, answer: 'Thank you. It is put right.', onDay: today }
    assert.equal(await worker(tx => answerSaid(tx, child, answered)), true)
    assert.equal(await worker(tx => answerSaid(tx, child, { ...answered, answer: 'Other' })), false)
    assert.equal((await world.byLink(token, ownPage))!.shows.said[0]!.answer, 'Thank you. It is put right.')
    assert.deepEqual(await worker(waitingWords), [])
  })

  test('is no more than twenty a day', async () => {
    for (let n = 1; n < 20; n++) assert.equal(await say(newId(), `Words ${n}`), true)
    assert.equal(await say(newId(), 'One more'), false)
  })

  test('in a language that is kept', async () => {
    await world.byLink(token, tx => speak(tx, 'ur'))
    const page = (await world.byLink(token, ownPage))!
    assert.deepEqual([page.tongue.language, page.tongue.dir], ['ur', 'rtl'])
    assert.match(String(await page.tongue.title('page_next')), /<span lang="en" dir="ltr">What is next/)
  })
})

describe('something is not right', () => {
  const tell = async (about: 'link-worker' | 'team' | 'other') => {
    const { token } = await give('child')
    const id = newId()
    await world.byLink(token, tx => tellNotRight(tx, { id, theme: 'promise', about, words: `Of ${about}` }))
    return id
  }

  test('is answered within ten working days by somebody whom it is not about', async () => {
    const [ofWorker, ofTeam] = [await tell('link-worker'), await tell('team')]
    const [waiting] = (await manager(notRight)).filter(each => each.id === ofWorker)
    assert.ok(waiting && waiting.due_on > waiting.said_on)
    assert.equal((await manager(waitingNotRight)).not_safe, false)
    assert.deepEqual(await worker(notRight), [], 'whoever it is about does not read it')
    assert.deepEqual(
      (await manager(notRight)).filter(each => each.id === ofTeam),
      [],
    )
    const lead = await world.as('safeguarding-lead', notRight)
    assert.ok(lead.some(each => each.id === ofTeam))
    const answer = { answer: 'I spoke with them. They come on Tuesday.', onDay: today }
    assert.equal(await manager(tx => answerNotRight(tx, { id: ofTeam, ...answer })), undefined)
    assert.equal(await manager(tx => answerNotRight(tx, { id: ofWorker, ...answer })), child)
    assert.equal(await manager(tx => answerNotRight(tx, { id: ofWorker, ...answer })), undefined, 'once')
    assert.deepEqual((await manager(waitingNotRight)).many, 0)
    const { token } = await give('child')
    assert.ok((await world.byLink(token, ownPage))!.shows.wrong.some(each => each.answer === answer.answer))
  })

  test('is due as the worked table says', async () => {
    const page = readFileSync(new URL('../../../../rules/family-page.md', import.meta.url), 'utf8')
    await addRules(world.database, place.id)
    const table = readTables(page).find(rows => rows[0]?.['said on'])!
    assert.ok(table.length > 2)
    for (const row of table)
      assert.deepEqual(
        await set('workingDays', { place: place.id, from_day: isoOf(row['said on']!), days: 10 }),
        [{ due: isoOf(row['answer by']!) }],
        row['said on'],
      )
  })

  test('is due sooner where the place says so', async () => {
    await addRules(world.database, place.id, { not_right_working_days: 3 })
    const id = await tell('other')
    const told = (await manager(notRight)).find(each => each.id === id)!
    const [{ due }] = (await set('workingDays', { place: place.id, from_day: told.said_on, days: 3 })) as [
      { due: string },
    ]
    assert.equal(told.due_on, due)
  })

  test('is counted by what it is, with how many were late', () => {
    const row = (theme: string, due_on: string, answered_on: string | null) => ({
      theme,
      due_on,
      answered_on,
    })
    assert.deepEqual(
      themesOf(
        [
          row('promise', '2026-07-10', '2026-07-12'),
          row('unkind', '2026-07-10', null),
          row('promise', '2026-07-20', null),
        ],
        today,
      ),
      [
        { theme: 'promise', many: 2, late: 1 },
        { theme: 'unkind', many: 1, late: 1 },
      ],
    )
  })
})

describe('a code', () => {
  const spend = (code: string) => world.database.atTheDoor(tx => openByCode(tx, code.replace(' ', ''), 4))

  test('opens the page once, for one browser; a newer one, its end and the end of the link close it', async () => {
    const { id } = await give('parent', mother)
    const { code } = (await worker(tx => makeCode(tx, id)))!
    assert.match(code, /^[a-z]{4} [a-z]{4}$/)
    const opened = (await spend(code))!
    assert.equal(opened.purpose, 'family-page')
    assert.ok(await world.byLink(opened.token, ownPage))
    assert.equal(await spend(code), undefined, 'once')
    const older = (await worker(tx => makeCode(tx, id)))!
    const newer = (await worker(tx => makeCode(tx, id)))!
    assert.equal(await spend(older.code), undefined)
    await set('expireCodes', {})
    assert.equal(await spend(newer.code), undefined)
    await worker(tx => endLinks(tx, 'family-page', id, 'tried here'))
    assert.equal(await world.byLink(opened.token, ownPage), undefined)
    assert.equal(await worker(tx => makeCode(tx, id)), undefined)
    await assert.rejects(
      world.as('payer', tx => makeCode(tx, id)).then(made => assert.ok(made)),
      /./,
    )
  })
})

describe('closed at once', () => {
  const opens = async (token: string) =>
    (await world.byLink(token, ownPage).catch(() => undefined)) !== undefined

  test('by a restriction and a conflict, and not opened again by their end', async () => {
    const one = await give('parent', mother)
    await world.run('restrict', { place: place.id, child, person: world.whoIs('safeguarding-lead').id })
    assert.equal(await opens(one.token), false)
    await world.run('unrestrict', { child })
    assert.equal(await opens(one.token), false)
    assert.equal((await worker(tx => pagesOf(tx, child))).find(each => each.id === one.id)!.state, 'closed')
    const two = await give('parent', mother)
    assert.equal(await opens(two.token), true)
    await set('exclude', { place: place.id, child, person: world.whoIs('link-worker', 1).id })
    assert.equal(await opens(two.token), false)
    await set('unexclude', { child })
  })

  test('by a protected address, by the worker, and when somebody is no relative any more', async () => {
    const one = await give('parent', mother)
    await set('protect', { place: place.id, child })
    assert.equal(await opens(one.token), false)
    await set('unprotect', { child })
    assert.equal(await opens(one.token), true)
    assert.equal(
      await worker(tx => endPage(tx, child, { id: one.id, onDay: today, because: 'tried here' })),
      true,
    )
    assert.equal(await opens(one.token), false)
    const dad = await give('parent', father)
    await set('endRelationship', { child, relative: father })
    assert.equal(await opens(dad.token), false)
  })

  test('by the yes to take part, taken back on the page itself by whoever says yes and no for the child', async () => {
    const without = await give('parent', mother)
    await assert.rejects(
      world.byLink(without.token, tx => takeYesBack(tx, { purpose: 'photos', words: null })),
      refused,
    )
    await worker(tx => endPage(tx, child, { id: without.id, onDay: today, because: 'given anew' }))
    const { token } = await give('parent', mother, true)
    const back = (purpose: string) =>
      world.byLink(token, tx => takeYesBack(tx, { purpose, words: 'Not now.' }))
    assert.equal(await back('photos'), 'withdrawn')
    assert.equal(await back('photos'), 'none')
    assert.equal(await opens(token), true)
    assert.equal(await back('support'), 'withdrawn')
    assert.equal(await opens(token), false)
    assert.deepEqual(
      (await set('standing', { child }))
        .map(row => [row.purpose, row.withdrawn_how, row.by, row.ended_because])
        .sort(),
      [
        ['photos', 'page', null, 'withdrew'],
        ['support', 'page', null, 'withdrew'],
      ],
    )
    await assert.rejects(back('research'), refused)
  })
})
