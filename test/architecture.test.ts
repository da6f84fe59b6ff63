// The shape of the house, held by a machine so that it need not be held by anybody's memory. Every rule is tried on a
// small pretend tree with one offence in it, then on the real one.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { programme } from '#app/programme.ts'
import { queryOffences, rootOffences, stageOffences, testOffences } from './architecture/house.ts'
import { circleOffences, importOffences, roomCircleOffences } from './architecture/rooms.ts'
import { type File, type Offence, readTree, rootEntries } from './architecture/tree.ts'
import { medianLength, sizeOffences, wordOffences } from './architecture/words.ts'

const stages = programme.map(({ name }) => name)
const rules = {
  'rooms import only what the table allows, and stages only earlier ones': (files: File[]) =>
    importOffences(files, stages),
  'no two rooms use each other': roomCircleOffences,
  'no files use each other in a circle': circleOffences,
  'SQL, markup, places and types stay where they belong': wordOffences,
  'files and folders can be read': sizeOffences,
  'a stage with routes has its README': stageOffences,
  'every named query is called': queryOffences,
  'every test is run': testOffences,
}

describe('the house', () => {
  const files = readTree()
  for (const [name, rule] of Object.entries(rules)) {
    test(name, () => none(rule(files)))
  }
  test('its front has room', () => none(rootOffences(rootEntries())))
  test('reports the median', t => t.diagnostic(`the median file of src has ${medianLength(files)} lines`))
})

describe('each rule goes red where it is broken', () => {
  const planted: [offence: string, path: string, text: string, line: number, say: RegExp][] = [
    [
      'platform knows of children',
      'src/platform/x.ts',
      `import { a } from '#records/children/children.ts'`,
      1,
      /platform may not use records/,
    ],
    [
      'arithmetic reads a file',
      'src/arithmetic/x.ts',
      `\nimport { readFileSync } from 'node:fs'`,
      2,
      /arithmetic may not use node/,
    ],
    [
      'arithmetic reads the clock',
      'src/arithmetic/x.ts',
      'export const a = () => Date.now()',
      1,
      /asks the clock/,
    ],
    [
      'design uses records',
      'src/design/x.ts',
      `export { a } from '#records/a.ts'`,
      1,
      /design may not use records/,
    ],
    [
      'records use a stage',
      'src/records/x/x.ts',
      `import type { A } from '#stages/enrol/index.ts'`,
      1,
      /records may not use stages/,
    ],
    [
      'records use intake',
      'src/records/x/x.ts',
      `import '../../intake/index.ts'`,
      1,
      /records may not use intake/,
    ],
    [
      'intake uses a stage',
      'src/intake/x.ts',
      `const a = await import('#stages/enrol/index.ts')`,
      1,
      /intake may not use stages/,
    ],
    [
      'a later stage',
      'src/stages/enrol/x.ts',
      `import { a } from '../fund/index.ts'`,
      1,
      /enrol comes before fund/,
    ],
    [
      "another stage's page",
      'src/stages/fund/x.ts',
      `import { a } from '#stages/enrol/pages/a.ts'`,
      1,
      /through src\/stages\/enrol\/index/,
    ],
    ['a stage that is none', 'src/stages/plan/x.ts', `import { a } from './b.ts'`, 1, /no stage of/],
    [
      'past the index of intake',
      'src/stages/identify/x.ts',
      `import { a } from '#intake/extract/a.ts'`,
      1,
      /through src\/intake\/index/,
    ],
    [
      'the front door uses a stage',
      'src/front-door/x.ts',
      `import { a } from '#stages/enrol/index.ts'`,
      1,
      /front-door may not use stages/,
    ],
    [
      'the app reaches into a stage',
      'src/app.ts',
      `import { a } from '#stages/enrol/offers.ts'`,
      1,
      /a stage is used through/,
    ],
    [
      'code uses a test',
      'src/records/x.ts',
      `import { a } from '#test/world.ts'`,
      1,
      /records may not use test/,
    ],
    ['pg outside its room', 'src/records/x.ts', `import pg from 'pg'`, 1, /imports pg/],
    ['SQL in a string', 'src/records/x.ts', 'a(`select name\n from kith.names`)', 1, /holds SQL/],
    ['SQL that writes', 'demo/x.ts', `b('INSERT INTO kith.names values (1)')`, 1, /holds SQL/],
    ['raw markup', 'src/front-door/x.ts', '\n\nraw(text)', 3, /raw\(\)/],
    ['a town in code', 'src/intake/x.ts', `if (place.slug === 'millbrook') go()`, 1, /by name/],
    ['any', 'src/intake/x.ts', 'const a = b as any', 1, /uses `any`/],
    ['an unchecked line', 'src/intake/x.ts', '// @ts-ignore: later', 1, /undone or unchecked/],
    ['a long file', 'demo/x.ts', 'a\n'.repeat(401), 401, /401 lines/],
    ['a folder called utils', 'src/records/utils/x.ts', '', 0, /says nothing/],
    ['a test nobody runs', 'places/x.test.ts', '', 0, /no step/],
    ['a stage without README', 'src/stages/enrol/routes.ts', '', 0, /is missing/],
    ['a query nobody calls', 'src/records/x.sql', '-- name: findA\nselect 1;', 0, /no module/],
  ]
  for (const [offence, path, text, line, say] of planted) {
    test(offence, () => {
      const found = Object.values(rules).flatMap(rule => rule([{ path, text }]))
      assert.equal(found.length, 1, inWords(found))
      assert.equal(found[0]!.line, line)
      assert.match(found[0]!.say, say)
    })
  }

  test('a block that its module does not name', () => {
    const sql = { path: 'src/records/x.sql', text: '-- name: findA\nselect 1;\n\n-- name: findB\nselect 2;' }
    const ts = {
      path: 'src/records/x.ts',
      text: `queries(new URL('./x.sql', import.meta.url), { findA: many({}) })`,
    }
    assert.match(inWords(queryOffences([sql, ts])), /src\/records\/x\.sql:4 has a block findB/)
  })

  test('files in a circle', () => {
    const files = [
      { path: 'src/intake/a.ts', text: `import { b } from './b.ts'` },
      { path: 'src/intake/b.ts', text: `import { a } from './a.ts'` },
    ]
    assert.match(inWords(circleOffences(files)), /src\/intake\/b\.ts:1 closes a circle/)
    const typesOnly = files.map(({ path, text }) => ({ path, text: text.replace('import', 'import type') }))
    assert.deepEqual(circleOffences(typesOnly), [])
  })

  test('rooms in a circle', () => {
    const files = [
      { path: 'src/design/a.ts', text: `import type { A } from '#records/b.ts'` },
      { path: 'src/records/b.ts', text: `import { a } from '#design/a.ts'` },
    ]
    assert.match(inWords(roomCircleOffences(files)), /design and records use each other/)
  })

  test('a crowded front', () => {
    const entries = Array.from({ length: 25 }, (_, at) => `file-${at}`)
    assert.match(inWords(rootOffences(entries)), /25 entries/)
  })

  test('and what is allowed stays green', () => {
    const files: File[] = [
      { path: 'src/app.ts', text: `import { routes } from '#stages/enrol/routes.ts'` },
      {
        path: 'src/stages/fund/x.ts',
        text: `import { a } from '#stages/enrol/index.ts'\nimport '#intake/index.ts'`,
      },
      {
        path: 'src/records/x.ts',
        text: `// as any, select a from b\nconst say = 'Select a child from the list'`,
      },
      { path: 'src/records/x.test.ts', text: `import { openTestDatabase } from '#test/world.ts'` },
      { path: 'demo/x.ts', text: `import { children } from '#test/cast.ts'` },
    ]
    for (const rule of Object.values(rules)) none(rule(files))
  })
})

function none(offences: Offence[]): void {
  assert.equal(offences.length, 0, `\n${inWords(offences)}`)
}

function inWords(offences: Offence[]): string {
  return offences.map(({ path, line, say }) => `${path}${line ? `:${line}` : ''} ${say}`).join('\n')
}
