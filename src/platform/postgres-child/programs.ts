// Finds PostgreSQL's programs: those installed on this computer, else the ones that come with the packages.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PlainError } from '../plain-error.ts'
import { embeddedPrograms } from './embedded.ts'

export type Source = 'installed' | 'embedded'

/** A folder with `postgres` and `initdb`. `version` is such as `15.20`. */
export type Programs = { folder: string; version: string; major: number; source: Source }

/** Nothing newer than 15 is used in Kith's SQL, and nothing older is tried. */
export const oldestMajor = 15

/**
 * The newest programs, installed ones first; for existing data, those of the version that made it, as another one
 * cannot read it. `wanted` is the setting KITH_POSTGRES: `embedded`, or a folder of programs. Throws a PlainError.
 */
export function findPrograms(dataFolder: string, wanted: string | null): Programs {
  const made = majorOfData(dataFolder)
  const candidates = allPrograms(wanted).filter(each => each.major >= oldestMajor)
  const found = candidates.find(each => made === null || each.major === made)
  if (found) return found
  throw new PlainError(made === null ? noPrograms(wanted) : otherPrograms(dataFolder, made, candidates))
}

/** All programs found, best first; what `kith doctor` shows. */
export function allPrograms(wanted: string | null): Programs[] {
  const installed = wanted === 'embedded' ? [] : wanted ? [wanted] : installedFolders()
  const found = installed.map(folder => look(folder, 'installed')).filter(each => each !== null)
  const newestFirst = found.sort((a, b) => compare(b.version, a.version))
  const embedded = wanted === null || wanted === 'embedded' ? embeddedPrograms() : null
  const own = embedded ? look(embedded, 'embedded') : null
  return own ? [...newestFirst, own] : newestFirst
}

/** The major version that made the data, or null where there is none yet. */
export function majorOfData(dataFolder: string): number | null {
  const file = join(dataFolder, 'PG_VERSION')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null
}

function installedFolders(): string[] {
  const onPath = (process.env.PATH ?? '').split(':').filter(folder => existsSync(join(folder, 'postgres')))
  const known = [
    ...versionsIn('/usr/lib/postgresql', 'bin'),
    ...versionsIn('/usr/local/pgsql', '../bin'),
    ...versionsIn('/Applications/Postgres.app/Contents/Versions', 'bin'),
    ...versionsIn('/opt/homebrew/opt', 'bin', /^postgresql@/),
    ...versionsIn('/usr', 'bin', /^pgsql-\d+$/),
  ]
  const real = [...onPath, ...known]
    .filter(folder => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')))
    .map(folder => dirname(realpathSync(join(folder, 'postgres'))))
  return [...new Set(real)]
}

function versionsIn(folder: string, below: string, name = /^\d+(\.\d+)?$/): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(each => name.test(each))
    .map(each => join(folder, each, below))
}

function look(folder: string, source: Source): Programs | null {
  try {
    const text = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
    const version = /(\d+(?:\.\d+)?)/.exec(text.replace(/^.*\(PostgreSQL\)/, ''))?.[1]
    return version ? { folder, version, major: Number.parseInt(version, 10), source } : null
  } catch {
    return null
  }
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}

function noPrograms(wanted: string | null): string {
  const where = wanted ? `KITH_POSTGRES (${wanted}) has no usable PostgreSQL` : 'No PostgreSQL was found'
  return `${where}. Install PostgreSQL ${oldestMajor} or later (on Debian: apt install postgresql), or give the DATABASE_URL of one that runs elsewhere.`
}

function otherPrograms(dataFolder: string, made: number, found: Programs[]): string {
  const there = found.map(each => each.version).join(', ') || 'none'
  return `The data in ${dataFolder} was made by PostgreSQL ${made}, and only that version can read it; found: ${there}. Install PostgreSQL ${made}, or take a backup there and restore it here.`
}
