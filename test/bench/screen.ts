// How fast `bin/kith screen` is beside a warm piped read of the same files (`cat files | cat >/dev/null`):
//   npm run bench:screen -- 25000 250000 2500000     or: england, which needs 15 GB of disk and 2.1 GB of memory
// Every run is a cold process, the shell around it included; CSV in, all four files out. Medians of interleaved rounds.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeManyPupils } from './many-pupils.ts'

const ENGLAND = 9_100_000
const ROOT = new URL('../..', import.meta.url).pathname
/** What the screen is to keep to: the issue's own targets. */
const TARGETS: Record<number, string> = {
  25000: '0.5 s and 120 MB',
  250000: '12 times the piped read',
  2500000: '8 times the piped read',
}

// The process tells what it used as it ends: there is no other way to ask that works everywhere. What its first thread
// used is nearest to the seconds of a machine that has nothing else to do.
const TELL = `process.on('exit', () => { const r = process.resourceUsage(), t = process.threadCpuUsage();
  process.stderr.write('USED ' + JSON.stringify([(r.userCPUTime + r.systemCPUTime) / 1e6,
    (t.user + t.system) / 1e6, r.maxRSS / 1024]) + '\\n') })`

const words = process.argv.slice(2)
const sizes = (words.length > 0 ? words : ['25000']).map(word =>
  word === 'england' ? ENGLAND : Number(word),
)
if (sizes.some(size => !(size > 0))) {
  console.error('Say how many pupils: npm run bench:screen -- 25000 250000 (or england)')
  process.exit(2)
}
for (const size of sizes) bench(size)

type Run = { seconds: number; cpu: number; firstThread: number; megabytes: number }

function bench(size: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'kith-bench-screen-'))
  try {
    const began = performance.now()
    const pupils = makeManyPupils(join(folder, 'in'), size)
    console.error(`${pupils} pretend pupils written in ${inSeconds(performance.now() - began)} s`)
    const paths = readdirSync(join(folder, 'in')).map(name => join(folder, 'in', name))
    const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0)
    const rounds = size <= 25_000 ? 7 : size <= 250_000 ? 5 : size < ENGLAND ? 3 : 1
    pipe(paths)
    if (size < ENGLAND) screen(folder)
    const reads: number[] = []
    const runs: Run[] = []
    for (let round = 0; round < rounds; round++) {
      reads.push(pipe(paths))
      runs.push(screen(folder))
    }
    const ratios = runs.map(({ seconds }, i) => seconds / reads[i]!)
    const say = {
      name: `screen-${size}`,
      pupils,
      megabytes_of_csv: Math.round(bytes / 1e6),
      seconds: rounded(median(runs.map(run => run.seconds))),
      best_seconds: rounded(Math.min(...runs.map(run => run.seconds))),
      cpu_seconds: rounded(median(runs.map(run => run.cpu))),
      first_thread_cpu_seconds: rounded(median(runs.map(run => run.firstThread))),
      rss_mb: Math.round(median(runs.map(run => run.megabytes))),
      piped_read_seconds: rounded(median(reads)),
      ratio: rounded(median(ratios)),
      best_ratio: rounded(Math.min(...ratios)),
      target: TARGETS[size] ?? 'none',
      rounds,
      conditions: `${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}, Node ${process.version}`,
    }
    console.log(JSON.stringify(say, null, 2))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Seconds of a warm piped read. */
function pipe(paths: string[]): number {
  const began = performance.now()
  const { status } = spawnSync('sh', ['-c', 'cat "$@" | cat >/dev/null', 'sh', ...paths])
  if (status !== 0) throw new Error('The piped read failed.')
  return (performance.now() - began) / 1000
}

function screen(folder: string): Run {
  const args = ['screen', join(folder, 'in'), '--blueprint', join(ROOT, 'places/millbrook/blueprint.json')]
  const began = performance.now()
  const { status, stderr } = spawnSync(join(ROOT, 'bin/kith'), [...args, '--out', join(folder, 'out')], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(TELL)}` },
  })
  const seconds = (performance.now() - began) / 1000
  // A thread's own end says USED too: the process's is the last.
  const used = stderr.split('\n').findLast(line => line.startsWith('USED '))
  if (status !== 0 || used === undefined) throw new Error(`The screen failed: ${stderr}`)
  const [cpu, firstThread, megabytes] = JSON.parse(used.slice(5)) as [number, number, number]
  return { seconds, cpu, firstThread, megabytes }
}

function median(list: number[]): number {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100
}

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1)
}
