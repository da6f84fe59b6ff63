import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine, csvPieces, fromSpreadsheet } from './write.ts'

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

test('nor behind what is not seen, in wide letters, or after a quote; and it is read back as it was', () => {
  const risky = [
    ' =1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠a',
    '\u200e=1',
    '\u202e=1',
    '\ufeff=1',
    "'=1",
    '"=1',
    '\n=1',
  ]
  for (const text of risky) {
    assert.match(csvLine([text], { forPeople: true }), /^"?'/, JSON.stringify(text))
    assert.equal(fromSpreadsheet(`'${text}`), text)
  }
  for (const text of ["O'Neill", 'a=b', "'d", 'Zofia']) {
    assert.equal(csvLine([text], { forPeople: true }), `${text}\n`)
    assert.equal(fromSpreadsheet(text), text)
  }
})

test('a long table comes in pieces that join into the whole', () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => [n, 'text'])
  const pieces = [...csvPieces(['n', 'what'], rows)]
  assert.ok(pieces.length > 1)
  assert.equal(pieces.join(''), `n,what\n${rows.map(row => `${row.join(',')}\n`).join('')}`)
})
