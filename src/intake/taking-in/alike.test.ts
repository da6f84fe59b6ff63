import assert from 'node:assert/strict'
import { test } from 'node:test'
import { howAlike } from './alike.ts'

const ann = { forename: 'Ann-Marie', surname: 'O’Brien', bornOn: '2015-03-04' }

test('the same name and birth date, or nearly, is for a person to decide', () => {
  const cases: [Partial<typeof ann>, string | null][] = [
    [{}, 'the same name and birth date'],
    [{ forename: 'ANN MARIE', surname: "O'Brien" }, 'the same name and birth date'],
    [{ forename: 'O’Brien', surname: 'Ann-Marie' }, 'the same name and birth date'],
    [{ bornOn: '2015-04-03' }, 'the same name and nearly the same birth date'],
    [{ bornOn: '2015-03-05' }, 'the same name and nearly the same birth date'],
    [{ bornOn: '2014-03-05' }, null],
    [{ forename: 'Anne-Marie' }, 'the same birth date and nearly the same name'],
    [{ forename: 'Joe' }, 'the same birth date and family name'],
    [{ surname: 'Carr' }, 'the same birth date and given name'],
    [{ forename: 'Joe', surname: 'Carr' }, null],
    [{ forename: 'Joe', bornOn: '2015-03-05' }, null],
  ]
  for (const [other, because] of cases) assert.equal(howAlike(ann, { ...ann, ...other }), because)
})

test('who has no name is like nobody', () => {
  const nameless = { forename: null, surname: null, bornOn: '2015-03-04' }
  assert.equal(howAlike(nameless, nameless), null)
  assert.equal(
    howAlike(ann, { ...ann, bornOn: null as unknown as string }),
    'the same name, and one has no birth date',
  )
})
