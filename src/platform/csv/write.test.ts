import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine, csvPieces } from './write.ts'

test('quotes only where they are needed', () => {
  assert.equal(
    csvLine(['a', 'b c', 'd,e', 'say "x"', 'two\nlines']),
    'a,b c,"d,e","say ""x""","two\nlines"\n',
  )
  assert.equal(csvLine([1, -2.5, true, null, undefined, '']), '1,-2.5,true,,,\n')
  assert.equal(csvLine([null]), '""\n')
})

test('in a file for people no text is a formula', () => {
  const risky = ['=1+1', '+1', '-1', '@a', '\tb', '\rc', "'d", -1]
  assert.equal(csvLine(risky, { forPeople: true }), `'=1+1,'+1,'-1,'@a,'\tb,"'\rc",'d,-1\n`)
  assert.equal(csvLine(['=1+1']), '=1+1\n')
})

test('a long table comes in pieces that join into the whole', () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => [n, 'text'])
  const pieces = [...csvPieces(['n', 'what'], rows)]
  assert.ok(pieces.length > 1)
  assert.equal(pieces.join(''), `n,what\n${rows.map(row => `${row.join(',')}\n`).join('')}`)
})
