// The import table of ARCHITECTURE.md: which room may use which. Tests beside the code may use anything.
import { type File, type Import, importsOf, isTest, type Offence } from './tree.ts'

/** What each room may import besides itself. `stages` stands for the stages before it; `npm` for any package. */
const mayImport: Record<string, string[]> = {
  platform: ['node', 'npm'],
  arithmetic: [],
  design: ['platform', 'node', 'npm'],
  records: ['platform', 'arithmetic', 'design', 'node', 'npm'],
  intake: ['records', 'arithmetic', 'design', 'platform', 'node', 'npm'],
  stages: ['records', 'arithmetic', 'design', 'platform', 'intake', 'stages', 'node', 'npm'],
  'front-door': ['records', 'design', 'platform', 'programme', 'node', 'npm'],
  programme: [],
  top: [
    'platform',
    'arithmetic',
    'design',
    'records',
    'intake',
    'stages',
    'front-door',
    'programme',
    'demo',
    'node',
    'npm',
  ],
  demo: [
    'platform',
    'arithmetic',
    'design',
    'records',
    'intake',
    'stages',
    'front-door',
    'programme',
    'top',
    'test',
    'node',
    'npm',
  ],
}

/** Of Node itself, what needs no input or output: a lot is drawn by SHA-256. */
const pure = ['node:crypto']
/** What those who put Kith together may take from a stage: its list for others, its addresses, what it adds, its commands. */
const doorsOfAStage = ['index.ts', 'routes.ts', 'contributes.ts', 'commands.ts']
/** What a stage may take from intake: all of it, or the reading of an extract alone, which opens no database. */
const doorsOfIntake = ['src/intake/index.ts', 'src/intake/extract/index.ts']
/** What demo may use of the tests: the named people, whom both share. */
const sharedByTests = ['test/cast.ts', 'test/cast-shapes.ts']

/** The room a file stands in. */
export function roomOf(path: string): string {
  const [first, second] = path.split('/') as [string, string?]
  if (first === 'demo' || first === 'test') return first
  if (path === 'src/programme.ts') return 'programme'
  if (first === 'src') return path.split('/').length === 2 ? 'top' : second!
  return first.startsWith('node:') ? 'node' : 'npm'
}

/** Imports that the table refuses, the order of the stages, and what is reached past an index. */
export function importOffences(files: File[], stages: readonly string[]): Offence[] {
  return codeOf(files)
    .flatMap(importsOf)
    .flatMap(each => {
      const say = refusal(each, stages)
      return say ? [{ path: each.from, line: each.line, say }] : []
    })
}

function refusal({ from, to }: Import, stages: readonly string[]): string | undefined {
  const mine = roomOf(from)
  const theirs = roomOf(to)
  if (to === 'pg' && !from.startsWith('src/platform/database/'))
    return 'imports pg, which only src/platform/database may: write a named query in a .sql file.'
  if (mine === 'stages') {
    const refused = stageRefusal(from, to, stages)
    if (refused) return refused
  }
  if (mine === theirs) return undefined
  if (mine === 'arithmetic' && pure.includes(to)) return undefined
  if (!mayImport[mine]?.includes(theirs))
    return `imports ${to}, but ${mine} may not use ${theirs}. ${advice(mine)}`
  if (theirs === 'intake' && mine === 'stages' && !doorsOfIntake.includes(to))
    return `imports ${to}: a stage uses intake through ${doorsOfIntake.join(' or ')}.`
  if (theirs === 'test' && mine === 'demo' && !sharedByTests.includes(to))
    return `imports ${to}: demo shares only the cast with the tests (${sharedByTests.join(', ')}).`
  if (theirs === 'stages' && !doorsOfAStage.includes(to.split('/').slice(3).join('/')))
    return `imports ${to}: from outside, a stage is used through ${doorsOfAStage.join(', ')}.`
  return undefined
}

function stageRefusal(from: string, to: string, stages: readonly string[]): string | undefined {
  const mine = from.split('/')[2]!
  if (!stages.includes(mine)) return `stands in src/stages/${mine}, which is no stage of src/programme.ts.`
  if (roomOf(to) !== 'stages') return undefined
  const theirs = to.split('/')[2]!
  if (theirs === mine) return undefined
  if (stages.indexOf(theirs) > stages.indexOf(mine))
    return `imports ${to}: ${mine} comes before ${theirs}. Let ${theirs} add it through its contributes.ts, or tell an event.`
  if (to !== `src/stages/${theirs}/index.ts`)
    return `imports ${to}: another stage is used through src/stages/${theirs}/index.ts.`
  return undefined
}

function advice(room: string): string {
  return `It may use: ${mayImport[room]?.join(', ') || 'only its own files'}.`
}

/** Files whose code (not only whose types) needs each other in a circle: neither can be understood or moved alone. */
export function circleOffences(files: File[]): Offence[] {
  const uses = new Map(
    codeOf(files).map(file => [file.path, importsOf(file).filter(each => !each.typesOnly)] as const),
  )
  const offences: Offence[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: string[]) => {
    for (const { to, line } of uses.get(path) ?? []) {
      const at = trail.indexOf(to)
      if (at >= 0)
        offences.push({
          path,
          line,
          say: `closes a circle: ${[...trail.slice(at), to].join(' > ')}. Move what both need to a third file.`,
        })
      else if (!done.has(to)) visit(to, [...trail, to])
    }
    done.add(path)
  }
  for (const path of uses.keys()) if (!done.has(path)) visit(path, [path])
  return offences
}

/** Rooms that use each other in a circle, types counted: such rooms are one room. */
export function roomCircleOffences(files: File[]): Offence[] {
  const house = (path: string) =>
    roomOf(path) === 'stages' ? path.split('/').slice(1, 3).join('/') : roomOf(path)
  const uses = codeOf(files)
    .flatMap(importsOf)
    .map(each => ({ ...each, mine: house(each.from), theirs: house(each.to) }))
    .filter(({ mine, theirs }) => mine !== theirs && theirs !== 'node' && theirs !== 'npm')
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const { mine, theirs } of uses)
      if (mine === from && !seen.has(theirs)) reached(theirs, seen.add(theirs))
    return seen
  }
  return uses
    .filter(({ mine, theirs }) => reached(theirs).has(mine))
    .map(({ from, line, mine, theirs }) => ({
      path: from,
      line,
      say: `makes ${mine} and ${theirs} use each other. One of them must come first.`,
    }))
}

function codeOf(files: File[]): File[] {
  return files.filter(({ path }) => /^(src|demo)\/.*\.ts$/.test(path) && !isTest(path))
}
