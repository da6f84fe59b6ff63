// Gets hold of the server of this installation: the one that runs, or one that is started now.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { type Attached, attach } from '../database/app-lock.ts'
import type { Where } from '../database/connections.ts'
import type { Administrator } from '../database/migrate.ts'
import type { Log } from '../log.ts'
import { PlainError } from '../plain-error.ts'
import { makeHome } from '../private-files.ts'
import { type Account, chooseAccount, mustReach } from './account.ts'
import { createData, superuser } from './create.ts'
import { type Launched, launch, postgresLog } from './launch.ts'
import { hasNote, runningServer } from './postmaster-pid.ts'
import { findPrograms, type Programs } from './programs.ts'
import { makeSocketFolder, socketFolderOf, socketPort } from './socket.ts'
import { stopServer } from './stop.ts'

export type Setup = { config: Config; password: string; log: Log; tell: (sentence: string) => void }

export type Reached = { attached: Attached; adopted: boolean; where: Where; administrator: Administrator }

/** How long a server that neither answers nor ends is waited for. One that says it is recovering is waited for longer. */
const patience = 30_000

/** Attaches to the server, starting it where none runs. `givenUp` is asked while waiting; what was started is then stopped again. Throws a PlainError. */
export async function reach(setup: Setup, givenUp: () => boolean = () => false): Promise<Reached> {
  const { config } = setup
  const administrator = { user: superuser, password: setup.password }
  const start = prepared(setup)
  const began = Date.now()
  let launched: Launched | null = null
  let told = !hasNote(config.folders.postgres)
  for (let pause = 15; !givenUp(); pause = Math.min(pause * 1.3, 500)) {
    const where = whereItAnswers(config)
    const answer = await attach(where.host, where.port, administrator)
    if (typeof answer !== 'string') {
      return { attached: answer, adopted: launched === null, where, administrator }
    }
    if (answer === 'wrong password' || answer === 'no entry') {
      if (launched) await stopServer(config.folders.postgres, setup.log)
      throw new PlainError(answer === 'no entry' ? noEntry(where) : wrongPassword(config))
    }
    const waited = Date.now() - began
    const end = launched?.ended()
    if (end && (!end.passing || waited > patience)) throw new PlainError(couldNotStart(config, end.line))
    if (answer === 'nobody' && waited > patience) throw new PlainError(noAnswer(config))
    if (answer === 'not yet' && waited > 2_000 && !told) {
      setup.tell(
        'PostgreSQL was not stopped in order last time and is putting itself right. Nothing that was saved is lost…',
      )
      told = true
    }
    if ((!launched || end) && !runningServer(config.folders.postgres)) launched = await start()
    await wait(pause)
  }
  if (launched) await stopServer(config.folders.postgres, setup.log)
  throw new PlainError('Kith was stopped while it waited for PostgreSQL.')
}

// Everything that a start needs is worked out at the first start only: a restart must not depend on looking around.
function prepared({ config, password }: Setup): () => Promise<Launched> {
  let ready: { programs: Programs; account: Account } | null = null
  return async () => {
    if (!ready) {
      makeHome(config)
      const account = chooseAccount(config)
      const programs = findPrograms(config.folders.postgres, config.postgres)
      mustReach(account, config.folders.home, 'the data')
      mustReach(account, join(programs.folder, 'postgres'), 'PostgreSQL')
      await createData(config.folders, programs, account, password)
      ready = { programs, account }
    }
    const socketFolder = makeSocketFolder(config.folders.home, ready.account)
    return launch(config.folders, ready.programs, ready.account, socketFolder)
  }
}

function whereItAnswers(config: Config): Where {
  const noted = runningServer(config.folders.postgres)?.socketFolder
  return { host: noted ?? socketFolderOf(config.folders.home), port: socketPort, database: 'kith' }
}

function wrongPassword(config: Config): string {
  return `The PostgreSQL of ${config.folders.home} does not know the password in ${config.folders.secrets}. Put back the secrets that belong to this data.`
}

function noEntry(where: Where): string {
  return `A PostgreSQL runs for this data, and this account may not enter ${where.host}, where its socket is. Start Kith with the account that started it, or as root.`
}

function noAnswer(config: Config): string {
  const pid = runningServer(config.folders.postgres)?.pid
  const who = pid ? `Process ${pid} holds ${config.folders.postgres}` : `PostgreSQL does not stay up`
  return `${who} and does not answer. ${postgresLog(config.folders)} says more.`
}

function couldNotStart(config: Config, line: string): string {
  return `PostgreSQL did not start: ${line}. More is in ${postgresLog(config.folders)}.`
}
