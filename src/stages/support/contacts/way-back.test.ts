import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wayBack, withSaid } from './way-back.ts'

test('the way back stays on this site', () => {
  assert.equal(wayBack('/support', '/'), '/support')
  assert.equal(wayBack('/support/children?show=mine', '/'), '/support/children?show=mine')
  const away = [
    '',
    null,
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'support',
  ]
  for (const next of [...away, '/\t/elsewhere.example', '/.//elsewhere.example', `/${'a'.repeat(600)}`])
    assert.equal(wayBack(next, '/fallback'), '/fallback', String(next))
})

test('what was said before is not said again', () => {
  assert.equal(withSaid('/support?saved=1&page=2', { undone: 'x' }), '/support?page=2&undone=x')
})
