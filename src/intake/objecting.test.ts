import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '#test/world.ts'
import { ANN, BEN, CAT } from './extract/folder.fixture.ts'
import { CANALSIDE, countHolding, everythingHeld, setUpMillbrook, takeIn } from './import.fixture.ts'

const header = 'upn,school,year,surname,forename,objects'
const both = {
  'pupils.csv': `${header}\n${ANN},${CANALSIDE},4,Quillfeather,Ann,N\n${BEN},${CANALSIDE},5,Zyxbrook,Ben,Y\n`,
  'behaviour.csv': `upn,date,kind,points,what\n${BEN},2025-09-02,negative,3,a scene in the yard\n`,
}

test('a family that objects is kept nowhere, and stays out when a later file does not say so', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const first = await takeIn(t, database, place, both)
  assert.equal(first.receipt.objections, 1)
  assert.equal(first.receipt.files?.pupils?.new, 1)
  const unsaid = { ...both, 'pupils.csv': both['pupils.csv'].replace(',Y\n', ',\n') }
  const later = await takeIn(t, database, place, unsaid)
  assert.equal(later.outcome, 'nothing-new')
  assert.equal(later.receipt.objections, 1)
  for (const wanted of [BEN, 'Zyxbrook', 'a scene in the yard']) {
    assert.equal(await countHolding(database, wanted), 0, `${wanted} is held somewhere`)
  }
  assert.ok((await countHolding(database, ANN)) > 0)
  const { objections } = await everythingHeld(database)
  assert.equal(objections.length, 1)
  assert.match(String(objections[0]!.row.keyed_hash), /^[0-9a-f]{64}$/)
})

test('a child held already goes to a person, and nothing more is written about them', async t => {
  const database = await openTestDatabase()
  const place = await setUpMillbrook(database)
  const plain = `upn,school,year,surname\n${BEN},${CANALSIDE},5,Zyxbrook\n${CAT},${CANALSIDE},5,Carr\n`
  await takeIn(t, database, place, { 'pupils.csv': plain })
  const result = await takeIn(t, database, place, both)
  assert.equal(result.receipt.newlyObjecting, 1)
  assert.equal(result.receipt.notInFile, 1)
  const held = await everythingHeld(database)
  const ben = held.pupil_numbers.find(({ row }) => row.upn === BEN)!.row.child_id
  assert.deepEqual(
    held.child_objections.map(({ row }) => row.child_id),
    [ben],
  )
  assert.equal(held.behaviour.length, 0)
  assert.equal((await takeIn(t, database, place, both)).receipt.newlyObjecting, 0)
})
