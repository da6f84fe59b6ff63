// bin/with-packages in a small project of its own, with a stand-in for npm that counts how often it was asked.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { projectRoot } from '#platform/config.ts'
import { scratch, sweep } from './kith.ts'

const folder = scratch()
after(() => sweep(folder))

function project(
  name: string,
  nodeVersion: string | null = null,
): { root: string; asked: () => number; env: NodeJS.ProcessEnv } {
  const root = join(folder, name)
  for (const each of ['bin', 'tools']) mkdirSync(join(root, each), { recursive: true })
  copyFileSync(join(projectRoot, 'bin/with-packages'), join(root, 'bin/with-packages'))
  writeFileSync(join(root, 'package-lock.json'), '{"lock":1}')
  program(
    join(root, 'tools/npm'),
    'echo "$*" >>asked; sleep 0.2; rm -rf node_modules; mkdir -p node_modules/.bin',
  )
  if (nodeVersion) program(join(root, 'tools/node'), `echo ${nodeVersion}`)
  else symlinkSync(process.execPath, join(root, 'tools/node'))
  const asked = (): number =>
    existsSync(join(root, 'asked')) ? readFileSync(join(root, 'asked'), 'utf8').trim().split('\n').length : 0
  return { root, asked, env: { PATH: `${join(root, 'tools')}:/usr/bin:/bin` } }
}

test('installs once, from the lock, and again only when the lock has changed', () => {
  const { root, asked, env } = project('once')
  const run = () =>
    spawnSync('sh', [join(root, 'bin/with-packages'), 'echo', 'done'], { env, encoding: 'utf8', cwd: '/' })
  const first = run()
  assert.match(first.stderr, /^Installing the packages/)
  assert.equal(first.stdout, 'done\n')
  assert.match(readFileSync(join(root, 'asked'), 'utf8'), /^ci --loglevel=error/)
  assert.equal(run().stderr, '')
  assert.equal(asked(), 1)
  writeFileSync(join(root, 'package-lock.json'), '{"lock":2}')
  run()
  assert.equal(asked(), 2)
})

test('two at once install once, and a turn left by one that died is taken over', async () => {
  const { root, asked, env } = project('twice')
  mkdirSync(join(root, '.cache/installing'), { recursive: true })
  writeFileSync(join(root, '.cache/installing/pid'), '999999999')
  const run = () =>
    new Promise(resolve =>
      spawn('sh', [join(root, 'bin/with-packages'), 'true'], { env }).once('close', resolve),
    )
  assert.deepEqual(await Promise.all([run(), run()]), [0, 0])
  assert.equal(asked(), 1)
  assert.equal(existsSync(join(root, '.cache/installing')), false)
})

test('an install that fails is a sentence, and the next start tries again', () => {
  const { root, asked, env } = project('fails')
  program(join(root, 'tools/npm'), 'echo x >>asked; exit 1')
  const run = () => spawnSync('sh', [join(root, 'bin/with-packages'), 'true'], { env, encoding: 'utf8' })
  assert.equal(run().status, 1)
  assert.match(run().stderr, /could not be installed/)
  assert.equal(asked(), 2)
})

test('an older Node, where none came with the packages, is a sentence', () => {
  const { root, env } = project('old', 'v20.19.2')
  const { status, stderr } = spawnSync('sh', [join(root, 'bin/with-packages'), 'true'], {
    env,
    encoding: 'utf8',
  })
  assert.equal(status, 1)
  assert.match(stderr, /has no packaged Node 24, and the Node found is: v20\.19\.2\. Install Node 24/)
})

function program(path: string, script: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
}
