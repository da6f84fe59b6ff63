import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'

test('Ctrl-C is answered at once, before anything has been closed, and once', async () => {
  const program = `
    const { untilStopped } = await import(${JSON.stringify(new URL('./until-stopped.ts', import.meta.url).href)})
    process.exit(await untilStopped(async run => {
      const busy = setInterval(() => {}, 1_000)
      run.onStop(() => new Promise(closed => setTimeout(closed, 300)))
      run.onStop(async () => { console.log('closing'); clearInterval(busy) })
      console.log('up')
    }))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program])
  const heard: string[] = []
  child.stderr.on('data', text => heard.push(String(text)))
  child.stdout.on('data', text => {
    heard.push(String(text))
    // npm passes on what the terminal has sent as well: two of one Ctrl-C.
    child.kill('SIGINT')
  })
  const [code] = await once(child, 'close')
  assert.equal(code, 0)
  assert.deepEqual(heard.join('').split('\n').sort(), ['', 'Stopping…', 'closing', 'up'])
})
