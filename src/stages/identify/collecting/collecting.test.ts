// The wall round a link, and what becomes of an answer: in the pretend place, through the functions that pages call.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import { loadDemo } from '#demo/load.ts'
import { NotKnown } from '#platform/database/connections.ts'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { hashToken } from '#platform/sessions.ts'
import { doWork, placeOfSlug } from '#records/access/work.ts'
import { endLinks, giveLink } from '#records/links/links.ts'
import { schoolsOfPlace } from '#records/places/places.ts'
import { readRoll } from '#records/schooling/schooling.ts'
import { staff } from '#test/cast.ts'
import { startTestSession } from '#test/session.ts'
import { readTables } from '#test/worked-tables.ts'
import { openTestDatabase } from '#test/world.ts'
import { askForScreen, childrenWith, latestScreen, runScreen } from '../screens/screens.ts'
import { askedChildren, askedRound, type Said, takeAnswer } from './answers.ts'
import {
  addTutors,
  askAbout,
  beginRound,
  childrenOf,
  closeRound,
  findRound,
  giveToTutors,
  movesOf,
  noteScreenAfter,
  roundsOf,
  stopAsking,
  tutorsOf,
} from './rounds.ts'
import { inWords, saidIn } from './said-in-words.fixture.ts'

const sql = readSqlFile(new URL('wall-for-tests.sql', import.meta.url))
const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 2 })
const administrator = await connectPlainly(database.where, database.postgres.administrator)
after(() => administrator.close())
const placeId = (await placeOfSlug(database, 'millbrook'))!
const personId = async (name: string) =>
  (await administrator.run(sql, 'findPerson', { name }))[0]!.id as string
const as = async <T>(name: string, task: (tx: Tx) => Promise<T>) =>
  await database.asActor(hashToken(await startTestSession(database, await personId(name), placeId)), task)
const manager = <T>(task: (tx: Tx) => Promise<T>) => as(staff.manager.name, task)
const lead = <T>(task: (tx: Tx) => Promise<T>) => as(staff.canalsideLead.name, task)
const byLink = <T>(token: string, task: (tx: Tx) => Promise<T>) => database.asActor(hashToken(token), task)
const refused = { code: '42501' }

const silent: Said = { sdq: null, parental: null, school: null, concerns: null }
const scores = { emotional: 8, conduct: 2, hyperactivity: 3, peer: 6, prosocial: 7, impact: 2 }

const schools = await manager(schoolsOfPlace)
const [canalside, oswins] = ['990001', '990002'].map(urn => schools.find(each => each.urn === urn)!)
const screen = (await manager(latestScreen))!
const roundId = newId()
const listed = await lead(tx =>
  childrenWith(tx, screen.id, canalside!.id, ['too-little-known'], { atMost: 6, after: 0 }),
)
const elsewhere = await manager(tx =>
  childrenWith(tx, screen.id, oswins!.id, ['too-little-known'], { atMost: 2, after: 0 }),
)
const about = listed.map(each => each.child_id)
const begin = (tx: Tx, id = roundId) =>
  beginRound(tx, {
    id,
    schoolId: canalside!.id,
    screenId: screen.id,
    forDay: screen.as_of,
    days: 14,
    children: [...about, elsewhere[0]!.child_id],
  })
assert.equal(await lead(begin), 6, 'the child of another school is left out')
assert.equal(await lead(begin), 0, 'the same form twice is one round')
await assert.rejects(
  lead(tx => begin(tx, newId())),
  { name: 'PlainError', message: /began a round for this school in the same moment/ },
)
await lead(async tx => {
  const round = (await findRound(tx, roundId))!
  await addTutors(tx, round, [
    { name: 'Ms Khan', role: 'class teacher', email: null, years: [] },
    { name: 'Mr Osei', role: 'class teacher', email: null, years: [] },
  ])
})
const named = await lead(tx => tutorsOf(tx, roundId))
const [khan, osei] = ['Ms Khan', 'Mr Osei'].map(name => named.find(each => each.name === name)!)
await lead(tx =>
  giveToTutors(
    tx,
    roundId,
    about.map((child, at) => ({ child, tutor: at < 4 ? khan!.id : osei!.id })),
  ),
)
const link = (id: string, tutor = khan!) => ({
  id,
  purpose: 'tell-us' as const,
  schoolId: canalside!.id,
  forWhom: tutor.name,
  aboutId: tutor.id,
  days: 14,
})
const linkId = newId()
const token = (await lead(tx => giveLink(tx, link(linkId))))!.token

describe('a link', () => {
  test('is given once: the same form shows no second token', async () => {
    assert.equal(await lead(tx => giveLink(tx, link(linkId))), null)
  })

  test('sees its own children by forename, initial and year, and nothing else of them', async () => {
    const children = await byLink(token, askedChildren)
    assert.deepEqual(
      children.map(each => each.child_id),
      about.slice(0, 4),
    )
    assert.deepEqual(Object.keys(children[0]!).sort(), [
      'answered_at',
      'child_id',
      'concerns',
      'forename',
      'parental',
      'school',
      'sdq',
      'surname',
      'year_group',
    ])
    const shortOf = (each: { forename: string | null; surname: string | null }) =>
      `${each.forename} ${each.surname?.[0]}`.toLowerCase()
    const whole = listed.slice(0, 4)
    for (const child of children) {
      const full = whole.find(each => each.child_id === child.child_id)!
      const alone = whole.filter(each => shortOf(each) === shortOf(full)).length === 1
      assert.equal(child.forename, full.forename)
      assert.equal(child.surname, alone ? full.surname![0] : full.surname)
    }
    assert.equal((await byLink(token, askedRound))?.asker, staff.canalsideLead.name)
  })

  test('reads no table of the place, whatever is sent in its name', async () => {
    const tables = (await administrator.run(sql, 'findTables')) as { guarded: string; class: string }[]
    assert.ok(tables.length > 40)
    for (const { guarded } of tables.filter(each => each.class !== 'open')) {
      const counted = await byLink(token, tx => tx.send(sql.get('countAny')!.fill({ guarded }))).catch(
        error => error,
      )
      if (counted instanceof Error) assert.equal((counted as { code?: string }).code, '42501', guarded)
      else assert.equal(Number(counted[0]!.n), 0, guarded)
    }
  })

  test('says nothing of a child it is not asked about: another tutor’s, another school’s, one left out', async () => {
    const [dropped] = about.slice(3)
    await lead(tx => stopAsking(tx, roundId, dropped!, 'Has moved'))
    for (const child of [about[4]!, elsewhere[0]!.child_id, dropped!, newId()])
      await assert.rejects(
        byLink(token, tx => takeAnswer(tx, newId(), child, { ...silent, sdq: 'not-known' })),
        refused,
      )
    assert.equal((await byLink(token, askedChildren)).length, 3)
    assert.equal(await lead(tx => askAbout(tx, roundId, [dropped!], 'Came back')), 1)
  })

  test('asks about no child who is restricted, or whose family objects', async () => {
    const child = about[3]!
    for (const limit of ['restrict', 'object'] as const) {
      await administrator.run(sql, limit, {
        child,
        ...(limit === 'restrict' && { person: await personId(staff.safeguarding.name) }),
      })
      assert.equal((await byLink(token, askedChildren)).length, 3, limit)
      await administrator.run(sql, limit === 'restrict' ? 'unrestrict' : 'unobject', { child })
    }
    assert.equal((await byLink(token, askedChildren)).length, 4)
  })

  test('is nothing that a signed-in person can pretend, the manager neither', async () => {
    for (const who of [lead, manager]) {
      assert.deepEqual(await who(askedChildren), [])
      assert.equal(await who(askedRound), undefined)
      await assert.rejects(
        who(tx => takeAnswer(tx, newId(), about[0]!, { ...silent, sdq: 'not-known' })),
        refused,
      )
    }
  })

  test('is given for one’s own school alone, by whoever may ask', async () => {
    const other = { ...link(newId()), schoolId: oswins!.id }
    await assert.rejects(
      lead(tx => giveLink(tx, other)),
      refused,
    )
    await assert.rejects(
      as(staff.director.name, tx => giveLink(tx, link(newId()))),
      refused,
    )
    await assert.rejects(
      byLink(token, tx => giveLink(tx, link(newId()))),
      refused,
    )
  })

  test('about another school’s tutor opens nothing, though its maker knows the tutor’s number', async () => {
    const highSchool = schools.find(each => each.urn === '990006')!
    const forged = { ...link(newId()), schoolId: highSchool.id }
    const given = await as(staff.highSchoolLead.name, tx => giveLink(tx, forged))
    assert.deepEqual(await byLink(given!.token, askedChildren), [])
    assert.equal(await byLink(given!.token, askedRound), undefined)
  })

  test('of another purpose does not open this one', async () => {
    await administrator.run(sql, 'addPurpose')
    await administrator.run(sql, 'changePurpose', { link: linkId, purpose: 'something-else' })
    assert.deepEqual(await byLink(token, askedChildren), [])
    await administrator.run(sql, 'changePurpose', { link: linkId, purpose: 'tell-us' })
  })
})

describe('a round', () => {
  test('is for its own school’s lead and the manager, and of nobody else', async () => {
    assert.equal(
      (await lead(roundsOf)).some(each => each.id === roundId),
      true,
    )
    assert.equal(
      (await manager(roundsOf)).some(each => each.id === roundId),
      true,
    )
    const other = staff.highSchoolLead.name
    assert.deepEqual(await as(other, roundsOf), [])
    assert.deepEqual(await as(other, tx => childrenOf(tx, roundId)), [])
    const child = elsewhere[0]!.child_id
    assert.equal(await manager(tx => askAbout(tx, roundId, [child], 'x')), 0, 'on another school’s roll')
    await assert.rejects(
      as(other, tx => askAbout(tx, roundId, [about[0]!], 'x')),
      refused,
    )
    await assert.rejects(
      as(other, tx => stopAsking(tx, roundId, about[0]!, 'x')),
      refused,
    )
    await assert.rejects(
      as(staff.director.name, tx => giveToTutors(tx, roundId, [{ child: about[0]!, tutor: null }])),
      refused,
    )
  })
})

describe('an answer', () => {
  const child = about[0]!
  const kept = async () => (await administrator.run(sql, 'findKept', { child })) as Record<string, unknown>[]
  const inForce = async () =>
    (await kept()).filter(row => row.ended === false).map(({ what, value }) => `${what} ${value}`)

  test('becomes records of the day of the list, said by the tutor; twice the same form is one', async () => {
    const id = newId()
    const said: Said = {
      sdq: scores,
      parental: { rating: 'low', because: 'Two calls not returned' },
      school: 'not-known',
      concerns: [{ kind: 'isolation', because: 'Eats alone' }],
    }
    assert.equal(await byLink(token, tx => takeAnswer(tx, id, child, said)), true)
    assert.equal(await byLink(token, tx => takeAnswer(tx, id, child, said)), false)
    assert.deepEqual(await inForce(), [
      'concerns isolation Eats alone',
      'ratings parental-engagement low Two calls not returned',
      'sdq 8 2 3 6 7 2',
    ])
    for (const row of await kept())
      assert.deepEqual([row.on_day, row.said_by], ['2026-07-17', 'Ms Khan, class teacher'])
    const mine = (await byLink(token, askedChildren))[0]!
    assert.deepEqual(
      [mine.sdq, mine.parental, mine.school, mine.concerns],
      ['said', 'said', 'not-known', 'said'],
    )
  })

  test('is amended part by part, the earlier one ended and not overwritten, also back to what it was', async () => {
    const say = (said: Partial<Said>) =>
      byLink(token, tx => takeAnswer(tx, newId(), child, { ...silent, ...said }))
    await say({ sdq: { ...scores, emotional: 1 } })
    assert.ok(
      (await inForce()).includes('ratings parental-engagement low Two calls not returned'),
      'an empty part stays',
    )
    await say({ sdq: scores })
    await say({ concerns: 'none-seen', parental: 'not-known' })
    assert.deepEqual(await inForce(), ['sdq 8 2 3 6 7 2'])
    const all = (await kept()).map(({ what }) => what)
    assert.deepEqual(all, ['concerns', 'ratings', 'sdq', 'sdq', 'sdq'])
  })

  test('after another leaves standing what the worked table says', async () => {
    const rows = readTables(
      readFileSync(new URL('../../../../rules/collecting.md', import.meta.url), 'utf8'),
    )[0]!
    assert.ok(rows.length > 8)
    const other = about[2]!
    for (const row of rows) {
      await administrator.run(sql, 'forgetAnswers', { child: other })
      for (const answer of ['first answer', 'second answer'].map(name => row[name]!).filter(Boolean))
        await byLink(token, tx => takeAnswer(tx, newId(), other, saidIn(answer)))
      const standing = (
        (await administrator.run(sql, 'findKept', { child: other })) as Record<string, unknown>[]
      )
        .filter(each => each.ended === false)
        .map(each => inWords(String(each.what), String(each.value)))
      assert.equal(standing.toSorted().join('; ') || 'nothing', row['what stands'], JSON.stringify(row))
    }
  })

  test('that cannot be is refused whole', async () => {
    const before = await kept()
    const bad: Said = {
      ...silent,
      parental: { rating: 'high', because: 'Rings every week' },
      sdq: { ...scores, peer: 11 },
    }
    await assert.rejects(
      byLink(token, tx => takeAnswer(tx, newId(), child, bad)),
      { code: '23514' },
    )
    assert.deepEqual(await kept(), before)
  })

  test('is read by the screen as a row of a file would be', async () => {
    const pupils = async () => {
      const { academic_year } = (await administrator.run(sql, 'findYear', { screen: screen.id }))[0] as {
        academic_year: number
      }
      return (await manager(tx => readRoll(tx, canalside!, academic_year))).pupils
    }
    const byHand = (await pupils()).find(each => each.childId === child)!.pupil
    const twin = about[1]!
    await administrator.run(sql, 'addScoresAsAFileWould', { child: twin, ...scores })
    const byFile = (await pupils()).find(each => each.childId === twin)!.pupil
    const bare = (rows: readonly object[]) => rows.map(row => ({ ...row, child_id: null, source: null }))
    assert.deepEqual(bare(byHand.sdq).slice(-1), bare(byFile.sdq).slice(-1))
    const ended = byHand.ratings.filter(each => typeof each.source === 'string')
    assert.deepEqual(ended, [], 'what a tutor took back is not read')
    assert.equal((byHand.sdq.at(-1) as { source: string }).source, 'Ms Khan, class teacher')
  })

  test('moves a child when the screen runs again, and before and after are counted', async () => {
    for (const each of about.slice(0, 4))
      await byLink(token, tx =>
        takeAnswer(tx, newId(), each, {
          sdq: scores,
          parental: { rating: 'low', because: 'Nobody comes' },
          school: { rating: 'low', because: 'Head on the desk' },
          concerns: 'none-seen',
        }),
      )
    const again = newId()
    await manager(tx => askForScreen(tx, again))
    await manager(tx => noteScreenAfter(tx, roundId, again))
    await doWork(database, { kind: 'job', placeId, why: 'run the screen' }, work =>
      work.as(tx => runScreen(tx, again)),
    )
    const moves = await lead(tx => movesOf(tx, roundId))
    const sum = (rows: typeof moves) => rows.reduce((n, each) => n + each.children, 0)
    assert.equal(sum(moves), 6)
    assert.equal(sum(moves.filter(each => each.before === 'too-little-known')), 6)
    assert.ok(sum(moves.filter(each => each.after !== 'too-little-known')) >= 4, JSON.stringify(moves))
  })
})

describe('the end of a link', () => {
  test('comes with a newer one, at once', async () => {
    const newer = (await lead(tx => giveLink(tx, link(newId()))))!.token
    await assert.rejects(byLink(token, askedChildren), NotKnown)
    assert.equal((await byLink(newer, askedChildren)).length, 4)
    assert.equal(await lead(tx => endLinks(tx, 'tell-us', khan!.id, 'a test')), 1)
    await assert.rejects(byLink(newer, askedChildren), NotKnown)
  })

  test('comes when its days are over, and when the round is closed', async () => {
    const late = newId()
    const lateToken = (await lead(tx => giveLink(tx, link(late, osei))))!.token
    await administrator.run(sql, 'age', { link: late })
    await assert.rejects(byLink(lateToken, askedChildren), NotKnown)
    const open = (await lead(tx => giveLink(tx, link(newId(), osei))))!.token
    assert.equal((await byLink(open, askedChildren)).length, 2)
    assert.equal(await lead(tx => closeRound(tx, roundId)), true)
    await assert.rejects(byLink(open, askedChildren), NotKnown)
    assert.equal(await lead(tx => closeRound(tx, roundId)), false)
    await assert.rejects(
      lead(tx => askAbout(tx, roundId, [about[0]!], 'late')),
      refused,
    )
  })
})
