// Rules about the house as a whole: its front, the stages' shape, queries that nobody calls, tests that nobody runs.
import type { File, Offence } from './tree.ts'

const mostRootEntries = 24

/** More entries than a newcomer takes in at a glance. */
export function rootOffences(entries: string[]): Offence[] {
  if (entries.length <= mostRootEntries) return []
  const say = `has ${entries.length} entries; ${mostRootEntries} is the most. Move one into a folder: ${entries.join(' ')}.`
  return [{ path: '.', line: 0, say }]
}

/** A stage with addresses says in a README what it is for, which tables it owns and who may do what. */
export function stageOffences(files: File[]): Offence[] {
  const paths = new Set(files.map(({ path }) => path))
  return files
    .filter(({ path }) => /^src\/stages\/[^/]+\/routes\.ts$/.test(path))
    .map(({ path }) => path.replace('routes.ts', 'README.md'))
    .filter(readme => !paths.has(readme))
    .map(path => ({
      path,
      line: 0,
      say: 'is missing: a stage with routes says what it is for, its tables, who may do what, and its rules.',
    }))
}

/** Named queries that no module beside them calls, and `.sql` files that none reads. */
export function queryOffences(files: File[]): Offence[] {
  return files
    .filter(({ path }) => /^(src|demo|test)\/.*\.sql$/.test(path))
    .flatMap(({ path, text }) => {
      const folder = path.slice(0, path.lastIndexOf('/') + 1)
      const file = path.slice(folder.length)
      const near = files.filter(each => each.path.endsWith('.ts') && nearby(each.path, folder))
      if (!near.some(each => each.text.includes(file)))
        return [{ path, line: 0, say: 'is read by no module. Remove it, or name it in the .ts beside it.' }]
      return [...text.matchAll(/^-- name: *(\w+)/gm)]
        .filter(([, name]) => !near.some(each => new RegExp(`\\b${name}\\b`).test(each.text)))
        .map(match => ({
          path,
          line: text.slice(0, match.index).split('\n').length,
          say: `has a block ${match[1]} that nobody calls. Remove it.`,
        }))
    })
}

/** Tests that no step of bin/check would run. */
export function testOffences(files: File[]): Offence[] {
  return files
    .filter(({ path }) => path.endsWith('.test.ts'))
    .filter(({ path }) => !/^(src|demo)\/|^test\/[^/]+$|^test\/(start|journeys)\//.test(path))
    .map(({ path }) => ({
      path,
      line: 0,
      say: 'is run by no step of bin/check. Move it beside what it tests, or to test/.',
    }))
}

function nearby(path: string, folder: string): boolean {
  return path.startsWith(folder) || folder.startsWith(path.slice(0, path.lastIndexOf('/') + 1))
}
