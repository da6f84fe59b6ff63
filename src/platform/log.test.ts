import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readConfig } from './config.ts'
import { logTo, openLog, turnOver } from './log.ts'

const noon = () => new Date('2026-01-05T12:00:00Z')

test('a line is one JSON object with the moment, the level and the event first', () => {
  const lines: string[] = []
  logTo(line => lines.push(line), noon).info('request', { id: 'k3m9x2pa', route: '/children/:child', ms: 12 })
  assert.equal(
    lines[0],
    '{"at":"2026-01-05T12:00:00.000Z","level":"info","event":"request","id":"k3m9x2pa","route":"/children/:child","ms":12}\n',
  )
})

test('an error is logged by name, code and place, never by its message, which may quote a person’s data', () => {
  const lines: string[] = []
  const error = Object.assign(new Error('invalid input syntax for type date: "Amira Khan"\n  Amira'), {
    code: '22007',
  })
  logTo(line => lines.push(line), noon).error('page failed', { error })
  const logged = JSON.parse(lines[0]!).error
  assert.equal(logged.code, '22007')
  assert.match(logged.stack[0], /log\.test\.ts/)
  assert.doesNotMatch(lines[0]!, /Amira/)
})

test('the log file is private, is turned over at ten megabytes, and old ones go', () => {
  const data = mkdtempSync(join(tmpdir(), 'kith-log-'))
  const config = readConfig({ KITH_DATA: data }, ['--real'])
  openLog(config).info('first')
  const file = join(config.folders.log, 'kith.log')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  writeFileSync(file, 'x'.repeat(10 * 1024 * 1024 + 1))
  const log = openLog(config)
  log.info('after')
  assert.ok(statSync(`${file}.1`).size > 10_000_000)
  assert.ok(statSync(file).size < 200)
  for (let n = 0; n < 7; n++) {
    turnOver(file)
    writeFileSync(file, String(n))
  }
  assert.ok(existsSync(`${file}.5`) && !existsSync(`${file}.6`))
  rmSync(data, { recursive: true })
})
