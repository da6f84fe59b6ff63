import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { CSS_FILE, stamp } from './build-css.ts'
import { logicalSides } from './logical.ts'
import { slimmed } from './slim.ts'

const [first = '', ...rest] = readFileSync(CSS_FILE, 'utf8').split(/(?<=\n)/)
const css = rest.join('')

describe('the committed CSS', () => {
  test('was made from the sources as they are, and not changed by hand', () => {
    assert.equal(first, stamp(css), 'Run `npm run build:css` and commit src/design/assets/kith.css.')
  })

  test('uses no font, crown or picture of anybody else', () => {
    assert.doesNotMatch(css, /transport|crown|crest|url\(|@font-face|@import/i)
  })

  test('leaves no side that would be wrong from right to left', () => {
    assert.doesNotMatch(
      css,
      /(?:margin|padding)-(?:left|right)|[;{](?:left|right):|text-align:(?:left|right)|float:(?:left|right)/,
    )
  })
})

describe('sides in the line', () => {
  const cases: [given: string, expected: string][] = [
    ['a{margin-left:1px;padding-right:2px}', 'a{margin-inline-start:1px;padding-inline-end:2px}'],
    ['a{left:0}', 'a{inset-inline-start:0}'],
    ['a{border-left-width:4px}', 'a{border-inline-start-width:4px}'],
    ['a{text-align:right;float:left}', 'a{text-align:end;float:inline-start}'],
    ['a{padding:1px 2px 3px 4px}', 'a{padding-block:1px 3px;padding-inline:4px 2px}'],
    ['a{padding:1px 2px 3px 2px}', 'a{padding:1px 2px 3px 2px}'],
    ['a{margin:0 max(1px, 2em) 0 0}', 'a{margin-block:0 0;margin-inline:0 max(1px, 2em)}'],
    [
      'a::after{border-width:0 0 5px 5px;left:9px}',
      'a::after{border-width:0 0 5px 5px;inset-inline-start:9px}',
    ],
    ['@media print{a{margin-left:0}}', '@media print{a{margin-inline-start:0}}'],
  ]
  for (const [given, expected] of cases) test(given, () => assert.equal(logicalSides(given), expected))
})

describe('slimming', () => {
  const cases: [given: string, expected: string][] = [
    ['x{}a{color:red}a{margin:0}', 'x{}a{color:red;margin:0}'],
    ['b{top:0}a{color:var(--govuk-text-colour, #1f2624)}', 'b{top:0}a{color:var(--govuk-text-colour)}'],
    ['b{top:0}@media print{a{font-family:inherit}}', 'b{top:0}'],
    ['b{top:0}a{font-family:inherit;}c{top:1px}', 'b{top:0}c{top:1px}'],
  ]
  for (const [given, expected] of cases) test(given, () => assert.equal(slimmed(given), expected))
})
