// Every published or computed answer of test/vectors, asked through the command line as anybody would ask it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import fc from 'fast-check'
import { calculations, NotComputable } from '#arithmetic/calculations/index.ts'
import { calculateLines } from './calc.ts'

type Case = { id?: string; name?: string; input: unknown; expected: unknown; tolerance?: number }

const root = new URL('../', import.meta.url)

for (const { name } of calculations) {
  test(`kith calc ${name} gives the answers of its vectors`, () => {
    const { cases } = JSON.parse(readFileSync(new URL(`test/vectors/${name}.json`, root), 'utf8')) as {
      cases: Case[]
    }
    const { code, lines } = kith([name], cases.map(({ input }) => JSON.stringify(input)).join('\n'))
    assert.equal(code, 0)
    assert.equal(lines.length, cases.length)
    for (const [at, one] of cases.entries()) {
      assertHolds(JSON.parse(lines[at]!), one.expected, one.tolerance ?? 0, one.id ?? one.name ?? name)
    }
  })
}

test('a line that cannot be computed is answered in its place, and the command ends with 1', () => {
  const { code, lines, errors } = kith(
    ['imd'],
    '{"rank": 0, "lsoas": 33755}\n\n{"rank": 1, "lsoas": 33755}\r\nrank 3\n',
  )
  assert.equal(code, 1)
  assert.equal(errors, '')
  assert.deepEqual(
    lines.map(line => JSON.parse(line)),
    [
      { error: '"rank" is a whole number from 1 to 33755, not 0.' },
      { decile: 1, mostDeprived30pc: true },
      { error: 'This line is not JSON: a line is one value, with double quotation marks around texts.' },
    ],
  )
})

test('names are listed, and one that is unknown ends with 2', () => {
  for (const args of [[], ['--help'], ['upn', '--help']]) {
    const { code, output } = kith(args, '')
    assert.equal(code, 0)
    for (const { name, help } of calculations)
      assert.match(output, new RegExp(`${name} +${help.split(' ')[0]}`))
  }
  const { code, output, errors } = kith(['nps'], '{}')
  assert.equal(code, 2)
  assert.equal(output, '')
  assert.match(errors, /no calculation "nps"[\s\S]*targeting/)
})

test('lines are answered as they come', async () => {
  const [from, to] = [new PassThrough(), new PassThrough()]
  const upn = calculations.find(({ name }) => name === 'upn')!
  const done = calculateLines(upn, from, to)
  from.write('"A359000025001"\n')
  const [first] = await once(to, 'data')
  assert.match(String(first), /"valid":true/)
  from.end()
  assert.equal(await done, 0)
})

test('a reader that leaves early is no error', async () => {
  const [from, to] = [new PassThrough(), new PassThrough()]
  const upn = calculations.find(({ name }) => name === 'upn')!
  const done = calculateLines(upn, from, to)
  from.write('"A359000025001"\n')
  await once(to, 'data')
  to.destroy(Object.assign(new Error('broken pipe'), { code: 'EPIPE' }))
  from.end('"A359000025001"\n"A359000025001"\n')
  assert.equal(await done, 0)
})

for (const { name, load } of calculations) {
  test(`${name} answers anything at all, or says why not`, async () => {
    const calculate = await load()
    const { cases } = JSON.parse(readFileSync(new URL(`test/vectors/${name}.json`, root), 'utf8')) as {
      cases: Case[]
    }
    const spoilt = fc
      .tuple(fc.constantFrom(...cases), fc.nat(), fc.jsonValue({ maxDepth: 2 }))
      .map(([{ input }, at, value]) => withOneOther(input, at, value))
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), spoilt), input => {
        try {
          assert.notEqual(JSON.stringify(calculate(input)), undefined)
        } catch (error) {
          if (!(error instanceof NotComputable)) throw error
          assert.match(error.message, /^["A-Z].*\.$/s)
        }
      }),
      { numRuns: 300 },
    )
  })
}

function kith(args: string[], input: string) {
  const ran = spawnSync(process.execPath, ['src/cli.ts', 'calc', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
  })
  return {
    code: ran.status,
    output: ran.stdout,
    errors: ran.stderr,
    lines: ran.stdout.split('\n').slice(0, -1),
  }
}

/** One field (or one place of a list) is replaced by what nobody expected. */
function withOneOther(input: unknown, at: number, value: unknown): unknown {
  if (typeof input !== 'object' || input === null) return value
  const keys = Object.keys(input)
  const key = keys[at % keys.length]!
  return {
    ...input,
    [key]: at % 3 === 0 ? value : withOneOther((input as Record<string, unknown>)[key], at, value),
  }
}

/** Every field that is expected is there, to the tolerance; more may be. */
function assertHolds(found: unknown, expected: unknown, tolerance: number, where: string): void {
  if (typeof expected === 'number' && typeof found === 'number') {
    assert.ok(Math.abs(found - expected) <= tolerance, `${where}: ${found}, not ${expected}`)
  } else if (Array.isArray(expected)) {
    assert.ok(Array.isArray(found) && found.length === expected.length, `${where}: ${JSON.stringify(found)}`)
    for (const [at, one] of expected.entries()) assertHolds(found[at], one, tolerance, `${where} ${at}`)
  } else if (typeof expected === 'object' && expected !== null) {
    assert.ok(typeof found === 'object' && found !== null, `${where}: ${JSON.stringify(found)}`)
    for (const [name, one] of Object.entries(expected)) {
      assertHolds((found as Record<string, unknown>)[name], one, tolerance, `${where} ${name}`)
    }
  } else {
    assert.equal(found, expected, where)
  }
}
