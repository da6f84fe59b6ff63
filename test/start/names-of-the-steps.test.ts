import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { projectRoot } from '#platform/config.ts'

test('whoever asks npm test for help is told the names of its steps', () => {
  for (const [word, code] of [
    ['--help', 0],
    ['--list', 0],
    ['nonsense', 2],
  ] as const) {
    const { status, stdout } = spawnSync(process.execPath, ['bin/check', word], { cwd: projectRoot })
    assert.match(stdout.toString(), /The steps are: types, lint, /)
    assert.equal(status, code)
  }
})
