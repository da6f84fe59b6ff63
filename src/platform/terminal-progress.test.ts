import assert from 'node:assert/strict'
import { test } from 'node:test'
import { terminalProgress } from './terminal-progress.ts'

function written(isTTY: boolean, at: number[]) {
  const said: string[] = []
  const times = [...at]
  const write = (text: string | Uint8Array): boolean => said.push(String(text)) > 0
  const progress = terminalProgress({ isTTY, write }, () => times[0]!)
  return { said, progress, tick: () => times.shift() }
}

test('on a terminal a bar redraws itself and goes away', () => {
  const { said, progress } = written(true, [0])
  progress.show(1, 4, 'marks')
  progress.clear()
  assert.equal(said[0], '\r[########......................]  25% marks\x1b[K')
  assert.equal(said[1], '\r\x1b[K')
})

test('elsewhere each new thing is a line, and more of the same is said every five seconds', () => {
  const { said, progress, tick } = written(false, [0, 1_000, 6_000])
  progress.show(1, 4, 'pupils')
  progress.show(2, 4, 'marks')
  tick()
  progress.show(3, 4, 'marks')
  tick()
  progress.show(4, 4, 'marks')
  progress.clear()
  assert.deepEqual(said, [' 25% pupils\n', ' 50% marks\n', '100% marks\n'])
})
