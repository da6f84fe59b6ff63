import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { hashPassword, isPassword, whatIsWrong } from './passwords.ts'

const words = ['Millbrook', 'Canalside Primary School', 'Helen Ogden', 'helen.ogden@school.example']

test('a password of four unrelated words is taken, with spaces, accents and emoji', () => {
  assert.equal(whatIsWrong('soak théâtre lamp 🦉 drift', words), null)
  assert.equal(whatIsWrong('x7#kQ2vz', words), null)
})

for (const [password, why] of [
  ['short', /at least 8/],
  ['a'.repeat(129), /at most 128/],
  ['Password1234', /Many people/],
  ['QWERTYUIOP', /Many people/],
  ['Millbrook2026!', /a name that is known here/],
  ['Kith-Canalside-1', /a name that is known here/],
  ['HelenOgden99', /a name that is known here/],
] as const) {
  test(`"${password.slice(0, 20)}" is refused with a sentence`, () => {
    assert.match(whatIsWrong(password, words) ?? '', why)
  })
}

test('a long password may hold a known name when enough else is in it', () => {
  assert.equal(whatIsWrong('Millbrook has seven green herons', words), null)
})

test('length is counted in characters, not in bytes', () => {
  assert.equal(whatIsWrong('🦉'.repeat(8), []), null)
  assert.match(whatIsWrong('🦉'.repeat(7), []) ?? '', /at least 8/)
})

test('a password is kept as argon2id and known again, however its letters are composed', async () => {
  const hashed = await hashPassword('caf\u00e9 caf\u00e9 caf\u00e9')
  assert.match(hashed, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.equal(await isPassword('cafe\u0301 cafe\u0301 cafe\u0301', hashed), true)
  assert.equal(await isPassword('cafe cafe cafe', hashed), false)
})

test('an unknown account takes about as long as a known one', async () => {
  const hashed = await hashPassword('a password that somebody has')
  await isPassword('warm up', undefined)
  const known = await timed(() => isPassword('a wrong password', hashed))
  const unknown = await timed(() => isPassword('a wrong password', undefined))
  assert.ok(unknown > known / 3 && unknown < known * 3, `known ${known} ms, unknown ${unknown} ms`)
})

test('the list of common passwords holds at least 2,000, in lower case, none too short to be chosen', () => {
  const list = readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  assert.ok(list.length >= 2000)
  assert.equal(
    list.find(each => each !== each.toLowerCase() || [...each].length < 8),
    undefined,
  )
})

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  for (let n = 0; n < 5; n++) await work()
  return performance.now() - started
}
