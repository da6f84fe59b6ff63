import assert from 'node:assert/strict'
import { test } from 'node:test'
import packageJson from '../../package.json' with { type: 'json' }
import { ownFile } from './own-imports.ts'

test('a file of every room, and one beside, is where Node finds it', () => {
  const rooms = Object.keys(packageJson.imports)
  assert.ok(rooms.length > 5)
  for (const room of rooms) {
    const name = room.replace('*', 'folder/x.ts')
    assert.equal(ownFile(name, import.meta.url), import.meta.resolve(name))
  }
  for (const name of ['./ids.ts', '../app.ts', './csv/index.ts'])
    assert.equal(ownFile(name, import.meta.url), import.meta.resolve(name))
})

test('what is none of Kith’s own files is left to Node', () => {
  for (const name of ['node:fs', 'hono/html', './words.json', '#nowhere/x.ts', 'x.ts'])
    assert.equal(ownFile(name, import.meta.url), null, name)
})
