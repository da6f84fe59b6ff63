// From one computer to another, as a person does it: backup with Kith running, the two keys carried by hand, restore into
// a folder where there was nothing, and an audit that is whole on both sides.
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { mustEnd, mustStart, type Started, scratch, sweep } from './kith.ts'

const [here, there] = [scratch(), scratch()]
const running: Started[] = []
after(async () => {
  for (const kith of running) await kith.end('SIGKILL')
  sweep(here)
  sweep(there)
})
const file = join(here, 'kith.backup')
const keys = ['backup.key', 'keys.json']

test('a backup goes from one installation to another', async () => {
  const said = async (words: string[], data: string) => {
    const { code, says } = await mustEnd(words, { KITH_DATA: data })
    return `${code} ${says}`
  }
  assert.match(await said(['backup', file], here), /^1 There is nothing to back up/s)
  assert.ok(!existsSync(join(here, 'real')), 'and nothing was made')

  const kith = await mustStart(['start', '--real'], { KITH_DATA: here })
  running.push(kith)
  const first = await said(['backup', file], here)
  assert.match(
    first,
    /^0 .*rows of \d+ tables, [\d.]+ MB, at migration \d+\.\nIt opens with the backup key [0-9a-f]{8}/s,
  )
  assert.match(
    first,
    /made just now: .*backup\.key\. Keep a copy apart from the backups, and one of .*keys\.json/,
  )
  assert.match(await said(['backup', file], here), /^1 .*is there already/s)
  assert.match(
    await said(['backup', join(here, 'nowhere/kith.backup')], here),
    /^1 There is no folder .*nowhere\. Make it first/,
  )
  assert.match(await said(['restore', join(here, 'nowhere')], there), /^1 There is no backup at .*nowhere\./)
  assert.match(await said(['restore', here], there), /^1 .* is a folder\. Say which file/)
  assert.match(await said(['audit', 'verify'], here), /^0 .*The audit is whole\.\n$/s)
  assert.match(await said(['restore', file], here), /^1 .*is not empty: \S+ has rows/s)
  await kith.end('SIGTERM')

  assert.match(
    await said(['restore', file], there),
    /^1 This backup needs the backup key [0-9a-f]{8}\. .*--key FILE/s,
  )
  assert.match(
    await said(['restore', '--demo', file, '--key', join(here, 'real/secrets/backup.key')], there),
    /^1 .*holds real data/s,
  )
  mkdirSync(join(there, 'real/secrets'), { recursive: true, mode: 0o755 })
  for (const key of keys) copyFileSync(join(here, 'real/secrets', key), join(there, 'real/secrets', key))
  assert.match(
    await said(['restore', '--real', file], there),
    /^0 .*Restored \d+ rows of \d+ tables.* Counts, checksums and seals agree\.\n$/s,
  )
  assert.match(await said(['audit', 'verify', '--real'], there), /^0 .*The audit is whole\.\n$/s)
  assert.match(readFileSync(join(there, 'real/log/seals.jsonl'), 'utf8'), /"restored":\[/)
  const again = await mustStart(['start', '--real'], { KITH_DATA: there })
  running.push(again)
  assert.equal(await again.health(), 'ok')
  await again.end('SIGTERM')
})
