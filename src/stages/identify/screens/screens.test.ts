import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { checkIdentify, type IdentifyRules, SCREENED_COLUMNS, screenedRow } from '#arithmetic/screen/index.ts'
import { addCastPeople, addWhatPeopleKnow, type CastPeople } from '#demo/cast-into-place.ts'
import { generatePlace } from '#demo/generate.ts'
import { tellFamilies } from '#demo/tell-families.ts'
import { addImport, folderSource, importExtract } from '#intake/index.ts'
import { csvPieces } from '#platform/csv/index.ts'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { hashToken } from '#platform/sessions.ts'
import { addToCaseload } from '#records/access/restrictions.ts'
import { doWork, type Work } from '#records/access/work.ts'
import { findChildByUpn } from '#records/children/children.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { schoolsOfPlace, setUpPlace } from '#records/places/places.ts'
import { children } from '#test/cast.ts'
import { startTestSession } from '#test/session.ts'
import { openTestDatabase } from '#test/world.ts'
import { screenFolder } from '../folder/screen-folder.ts'
import {
  askForScreen,
  childrenWith,
  latestScreen,
  outcomesBySchool,
  resultOfChild,
  runScreen,
  screenSchool,
} from './screens.ts'

const millbrook = new URL('../../../../places/millbrook/', import.meta.url).pathname
const { blueprint } = checkBlueprint(JSON.parse(readFileSync(join(millbrook, 'blueprint.json'), 'utf8')))
const rules = checkIdentify(blueprint!.identify).rules as IdentifyRules
const folder = mkdtempSync(join(tmpdir(), 'kith-screens-'))
const database = await openTestDatabase()
const placeId = newId()
const screenId = newId()
const schoolUrns = ['990002', '990003', '990004']
let people: CastPeople
let folders: { path: string; urn: string }[]

const asOperator = <T>(task: (work: Work) => Promise<T>) =>
  doWork(database, { kind: 'operator', placeId, why: 'test the screen' }, task)
const as = async <T>(who: string, task: (tx: Tx) => Promise<T>) => {
  const token = await startTestSession(database, people.get(who)!, placeId)
  return await database.asActor(hashToken(token), task)
}

const childrenSeenBy = async (who: string) =>
  (await as(who, tx => outcomesBySchool(tx, screenId))).reduce((sum, school) => sum + school.children, 0)

before(async () => {
  const made = await generatePlace(millbrook, 'millbrook', folder)
  folders = made.filter(each => each.year === '2025/26' && schoolUrns.includes(each.urn))
  await asOperator(async work => {
    people = await work.as(async tx => {
      await setUpPlace(tx, placeId, blueprint!, 'a test')
      return await addCastPeople(tx, placeId)
    })
    for (const { path } of folders) {
      const importId = newId()
      await work.as(tx => addImport(tx, { id: importId, named: path, hash: null, bytes: null }))
      const taken = await importExtract(work, {
        importId,
        source: await folderSource(path),
        seals: database.secrets.seals,
        now: () => new Date('2026-07-17'),
      })
      assert.equal(taken.outcome, 'taken-in', taken.sentence ?? '')
    }
    await work.as(async tx => {
      await addWhatPeopleKnow(tx, database.secrets.seals, people)
      await assert.rejects(askForScreen(tx, screenId), /families come first/)
      await tellFamilies(tx, '2026-07-17')
      await askForScreen(tx, screenId)
      await runScreen(tx, screenId)
    })
  })
})
after(() => rmSync(folder, { recursive: true, force: true }))

test('what is held gives the same screened.csv as the folder it came from, to the byte', async () => {
  for (const { path, urn } of folders) {
    const out = join(folder, `out-${urn}`)
    await screenFolder(await folderSource(path), rules, out, { blueprintHash: '', now: () => 0 })
    const rows = await asOperator(({ as: run }) =>
      run(async tx => {
        const school = (await schoolsOfPlace(tx)).find(each => each.urn === urn)!
        return (await screenSchool(tx, school, rules, 2025)).results.map(({ result }) => screenedRow(result))
      }),
    )
    assert.ok(rows.length > 300)
    assert.equal(
      [...csvPieces(SCREENED_COLUMNS, rows)].join(''),
      readFileSync(join(out, 'screened.csv'), 'utf8'),
    )
  }
})

test('a school with fewer places has fewer in, then the reserve', async () => {
  const { results } = await asOperator(({ as: run }) =>
    run(async tx => {
      const school = (await schoolsOfPlace(tx)).find(each => each.urn === '990004')!
      return await screenSchool(tx, { ...school, capacity: 2 }, rules, 2025)
    }),
  )
  const count = (outcome: string) => results.filter(({ result }) => result.outcome === outcome).length
  assert.deepEqual([count('in'), count('reserve')], [2, rules.reserve])
})

test('a run that is done is never done again', async () => {
  await asOperator(async work => {
    assert.equal(await work.as(tx => runScreen(tx, screenId)), undefined)
    assert.equal(await work.as(tx => runScreen(tx, newId())), undefined, 'nobody asked for this one')
    await work.as(tx => askForScreen(tx, screenId))
    assert.equal((await work.as(latestScreen))?.id, screenId)
  })
})

test('a family that objects is in no list', async () => {
  await asOperator(({ as: run }) =>
    run(async tx => assert.equal(await findChildByUpn(tx, children.ravi.upn), undefined)),
  )
})

test('the manager sees every school; a school lead sees their own alone', async () => {
  const seen = await as('manager', tx => outcomesBySchool(tx, screenId))
  assert.equal(seen.filter(school => school.children > 0).length, 3)
  const lead = await as('canalsideLead', tx => outcomesBySchool(tx, screenId))
  assert.equal(lead.filter(school => school.children > 0).length, 0, 'Canalside has sent nothing here')
  assert.equal(await childrenSeenBy('payer'), 0)
})

test('a restricted child is there for those on the allow list, and for nobody else', async () => {
  const id = await asOperator(({ as: run }) => run(tx => findChildByUpn(tx, children.isla.upn)))
  const seenBy = async (who: string) => Boolean(await as(who, tx => resultOfChild(tx, screenId, id!)))
  assert.equal(await seenBy('manager'), true)
  assert.equal(await seenBy('safeguarding'), true)
  assert.equal(await seenBy('director'), false)
  assert.equal((await childrenSeenBy('manager')) - (await childrenSeenBy('director')), 1)
})

test('nobody sees the child they have a conflict about, even on their own caseload', async () => {
  const id = await asOperator(async work => {
    const finn = await work.as(tx => findChildByUpn(tx, children.finn.upn))
    await work.as(async tx => {
      await addToCaseload(tx, { childId: finn!, personId: people.get('weaversWorker')! })
    })
    return finn!
  })
  assert.equal(await as('weaversWorker', tx => resultOfChild(tx, screenId, id)), undefined)
})

test('a list is in the order of the screen, with reasons, dates and sources', async () => {
  const [school] = (await as('manager', tx => outcomesBySchool(tx, screenId))).filter(each => each.chosen > 2)
  const rows = await as('manager', tx => childrenWith(tx, screenId, school!.school_id, ['in']))
  assert.deepEqual(
    rows.map(row => row.rank),
    rows.map((_, n) => n + 1),
  )
  for (const row of rows) {
    const met = row.reasons.areas.filter(area => area.state === 'met' && area.counts)
    assert.equal(met.length, row.risks_met)
    assert.ok(met.every(area => area.because.some(reason => reason.state === 'met' && reason.text !== '')))
  }
})
