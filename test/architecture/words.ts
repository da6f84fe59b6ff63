// Rules about what stands in a file: SQL apart, no unsafe markup, no town in code, no escape from the types, no long files.
import { type File, isTest, lineAt, type Offence, withoutComments } from './tree.ts'

const longest = 400
// May only shrink: pg-boss's own schema, as it writes it, is one migration.
const longerForAReason: Record<string, number> = { 'db/migrations/0009-jobs.sql': 426 }
const median = 80
const forbiddenFolders = [
  'utils',
  'lib',
  'common',
  'helpers',
  'services',
  'controllers',
  'presenters',
  'misc',
]

// Written in one case, as SQL is: a sentence that begins with "Select a child from…" is not meant.
const SQL_VERBS =
  'select\\s[^\'"`]*?\\sfrom\\s|select\\s+[\\w.]+\\(|insert\\s+into\\s|update\\s+[\\w.]+\\s+set\\s|delete\\s+from\\s|with\\s+(?:recursive\\s+)?\\w+\\s+as\\s*\\(|(?:create|alter|drop)\\s+(?:table|view|index|role|policy|function|schema|database)\\s|grant\\s+\\w+\\s+(?:on|to)\\s|truncate\\s+[\\w.]+|set\\s+(?:local\\s+)?role\\s'
const SQL = new RegExp(
  `['"\`]\\s*(?:${SQL_VERBS}|${SQL_VERBS.replace(/(?<!\\)[a-z]+/g, word => word.toUpperCase())})`,
  'g',
)

type Rule = { finds: RegExp; in: (path: string) => boolean; say: string; inComments?: true }

const rules: Rule[] = [
  {
    finds: SQL,
    in: path => !path.startsWith('src/platform/database/') && !path.startsWith('test/architecture'),
    say: 'holds SQL in a string. Move it to a named block of the .sql file beside it.',
  },
  {
    finds: /\braw\s*\(|\bdangerouslySetInnerHTML\b/g,
    in: path => !path.startsWith('src/design/') && !path.startsWith('test/architecture'),
    say: 'writes markup with raw(). Only src/design may: use a component, or add one there.',
  },
  {
    finds: /(?:(?<!\.)\bplace(?:_?[sS]lug|_?[nN]ame)?|\bplace\??\.(?:slug|name))\s*[!=]==?\s*['"`]/g,
    in: path => path.startsWith('src/'),
    say: 'asks for one place by name. What differs between places is blueprint, not code.',
  },
  {
    finds: /@ts-(?:ignore|nocheck|expect-error)|\b(?:TODO|FIXME|XXX)\b/g,
    in: path => !path.startsWith('test/architecture'),
    say: 'leaves something undone or unchecked. Do it now, or write it in an issue.',
    inComments: true,
  },
  {
    finds: /biome-ignore lint\/suspicious\/noExplicitAny|@ts-any/g,
    in: path => path !== 'src/platform/database/queries.ts' && !path.startsWith('test/architecture'),
    say: 'lets `any` in. Say the type, or `unknown` and check it.',
    inComments: true,
  },
  {
    finds: /\bas any\b|:\s*any\b(?=\s*[;)=|\]{\n])|<any>|\bany\[\]/g,
    in: path => path !== 'src/platform/database/queries.ts' && !path.startsWith('test/architecture'),
    say: 'uses `any`. Say the type, or `unknown` and check it.',
  },
  {
    finds: /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bMath\.random\(|\brandom(?:Bytes|UUID|Int)\(/g,
    in: path => path.startsWith('src/arithmetic/') && !isTest(path),
    say: 'asks the clock or chance. Arithmetic is given what it needs.',
  },
]

/** Words that may not stand in the code. */
export function wordOffences(files: File[]): Offence[] {
  return files
    .filter(({ path }) => /^(src|demo|test)\/.*\.ts$/.test(path))
    .flatMap(({ path, text }) => {
      const code = withoutComments(text)
      return rules
        .filter(rule => rule.in(path))
        .flatMap(rule => {
          const where = rule.inComments ? text : code
          return [...where.matchAll(rule.finds)].map(({ index }) => ({
            path,
            line: lineAt(where, index),
            say: rule.say,
          }))
        })
    })
}

/** Files that grew too long to be read at a sitting, and folders whose name says nothing. */
export function sizeOffences(files: File[]): Offence[] {
  const long = files
    .filter(({ path }) => isWrittenByHand(path))
    .map(file => ({ path: file.path, lines: linesOf(file) }))
    .filter(({ path, lines }) => lines > (longerForAReason[path] ?? longest))
    .map(({ path, lines }) => ({
      path,
      line: lines,
      say: `has ${lines} lines; ${longest} is the most. Give a part of it a file and a name of its own.`,
    }))
  const nameless = files
    .filter(({ path }) =>
      path
        .split('/')
        .slice(0, -1)
        .some(folder => forbiddenFolders.includes(folder)),
    )
    .map(({ path }) => ({
      path,
      line: 0,
      say: 'stands in a folder whose name says nothing. Put it with its user.',
    }))
  const middle = medianLength(files)
  const tooLong =
    middle > median
      ? [{ path: 'src', line: 0, say: `has a median file of ${middle} lines; ${median} is the most.` }]
      : []
  return [...long, ...nameless, ...tooLong]
}

/** The middle length of the program's own files, tests aside. */
export function medianLength(files: File[]): number {
  const lengths = files
    .filter(({ path }) => /^src\/.*\.ts$/.test(path) && !isTest(path))
    .map(linesOf)
    .sort((a, b) => a - b)
  return lengths[Math.floor(lengths.length / 2)] ?? 0
}

function isWrittenByHand(path: string): boolean {
  return (
    /^(src|demo|test|bin|db\/migrations|rules|docs|decisions)\//.test(path) &&
    !/\.(json|css|csv|png|svg|webp)$/.test(path)
  )
}

function linesOf({ text }: File): number {
  return text.replace(/\n$/, '').split('\n').length
}
