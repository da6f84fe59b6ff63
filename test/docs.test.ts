// The pages for people name what there is, lead where they say, and give commands that can be typed.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { commands } from '#app/commands.ts'
import { programme } from '#app/programme.ts'
import { settings } from '#platform/settings.ts'
import { classes, matrix, roles } from '#records/access/matrix.ts'
import { type File, readTree } from './architecture/tree.ts'
import { readColumns } from './catalogue/columns-csv.ts'
import {
  bareNode,
  brokenLinks,
  longDecisions,
  machinePaths,
  missingPages,
  undecidedPackages,
  unknownCommands,
  unlockedOptions,
  unnamed,
} from './docs/rules.ts'

const files = readTree()
const textOf = (path: string) => files.find(file => file.path === path)?.text ?? ''
const packageJson = JSON.parse(textOf('package.json'))
const scripts = Object.keys(packageJson.scripts)
const commandNames = commands.map(({ name }) => name)
const packages = ['dependencies', 'optionalDependencies', 'devDependencies'].flatMap(kind =>
  Object.keys(packageJson[kind]),
)
const tables = [
  ...new Set(readColumns(textOf('db/columns.csv')).map(({ schema, table }) => `${schema}.${table}`)),
]
const duties = [...new Set(roles.flatMap(role => matrix[role].duties))]

describe('the pages for people', () => {
  test('are there', () => none(missingPages(files)))
  test('name every table', () => none(unnamed('the table', tables, files)))
  test('name every stage', () =>
    none(
      unnamed(
        'the stage',
        programme.map(({ name }) => name),
        files,
      ),
    ))
  test('name every command', () =>
    none(
      unnamed(
        'the command',
        commandNames.map(name => `kith ${name}`),
        files,
      ),
    ))
  test('name every setting', () =>
    none(unnamed('the setting', Object.keys(settings), files, ({ path }) => path === 'docs/settings.md')))
  test('name every role', () => none(unnamed('the role', roles, files)))
  test('name every duty', () => none(unnamed('the duty', duties, files)))
  test('lead where they say', () => none(brokenLinks(files)))
  test('give commands that can be typed', () => none(unknownCommands(files, scripts, commandNames)))
  test('start programs with the Node they need', () => none(bareNode(files)))
  test('say of every package what it is for', () =>
    none(undecidedPackages(packages, textOf('decisions/dependencies.md'))))
  test('decide briefly', () => none(longDecisions(files)))
})

test('docs/who-sees-what.md shows the matrix, letter for letter', () => {
  const page = textOf('docs/who-sees-what.md')
  none(
    roles
      .map(
        role =>
          `| ${[role, matrix[role].scope, ...classes.map(each => matrix[role].letters[each])].join(' | ')} |`,
      )
      .filter(line => !page.includes(line))
      .map(line => `docs/who-sees-what.md should have the line: ${line}`),
  )
  none(
    roles
      .filter(role => matrix[role].duties.length > 0)
      .map(role => `| ${role} | ${matrix[role].duties.join(', ')} |`)
      .filter(line => !page.includes(line))
      .map(line => `docs/who-sees-what.md should have the line: ${line}`),
  )
})

test('at most 20 packages at run time, each version written out', () => {
  const versions: Record<string, string> = {
    ...packageJson.dependencies,
    ...packageJson.optionalDependencies,
    ...packageJson.devDependencies,
  }
  none(
    Object.entries(versions)
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name]) => `package.json does not pin ${name}.`),
  )
  assert.ok(Object.keys(packageJson.dependencies).length <= 20)
})

test('the lock holds every optional package that it names', () =>
  none(unlockedOptions(JSON.parse(textOf('package-lock.json')))))
test('no file names a path of one computer', () => none(machinePaths(files)))

describe('goes red', () => {
  const page = (text: string, path = 'README.md'): File[] => [{ path, text }]
  const broken: [what: string, found: () => string[], say: RegExp][] = [
    ['without a licence', () => missingPages([]), /LICENSE is missing/],
    [
      'at a table nobody explains',
      () => unnamed('the table', ['kith.wishes'], files),
      /kith\.wishes is named in no page/,
    ],
    [
      'at a link to nothing',
      () => brokenLinks(page('a\n[b](docs/gone.md)')),
      /README\.md:2 leads to docs\/gone\.md/,
    ],
    [
      'at a picture that is not there',
      () => brokenLinks(page('![b](pictures/gone.png)', 'docs/a.md')),
      /docs\/a\.md:1 leads to docs\/pictures\/gone\.png/,
    ],
    [
      'at a command there is not',
      () => unknownCommands(page('`bin/kith frobnicate`\n\nnpm run polish'), scripts, commandNames),
      /kith frobnicate[\s\S]*npm run polish/,
    ],
    ['at a package without a line', () => undecidedPackages(['left-pad'], ''), /no line for left-pad/],
    [
      'at a lock that lacks an option',
      () => unlockedOptions({ packages: { 'node_modules/a': { optionalDependencies: { b: '1' } } } }),
      /node_modules\/a names the optional b/,
    ],
    [
      'at a path of one computer',
      () => machinePaths(page(`see ${['', 'home', 'somebody', 'kith'].join('/')}`)),
      /README\.md:1 names a path/,
    ],
  ]
  for (const [what, found, say] of broken) test(what, () => assert.match(found().join('\n'), say))
})

function none(found: string[]): void {
  assert.equal(found.length, 0, `\n${found.join('\n')}`)
}
