// Makes the data folder of a new PostgreSQL.
import { execFile } from 'node:child_process'
import {
  appendFileSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Folders } from '../config.ts'
import { PlainError } from '../plain-error.ts'
import type { Account } from './account.ts'
import { exists } from './postmaster-pid.ts'
import type { Programs } from './programs.ts'

export const superuser = 'postgres'

/**
 * Makes the folder where there is none yet. It is made under another name and takes its own in one step, so a start
 * that was killed half-way leaves nothing that looks whole, and of two at once one wins and both go on.
 */
export async function createData(
  folders: Folders,
  programs: Programs,
  account: Account,
  password: string,
): Promise<void> {
  sweep(folders.home)
  if (existsSync(join(folders.postgres, 'PG_VERSION'))) return
  const draft = `${folders.postgres}.${process.pid}.new`
  const passwordFile = `${folders.postgres}.${process.pid}.pw`
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (!account.own) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid)
  try {
    await initdb(draft, programs, account, passwordFile)
    appendFileSync(join(draft, 'postgresql.conf'), firstSettings())
    takeName(draft, folders)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

// C.UTF-8 sorts by code point, is the same on every computer, and no update of the system changes it under an index.
async function initdb(
  folder: string,
  programs: Programs,
  account: Account,
  passwordFile: string,
): Promise<void> {
  const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const icu = ['--locale-provider=icu', '--icu-locale=und', '--locale=C']
  const locales = [programs.major >= 17 ? builtin : ['--locale=C.UTF-8'], icu, ['--locale=C']]
  let last = ''
  for (const locale of locales) {
    const args = [
      `--pgdata=${folder}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--data-checksums',
      ...locale,
    ]
    try {
      await promisify(execFile)(join(programs.folder, 'initdb'), args, runAs(account, folder))
      return
    } catch (error) {
      last = (error as { stderr?: string }).stderr?.trim() || (error as Error).message
    }
  }
  const why = last.split('\n').find(line => line.includes('error')) ?? last.split('\n').at(-1)
  throw new PlainError(`PostgreSQL ${programs.version} could not make its data folder in ${folder}: ${why}`)
}

/** How PostgreSQL's programs are run: under its account, and with nothing of Kith's environment but the path. */
export function runAs(
  account: Account,
  cwd: string,
): { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv } {
  const who = account.own ? {} : { uid: account.uid, gid: account.gid }
  return { ...who, cwd, env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } }
}

// Written once, for the keeper of the computer to change. An eighth of the memory (PostgreSQL's manual, 20.4, advises a
// quarter on a computer of its own; Kith shares its with the pages), and no compiling of short queries (32.2).
function firstSettings(): string {
  const megabytes = Math.min(512, Math.max(64, Math.floor(totalmem() / 2 ** 20 / 8)))
  return `
# Kith's first settings. Change them as the computer allows; what guards the data is set at every start instead.
shared_buffers = ${megabytes}MB
jit = off
log_checkpoints = off
`
}

function takeName(draft: string, folders: Folders): void {
  try {
    renameSync(draft, folders.postgres)
  } catch (error) {
    if (!existsSync(join(folders.postgres, 'PG_VERSION'))) throw error
  }
  const home = openSync(folders.home, 'r')
  fsyncSync(home)
  closeSync(home)
}

function sweep(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = /^postgres\.(\d+)\.(new|pw)$/.exec(name)?.[1]
    if (pid && Number(pid) !== process.pid && !exists(Number(pid)))
      rmSync(join(home, name), { recursive: true, force: true })
  }
}
