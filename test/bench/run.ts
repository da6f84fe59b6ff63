// npm run bench                      all of them
// npm run bench -- list-50 rls       some of them
// npm run bench -- --json            one JSON object a line: name, figures in ms, MB or as a ratio, n, conditions
import type { Figures } from './lists.ts'
import { type BenchPlace, openBenchPlace } from './place.ts'
import { type BenchWorld, openWorld } from './world.ts'

const tell = (sentence: string): void => console.error(sentence)
let place: Promise<BenchPlace> | undefined
const open = (): Promise<BenchPlace> => {
  place ??= openBenchPlace(tell)
  return place
}

let world: Promise<BenchWorld> | undefined
const openAll = (): Promise<BenchWorld> => {
  world ??= open().then(place => openWorld(place, tell))
  return world
}

const benches: Record<string, () => Promise<Figures>> = {
  'list-50': async () => (await import('./lists.ts')).measureList(await open(), 50),
  'list-500': async () => (await import('./lists.ts')).measureList(await open(), 500),
  rls: async () => (await import('./lists.ts')).measureRls(await open()),
  workbench: async () => (await import('./workbench.ts')).measureWorkbench(await open()),
  today: async () => (await import('./day.ts')).measureToday(await openAll()),
  caseload: async () => (await import('./day.ts')).measureCaseload(await openAll()),
  search: async () => (await import('./day.ts')).measureSearch(await openAll()),
  child: async () => (await import('./record.ts')).measureChild(await openAll()),
  timeline: async () => (await import('./record.ts')).measureTimeline(await openAll()),
  log: async () => (await import('./record.ts')).measureLog(await openAll()),
  'open-loop': async () => (await import('./record.ts')).measureOpenLoop(await openAll()),
  import: async () => (await import('./import.ts')).measureImport(),
}

const words = process.argv.slice(2)
const asJson = words.includes('--json')
const asked = words.filter(word => !word.startsWith('--'))
const unknown = asked.filter(name => !(name in benches))
if (unknown.length > 0) {
  tell(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}

try {
  for (const name of asked.length > 0 ? asked : Object.keys(benches)) show(await benches[name]!())
} finally {
  await (await world)?.close()
  await (await place)?.close()
}

function show(figures: Figures): void {
  if (asJson) {
    console.log(JSON.stringify(figures))
    return
  }
  const { name, n, conditions, ...rest } = figures
  console.log(`${name}  (n = ${n}; ${conditions})`)
  for (const [what, figure] of Object.entries(rest)) console.log(`  ${what.padEnd(30)} ${figure}`)
}
