// The project as a list of files, which is all that the rules of architecture look at: a planted offence is one more file.
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export type File = { path: string; text: string }
/** Where a rule is broken, and the sentence that says what to do. Line 0 is the file as a whole. */
export type Offence = { path: string; line: number; say: string }

export const root = fileURLToPath(new URL('../..', import.meta.url))
const made = new Set(['node_modules', '.git', '.cache', 'data'])

/** Every file of the project but what is installed or made by running it. Texts of code only. */
export function readTree(): File[] {
  // Folders made by running are never walked: in a running server's, files come and go.
  const walked = readdirSync(root, { withFileTypes: true })
    .filter(entry => !made.has(entry.name))
    .flatMap(entry =>
      entry.isDirectory()
        ? readdirSync(join(root, entry.name), { recursive: true, withFileTypes: true })
        : [entry],
    )
  return walked
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .sort()
    .flatMap(path => {
      const text = isText(path) ? textOf(path) : ''
      return text === null ? [] : [{ path, text }]
    })
}

/** The entries of the project's own folder, as a newcomer sees them. */
export function rootEntries(): string[] {
  return readdirSync(root).filter(name => !made.has(name))
}

export function isTest(path: string): boolean {
  return /(\.test|\.fixture|-for-tests|-fixtures?)\.ts$/.test(path) || path.startsWith('test/')
}

/** A text without its comments, with every line where it was. */
export function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, comment => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[\s;,{(])\/\/.*$/gm, '$1')
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

/** One import: the file it means, or the name of a package, and whether only its types are used. */
export type Import = { from: string; to: string; line: number; typesOnly: boolean }

const IMPORTS =
  /(?:^|[\n;])\s*(import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s*)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/g

/** The imports of a file, `#platform/x.ts` and `./x.ts` resolved to paths of the project. */
export function importsOf({ path, text }: File): Import[] {
  const code = withoutComments(text)
  return [...code.matchAll(IMPORTS)].map(match => ({
    from: path,
    to: resolve(path, (match[3] ?? match[4])!),
    line: lineAt(code, match.index + match[0].search(/\S/)),
    typesOnly: match[2] !== undefined,
  }))
}

function resolve(from: string, wanted: string): string {
  if (wanted.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), wanted))
  if (wanted.startsWith('#app/')) return `src/${wanted.slice(5)}`
  if (/^#(demo|test)\//.test(wanted)) return wanted.slice(1)
  return wanted.startsWith('#') ? `src/${wanted.slice(1)}` : wanted
}

function isText(path: string): boolean {
  return /\.(ts|js|sql|md|json|csv|scss|css|sh|html)$|^(bin|\.ci)\/|^LICENSE$/.test(path)
}

/** Null where the file vanished since its folder was read: an editor's, or another test's. */
function textOf(path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
