import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as v from 'valibot'
import { Blueprint, checkBlueprint, parts } from './blueprint.ts'
import { schemaAccepts } from './json-schema-for-tests.ts'

const schema = read('../../../places/blueprint.schema.json')
const millbrook = () => read('../../../places/millbrook/blueprint.json')

test('both pretend places are blueprints, for the code and for the published schema', () => {
  for (const place of [millbrook(), read('../../../places/harbourside/blueprint.json')]) {
    assert.deepEqual(checkBlueprint(place).problems, undefined)
    assert.equal(schemaAccepts(schema, place), true)
  }
})

test('code and published schema accept and refuse the same examples', () => {
  const examples = [...changes(shortened(millbrook()), []), null, [], 'Millbrook', {}]
  let refused = 0
  for (const example of examples) {
    const code = v.safeParse(Blueprint, example).success
    assert.equal(
      schemaAccepts(schema, example),
      code,
      `they disagree on ${JSON.stringify(example)?.slice(-400)}`,
    )
    if (!code) refused++
  }
  const accepted = examples.length - refused
  assert.ok(accepted > 300 && refused > 1000, `${accepted} were accepted and ${refused} refused`)
})

test('a problem is a sentence that says where and what to do', () => {
  const wrong = { ...millbrook(), zone: undefined, pretend: 'yes', extra: 1 }
  delete wrong.zone
  wrong.schools[2].urn = 990003
  assert.deepEqual(checkBlueprint(wrong).problems, [
    'pretend is "yes", which cannot be right. Write true or false.',
    'zone is missing. Every blueprint says it: add it.',
    'schools[2].urn is 990003, which cannot be right. Write text, in quotes.',
    'extra is not a part of a blueprint. Take it out, or check its spelling.',
  ])
})

test('parts that disagree with each other are refused', () => {
  const says = (change: (place: ReturnType<typeof millbrook>) => void) => {
    const place = millbrook()
    change(place)
    return checkBlueprint(place).problems?.join(' ') ?? ''
  }
  assert.match(
    says(p => (p.zone = 'Mars/Olympus')),
    /no time zone/,
  )
  assert.match(
    says(p => (p.schools[1].urn = '990001')),
    /schools\[1\]\.urn is 990001, which stands above/,
  )
  assert.match(
    says(p => (p.schools[1].area = 'nowhere')),
    /schools\[1\]\.area/,
  )
  assert.match(
    says(p => (p.calendar[0].terms[0].from = '2024-02-30')),
    /day that does not exist/,
  )
  assert.match(
    says(p => (p.calendar[0].terms[1].from = '2024-10-20')),
    /before the term above it has ended/,
  )
  assert.match(
    says(p => (p.calendar[0].inset[2].schools = ['990099'])),
    /no school here/,
  )
  assert.match(
    says(p => (p.domains[0].areas = ['luck'])),
    /identify\.areas does not have/,
  )
  assert.match(
    says(p => (p.phases[0].domains = ['luck'])),
    /not in domains/,
  )
  assert.match(
    says(p => p.outcomes.payers.pop()),
    /must make 100/,
  )
})

test('every part has its review', () => {
  assert.deepEqual(Object.keys(millbrook().reviews).sort(), [...parts].sort())
})

/** One entry of each list is enough to try what may stand in it; a pair of numbers stays a pair. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return typeof value[0] === 'number' ? value : value.slice(0, 1).map(shortened)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortened(item)]))
}

/** Every blueprint that differs from a good one in one leaf or branch: taken out, emptied, or of another kind. */
function* changes(root: unknown, path: (string | number)[]): Generator<unknown> {
  const here = path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], root)
  if (path.length > 0) {
    for (const other of [
      '',
      'x',
      '2026-09-01',
      '990001',
      'R',
      -1,
      1.5,
      0,
      4,
      5,
      9,
      10,
      101,
      true,
      null,
      [],
      {},
      undefined,
    ])
      yield changed(root, path, other)
  }
  if (typeof here !== 'object' || here === null) return
  if (!Array.isArray(here)) yield changed(root, [...path, 'unheard_of'], 'x')
  for (const key of Object.keys(here))
    yield* changes(root, [...path, Array.isArray(here) ? Number(key) : key])
}

function changed(root: unknown, path: (string | number)[], value: unknown): unknown {
  const copy = structuredClone(root)
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], copy)
  const last = path.at(-1)!
  if (value === undefined && Array.isArray(parent)) parent.splice(Number(last), 1)
  else if (value === undefined) delete (parent as Record<string | number, unknown>)[last]
  else (parent as Record<string | number, unknown>)[last] = value
  return copy
}

function read(path: string) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
}
