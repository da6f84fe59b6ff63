// Files that only Kith's own account may read: secrets, keys, uploads.
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Config } from './config.ts'
import { PlainError } from './plain-error.ts'

/**
 * Makes the folder of an installation, and the one above. PostgreSQL's account must pass through both, whatever the
 * umask says; what is private stands in closed folders below.
 */
export function makeHome({ dataRoot, folders }: Config): void {
  for (const folder of [dataRoot, folders.home]) {
    if (existsSync(folder)) continue
    try {
      mkdirSync(folder, { recursive: true })
      chmodSync(folder, 0o711)
    } catch (error) {
      throw cannot('make the data folder', folder, error)
    }
  }
}

/** Makes a folder that only this account can enter, and the folders above it as they come. */
export function makePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
  } catch (error) {
    throw cannot('make the private folder', folder, error)
  }
}

/**
 * The content of a private file, made by `make` where there is none yet. Two programs that start at once get the
 * same content: each writes its own draft, and `link` lets exactly one of them take the name.
 */
export function keepPrivateFile(file: string, make: () => string): string {
  return readPrivateFile(file) ?? writeFirst(file, make())
}

/** The content of a file, or null where there is none. */
export function readPrivateFile(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw cannot('read', file, error)
  }
}

function writeFirst(file: string, content: string): string {
  const draft = `${file}.${process.pid}.draft`
  try {
    // A folder that is there keeps its rights: it may be /etc, or /tmp, and belong to everybody.
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(draft, content, { mode: 0o600, flush: true })
    linkSync(draft, file)
    return content
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return readFileSync(file, 'utf8')
    throw cannot('write', file, error)
  } finally {
    rmSync(draft, { force: true })
  }
}

function cannot(verb: string, path: string, error: unknown): PlainError {
  const code = codeOf(error)
  const why: Record<string, string> = {
    EACCES: 'this account may not. Start Kith with the account that owns the data, or correct the owner',
    EPERM: 'this account may not. Start Kith with the account that owns the data, or correct the owner',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'a part of its path is a file',
  }
  return new PlainError(`Kith cannot ${verb} ${path}: ${why[code] ?? code}.`)
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error)
}
