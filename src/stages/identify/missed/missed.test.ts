// A school's term in small: marks come in week by week, somebody is suspended, people say what they did, and the list
// follows. Two schools, so that one's lead never reads or writes another's.
import assert from 'node:assert/strict'
import { before, type TestContext, test } from 'node:test'
import { addCastPeople, type CastPeople } from '#demo/cast-into-place.ts'
import { tellFamilies } from '#demo/tell-families.ts'
import { CANALSIDE, setUpMillbrook, takeIn, WEAVERS } from '#intake/import.fixture.ts'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { hashToken } from '#platform/sessions.ts'
import { addToCaseload } from '#records/access/restrictions.ts'
import { doWork } from '#records/access/work.ts'
import { findChildByUpn } from '#records/children/children.ts'
import type { Mentions } from '#records/children/contributions.ts'
import { schoolsOfPlace } from '#records/places/places.ts'
import { startTestSession } from '#test/session.ts'
import { openTestDatabase } from '#test/world.ts'
import { hearObjection, numbersOf } from '../families-first/objections.ts'
import { askForScreen, runScreen } from '../screens/screens.ts'
import { lookForMissed, placesToLookAt } from './look.ts'
import { lookErrand } from './look-errand.ts'
import { acts as actsSaid, concerns } from './mentions.ts'
import { act, acts, describeChild, looks, stillMissed, takeBack } from './missed.ts'

const ANN = 'A359000025001'
const BEN = 'P304000024999'
const CAT = 'X207000018077'
const DAN = 'M940000022010'
const FIRST = '2026-06-01'
const days = Array.from({ length: 50 }, (_, n) => addDays(FIRST, n)).filter(
  day => ![0, 6].includes(new Date(day).getUTCDay()),
)
const upTo = (last: string) => days.filter(day => day <= last)
const present = (last: string, gone: Record<string, string> = {}) =>
  upTo(last)
    .map(day => gone[day] ?? '/\\')
    .join('')
const mentions: Mentions[] = [actsSaid, concerns]

const database = await openTestDatabase()
const placeId = await setUpMillbrook(database)
let people: CastPeople
let ann: string
let cat: string

const asOperator = <T>(task: (tx: Tx) => Promise<T>) =>
  doWork(database, { kind: 'operator', placeId, why: 'a test' }, work => work.as(task))
const as = async <T>(who: string, task: (tx: Tx) => Promise<T>) => {
  const token = await startTestSession(database, people.get(who)!, placeId)
  return await database.asActor(hashToken(token), task)
}
const missedBy = (who: string, of: { schoolId?: string; childId?: string } = {}) =>
  as(who, async tx => (await stillMissed(tx, mentions, of)).map(each => each.childId))
const kindsOf = (who: string, childId: string) =>
  as(who, async tx => (await describeChild(tx, mentions, childId))?.things.map(thing => thing.kind) ?? [])
const act1 = (childId: string, onDay: string, id = newId()) =>
  ({ id, childId, onDay, did: 'rang-home', told: null, note: null, things: [] }) as const

/** What the two schools' systems hold up to a day. */
async function sendFiles(
  t: TestContext,
  last: string,
  gone: Record<string, Record<string, string>>,
  more = {},
) {
  const pupils = [
    `${ANN},${CANALSIDE},4,Quill,Ann`,
    `${BEN},${CANALSIDE},5,Reed,Ben`,
    `${CAT},${WEAVERS},4,Stone,Cat`,
    `${DAN},${WEAVERS},6,Vale,Dan`,
  ]
  const marks = [ANN, BEN, CAT, DAN].map(upn => `${upn},${present(last, gone[upn])}`)
  const taken = await takeIn(t, database, placeId, {
    'calendar.csv': `date\n${days.join('\n')}\n`,
    'pupils.csv': `upn,school,year,surname,forename\n${pupils.join('\n')}\n`,
    'marks.csv': `upn,marks\n${marks.join('\n')}\n`,
    'suspensions.csv': 'upn,start,sessions,type,reasons\n',
    ...more,
  })
  assert.equal(taken.outcome, 'taken-in', taken.sentence ?? '')
}

before(async () => {
  people = await asOperator(tx => addCastPeople(tx, placeId))
})

test('nobody is looked at before families were told and a screen has run', async t => {
  await sendFiles(t, '2026-06-12', { [ANN]: { '2026-06-11': 'II', '2026-06-12': 'NN' } })
  assert.deepEqual(await database.asMachine(placesToLookAt), [placeId])
  assert.equal(await asOperator(lookForMissed), 0)
  assert.deepEqual(await database.asMachine(placesToLookAt), [], 'what came in is answered')
  assert.deepEqual(await missedBy('manager'), [])
  assert.deepEqual(await as('manager', looks), [])
})

test('two days missed and nobody has spoken of it: found after the screen, by the errand', async () => {
  await asOperator(tx => tellFamilies(tx, '2026-07-17'))
  await screen()
  await asOperator(async tx => {
    ann = (await findChildByUpn(tx, ANN))!
    cat = (await findChildByUpn(tx, CAT))!
  })
  await lookErrand(database).run()
  assert.deepEqual(await missedBy('manager'), [ann])
  const found = await as('canalsideLead', tx => describeChild(tx, mentions, ann))
  assert.deepEqual(
    found?.things.map(({ kind, since, found: figures }) => [kind, since, figures]),
    [
      [
        'days-missed',
        '2026-06-11',
        {
          absent: 4,
          authorised: 2,
          latest: '2026-06-12',
          ofSchoolDays: 5,
          partTime: 0,
          possible: 10,
          since: '2026-06-11',
        },
      ],
    ],
  )
  assert.deepEqual([found?.who?.name, found?.who?.as], ['Helen Ogden', 'school lead'])
  const [look] = await as('canalsideLead', looks)
  assert.deepEqual(
    [look?.school, look?.marks_end, look?.children],
    ['Canalside Primary School', '2026-06-12', 2],
  )
})

test('a second look changes nothing', async () => {
  const before = await asOperator(tx => describeChild(tx, mentions, ann))
  await asOperator(lookForMissed)
  assert.deepEqual(await asOperator(tx => describeChild(tx, mentions, ann)), before)
})

test('one school’s lead, and whoever has no such child on their caseload, sees nothing and cannot act', async () => {
  assert.deepEqual(await missedBy('highSchoolLead'), [])
  assert.deepEqual(await as('highSchoolLead', looks), [])
  assert.deepEqual(await missedBy('canalsideWorker'), [])
  for (const who of ['highSchoolLead', 'canalsideWorker', 'director']) {
    await assert.rejects(
      as(who, tx => act(tx, act1(ann, '2026-06-12'))),
      { code: '42501' },
      who,
    )
  }
  await assert.rejects(
    as('manager', tx => act(tx, act1(cat, '2026-06-12'))),
    { code: '42501' },
    'nothing happened to this child',
  )
})

test('it clears by something done after it happened, once, and comes back when it is taken back', async () => {
  const early = newId()
  assert.equal(await as('canalsideLead', tx => act(tx, act1(ann, '2026-05-29', early))), true)
  assert.deepEqual(await missedBy('canalsideLead'), [ann], 'that was more than ten school days before')
  const done = newId()
  assert.equal(await as('canalsideLead', tx => act(tx, act1(ann, '2026-06-12', done))), true)
  assert.equal(await as('canalsideLead', tx => act(tx, act1(ann, '2026-06-12', done))), false, 'sent twice')
  assert.deepEqual(await missedBy('canalsideLead'), [])
  assert.equal(await as('manager', tx => takeBack(tx, ann, done)), false, 'another’s')
  assert.equal(await as('canalsideLead', tx => takeBack(tx, ann, done)), true)
  assert.equal(await as('canalsideLead', tx => takeBack(tx, ann, done)), false)
  assert.deepEqual(await missedBy('canalsideLead'), [ann])
  const kept = await as('manager', tx => acts(tx, { childId: ann }, 10))
  assert.deepEqual(
    kept.map(each => [each.id, each.taken_back_at !== null, each.mine]),
    [
      [done, true, false],
      [early, false, false],
    ],
  )
})

test('a Link Worker who is matched acts, and sees that child alone', async () => {
  await asOperator(tx => addToCaseload(tx, { childId: ann, personId: people.get('canalsideWorker')! }))
  assert.deepEqual(await missedBy('canalsideWorker'), [ann])
  const found = await as('manager', tx => describeChild(tx, mentions, ann))
  assert.deepEqual([found?.who?.name, found?.who?.as], ['Danny Whittle', 'Link Worker'])
  await as('canalsideWorker', tx => act(tx, act1(ann, '2026-06-12')))
  assert.deepEqual(await missedBy('manager'), [])
})

test('it is quiet for ten school days of marks, and a suspension comes back at once', async t => {
  const away = { '2026-06-11': 'II', '2026-06-12': 'NN', '2026-06-18': 'II', '2026-06-19': 'II' }
  const suspended = {
    'suspensions.csv': `upn,start,sessions,type,reasons\n${CAT},2026-06-17,2,SUSP,DB\n${CAT},2026-06-18,0,LNCH,DB\n`,
  }
  await sendFiles(t, '2026-06-19', { [ANN]: away }, suspended)
  await lookErrand(database).run()
  assert.deepEqual(await missedBy('manager'), [cat])
  assert.deepEqual(await kindsOf('manager', cat), ['suspended'])
  await as('manager', tx => act(tx, act1(cat, '2026-06-17')))
  assert.deepEqual(await missedBy('manager'), [])

  const later = { ...away, '2026-06-30': 'NN', '2026-07-01': 'NN' }
  const again = {
    'suspensions.csv': `upn,start,sessions,type,reasons\n${CAT},2026-06-17,2,SUSP,DB\n${CAT},2026-06-30,2,SUSP,DB\n`,
  }
  await sendFiles(t, '2026-07-02', { [ANN]: later }, again)
  await lookErrand(database).run()
  assert.deepEqual((await missedBy('manager')).sort(), [ann, cat].sort())
})

test('a concern that is written down, or what a later stage knows, clears it too', async t => {
  const spokenOf: Mentions = async (_, children) =>
    children.map(child_id => ({ child_id, on_day: '2026-07-02' }))
  assert.deepEqual(await as('manager', tx => stillMissed(tx, [...mentions, spokenOf])), [])
  const away = { '2026-06-30': 'NN', '2026-07-01': 'NN' }
  await sendFiles(
    t,
    '2026-07-02',
    { [ANN]: away },
    {
      'suspensions.csv': `upn,start,sessions,type,reasons\n${CAT},2026-06-17,2,SUSP,DB\n${CAT},2026-06-30,2,SUSP,DB\n`,
      'concerns.csv': `upn,date,kind,said_by\n${ANN},2026-07-01,isolation,class teacher\n`,
    },
  )
  assert.deepEqual(await missedBy('manager'), [cat])
})

test('a risk is newly met where the screen before had measured it, and by no other', async t => {
  const judged = (lines: string[]) => ({
    'attainment.csv': `upn,date,subject,band,raw,scale\n${lines.join('\n')}\n`,
  })
  const ben = (await asOperator(tx => findChildByUpn(tx, BEN)))!
  const at = `${BEN},2026-06-05,MA,at,,`
  await sendFiles(t, '2026-07-02', {}, judged([at]))
  await screen()
  await sendFiles(
    t,
    '2026-07-02',
    {},
    judged([at, `${BEN},2026-07-01,MA,below,,`, `${ANN},2026-07-01,MA,below,,`]),
  )
  await screen()
  await lookErrand(database).run()
  const found = await as('manager', tx => describeChild(tx, mentions, ben))
  assert.deepEqual(
    found?.things.map(({ kind, about, since }) => [kind, about, since]),
    [['risk-met', 'maths', '2026-07-01']],
  )
  assert.deepEqual(await kindsOf('manager', ann), [], 'nobody had measured hers before')
  await as('canalsideLead', tx => act(tx, act1(ben, '2026-07-01')))
  assert.deepEqual(await kindsOf('manager', ben), [])
})

test('a family that objects is on no list at once, before any other look', async () => {
  await asOperator(async tx => {
    const schoolId = (await schoolsOfPlace(tx)).find(school => school.urn === WEAVERS)!.id
    const upns = await numbersOf(tx, schoolId, cat)
    const heard = {
      id: newId(),
      schoolId,
      what: 'objects',
      heardOn: '2026-07-16',
      saidBy: 'parent',
      saidHow: 'phone',
    } as const
    await hearObjection(tx, database.secrets.seals, heard, upns)
  })
  assert.deepEqual(await missedBy('manager'), [])
})

async function screen(): Promise<void> {
  await asOperator(async tx => {
    const id = newId()
    await askForScreen(tx, id)
    await runScreen(tx, id)
  })
}

function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
}
