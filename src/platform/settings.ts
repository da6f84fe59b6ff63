// Every setting Kith knows: name, meaning, default and check. docs/settings.md is compared with this table by a test.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { PlainError } from './plain-error.ts'

/** `check` turns the text into the value, or throws a sentence that says what the setting may be. */
export type Setting = { meaning: string; default: string; check: (text: string) => unknown }

export const settings = {
  KITH_PORT: {
    meaning: 'The port Kith listens on. 0 lets the computer choose one and prints it.',
    default: '3000',
    check: port,
  },
  KITH_LISTEN: {
    meaning:
      'The one address to listen on, where a proxy stands on another machine or in another container. Left alone, only this computer reaches Kith.',
    default: '127.0.0.1 and ::1',
    check: address,
  },
  KITH_ORIGIN: {
    meaning:
      'The address people type, where it is not http://localhost: https:// and a name, without a path.',
    default: 'http://localhost and the port',
    check: origin,
  },
  KITH_PROXIES: {
    meaning:
      'How many proxies of yours stand before Kith. Each adds where a request came from (X-Forwarded-For); with 0 that header is not believed.',
    default: '0',
    check: fewProxies,
  },
  KITH_DATA: {
    meaning: 'The folder that holds the data, in real/ and demo/ beneath it, which never share anything.',
    default: 'data, in the folder of the project',
    check: path,
  },
  KITH_KEYS: {
    meaning:
      'The file with the keys that seal the most sensitive columns. Keep a copy of it apart from the backups.',
    default: 'secrets/keys.json, with the data',
    check: path,
  },
  DATABASE_URL: {
    meaning:
      'A PostgreSQL (15 or later) that somebody else runs: postgres://user:password@host/database. Left alone, Kith runs its own.',
    default: 'none',
    check: databaseUrl,
  },
  DATABASE_URL_FILE: {
    meaning: 'A file that holds the DATABASE_URL, so that its password is not in the environment.',
    default: 'none',
    check: databaseUrlFile,
  },
  KITH_POSTGRES: {
    meaning:
      'Which PostgreSQL programs Kith starts: a folder that holds them, or embedded for those that come with its packages.',
    default: 'the newest installed, else embedded',
    check: programs,
  },
  KITH_PREPARED: {
    meaning: 'on or off: named statements. off is for an old connection pooler that cannot keep them.',
    default: 'on',
    check: oneOf('on', 'off'),
  },
  KITH_LOG: {
    meaning: 'file or stdout: where the log goes. file is log/kith.log, with the data.',
    default: 'file',
    check: oneOf('file', 'stdout'),
  },
  KITH_OIDC: {
    meaning:
      'A JSON file that lists the organisations whose own accounts people may sign in with (OpenID Connect).',
    default: 'none',
    check: existingFile,
  },
  KITH_CHROMIUM: {
    meaning: 'A Chromium program for the browser tests. Left alone, the tests unpack their own.',
    default: 'none',
    check: existingFile,
  },
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof settings

/** What was set, checked. A setting that was not set, or set to nothing, is absent. */
export type Given = { [Name in SettingName]?: ReturnType<(typeof settings)[Name]['check']> }

/**
 * Checks the environment. Throws a PlainError for a wrong value, and for a `KITH_…` that is not in the table:
 * a misspelt setting would otherwise be ignored in silence.
 */
export function checkSettings(env: NodeJS.ProcessEnv): Given {
  for (const name of Object.keys(env)) {
    if (name.startsWith('KITH_') && !(name in settings)) throw new PlainError(unknownSetting(name))
  }
  const given: Record<string, unknown> = {}
  for (const [name, setting] of Object.entries(settings) as [SettingName, Setting][]) {
    const text = env[name]?.trim()
    if (text) given[name] = checked(name, text, setting)
  }
  return given as Given
}

function unknownSetting(name: string): string {
  const known = Object.keys(settings).join(', ')
  return `${name} is set, but Kith has no setting of that name. It knows: ${known}. Correct the name, or unset it.`
}

function checked(name: SettingName, text: string, setting: Setting): unknown {
  try {
    return setting.check(text)
  } catch (error) {
    throw new PlainError(`${name} ${(error as Error).message}`)
  }
}

function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new Error(`is "${text}", which is not a port. Give a whole number from 0 to 65535.`)
  }
  return Number(text)
}

function fewProxies(text: string): number {
  if (!/^\d$/.test(text)) throw new Error(`is "${text}". Give how many proxies stand before Kith: 0 to 9.`)
  return Number(text)
}

function address(text: string): string {
  if (isIP(text) === 0)
    throw new Error(`is "${text}", which is not an IP address. Give one, such as 0.0.0.0.`)
  return text
}

function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  const bare =
    url && url.pathname === '/' && !url.search && !url.hash && !url.username && !text.endsWith('//')
  if (!bare || !/^https?:$/.test(url.protocol)) {
    throw new Error(
      `is "${text}", which is not an address without a path. Give one such as https://kith.example.org.`,
    )
  }
  if (url.protocol === 'http:' && url.hostname !== 'localhost') {
    throw new Error(
      `is "${text}", which is not encrypted. Only http://localhost may be; elsewhere give https://.`,
    )
  }
  return url.origin
}

function path(text: string): string {
  return resolve(text)
}

function programs(text: string): string {
  if (text === 'embedded') return text
  if (existsSync(join(text, 'postgres')) && existsSync(join(text, 'initdb'))) return resolve(text)
  throw new Error(`is "${text}", which is no folder that holds postgres and initdb. Give one, or embedded.`)
}

// The sentence leaves the value out on purpose: it holds a password.
function databaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  const postgres = url && /^postgres(ql)?:$/.test(url.protocol)
  if (!postgres || !url.username || url.pathname.length < 2) {
    throw new Error('is not the address of a database. Give postgres://user:password@host:port/database.')
  }
  return text
}

function databaseUrlFile(text: string): string {
  const file = existingFile(text)
  const url = readFileSync(file, 'utf8').trim()
  try {
    return databaseUrl(url)
  } catch (error) {
    throw new Error(`names ${file}, and what that file holds ${(error as Error).message}`)
  }
}

function existingFile(text: string): string {
  const file = resolve(text)
  if (!existsSync(file)) throw new Error(`names ${file}, which is not there. Give the path of a file.`)
  if (!statSync(file).isFile())
    throw new Error(`names ${file}, which is not a file. Give the path of a file.`)
  return file
}

function oneOf<const Word extends string>(...words: Word[]): (text: string) => Word {
  return text => {
    const word = words.find(each => each === text)
    if (word === undefined) throw new Error(`is "${text}". It may be ${words.join(' or ')}.`)
    return word
  }
}
