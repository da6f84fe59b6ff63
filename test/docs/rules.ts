// What the docs must hold, as rules over a list of files. Each offence is a sentence with file and line.
import type { File } from '../architecture/tree.ts'

const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'GLOSSARY.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
]

export const isDoc = ({ path }: File) =>
  pages.includes(path) || /^(docs|decisions|rules)\/.*\.md$|^(src|demo)\/.*README\.md$/.test(path)

/** What a newcomer looks for, and does not find. */
export function missingPages(files: File[]): string[] {
  const there = new Set(files.map(({ path }) => path))
  const decided = files.some(({ path }) => /^decisions\/0001-.*\.md$/.test(path))
  return [
    ...[...pages, 'LICENSE'].filter(path => !there.has(path)).map(path => `${path} is missing.`),
    ...(decided ? [] : ['decisions/0001-….md is missing.']),
  ]
}

/** Things that no page for people names. `where` limits the pages that count. */
export function unnamed(what: string, names: readonly string[], files: File[], where = isDoc): string[] {
  const text = files
    .filter(where)
    .map(file => file.text)
    .join('\n')
  return names
    .filter(name => !new RegExp(`(?<![\\w.-])${name.replaceAll('.', '\\.')}(?![\\w-])`).test(text))
    .map(name => `${what} ${name} is named in no page: say in GLOSSARY.md or docs/ what it is.`)
}

/** Links and pictures that lead nowhere. */
export function brokenLinks(files: File[]): string[] {
  const there = new Set(files.map(({ path }) => path))
  const folders = new Set(
    files.flatMap(({ path }) =>
      path
        .split('/')
        .slice(0, -1)
        .map((_, at, parts) => parts.slice(0, at + 1).join('/')),
    ),
  )
  return files.filter(isDoc).flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(match => {
      const [to] = match[1]!.split('#') as [string]
      if (to === '' || /^[a-z]+:/.test(to)) return []
      const target = new URL(to, `file:///${path}`).pathname.slice(1).replace(/\/$/, '')
      return there.has(target) || folders.has(target)
        ? []
        : [`${path}:${lineAt(text, match.index)} leads to ${target}, which is not there.`]
    }),
  )
}

/** Commands in fenced blocks and in backticks that could not be typed. */
export function unknownCommands(
  files: File[],
  scripts: readonly string[],
  commands: readonly string[],
): string[] {
  const builtIn = ['start', 'test', 'ci', 'install']
  return files.filter(isDoc).flatMap(({ path, text }) =>
    [
      ...text.matchAll(/(?<=^\s*|`|&& )(?:npm (run )?([a-z][a-z:-]*)|(?:bin\/)?kith ([a-z]+(?: [a-z]+)?))/gm),
    ].flatMap(match => {
      const [said, run, script, command] = match
      const known = command
        ? commands.some(
            name =>
              command === name ||
              command.startsWith(`${name} `) ||
              name.startsWith(`${command} `) ||
              command.split(' ')[0] === name,
          ) || command.startsWith('help')
        : scripts.includes(script!) || (!run && builtIn.includes(script!))
      return known ? [] : [`${path}:${lineAt(text, match.index)} says "${said}", which there is not.`]
    }),
  )
}

/** Programs that want Node 24 where a page starts them with whichever Node is installed. */
export function bareNode(files: File[]): string[] {
  return files
    .filter(isDoc)
    .flatMap(({ path, text }) =>
      [...text.matchAll(/(?<=^\s*|`|&& )node (?:--\S+ )*\S+\.ts\b/gm)].map(
        match =>
          `${path}:${lineAt(text, match.index)} says "${match[0]}": write sh bin/with-packages ${match[0]}.`,
      ),
    )
}

/** Packages without a line, and lines without a package. */
export function undecidedPackages(names: readonly string[], page: string): string[] {
  const lines = [...page.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/gm)]
  const said = new Set(lines.map(([, name]) => name!))
  return [
    ...names
      .filter(name => !said.has(name))
      .map(name => `decisions/dependencies.md has no line for ${name}: for what, and what would replace it?`),
    ...[...said]
      .filter(name => !names.includes(name))
      .map(name => `decisions/dependencies.md tells of ${name}, which package.json does not ask for.`),
  ]
}

type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> }

/** Optional packages that the lock names and does not hold: with one of them missing, `npm ci` refuses the lock elsewhere. */
export function unlockedOptions({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([holder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(name => !isLocked(holder, name, packages))
      .map(
        name =>
          `package-lock.json: ${holder || 'Kith'} names the optional ${name}, which has no entry of its own. Pin a version that has.`,
      ),
  )
}

function isLocked(holder: string, name: string, packages: Lock['packages']): boolean {
  if (`${holder ? `${holder}/` : ''}node_modules/${name}` in packages) return true
  if (holder === '') return false
  const above = holder.lastIndexOf('/node_modules/')
  return isLocked(above < 0 ? '' : holder.slice(0, above), name, packages)
}

const MACHINE = new RegExp(
  ['work', 'root', 'Users', 'home/[a-z]+'].map(folder => `(?<![\\w.~-])/${folder}/[\\w.-]`).join('|'),
)

/** Paths of somebody's own computer. */
export function machinePaths(files: File[]): string[] {
  return files
    .filter(({ path }) => path !== 'package-lock.json')
    .flatMap(({ path, text }) => {
      const found = MACHINE.exec(text)
      return found ? [`${path}:${lineAt(text, found.index)} names a path of one computer: ${found[0]}…`] : []
    })
}

/** Records that grew into essays. */
export function longDecisions(files: File[]): string[] {
  return files
    .filter(({ path }) => /^decisions\/\d{4}-.*\.md$/.test(path))
    .filter(({ text }) => text.trimEnd().split('\n').length > 40)
    .map(({ path }) => `${path} has more than 40 lines.`)
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
