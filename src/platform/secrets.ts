// The secrets of one installation, made at its first start and never shown: PostgreSQL's passwords and the sealing keys.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { PlainError } from './plain-error.ts'
import { keepPrivateFile, makeHome, makePrivateFolder } from './private-files.ts'
import { type Seals, sealsFrom } from './sealed.ts'

/** The accounts that Kith's own programs sign in to PostgreSQL with; what each may do is set by the migrations. */
export const loginRoles = [
  'kith_app',
  'kith_door',
  'kith_worker',
  'kith_migrate',
  'kith_backup',
  'kith_retention',
] as const

export type LoginRole = (typeof loginRoles)[number]

export type Secrets = {
  /** Password of PostgreSQL's superuser, where Kith runs its own PostgreSQL. */
  superuser: string
  /** Password of each account. */
  roles: Record<LoginRole, string>
  /** Seals and opens the most sensitive columns. */
  seals: Seals
}

/**
 * Reads the secrets, making those that are not there yet: one file each (0600) in a folder (0700) of the installation.
 * The sealing keys stand in their own file, which `KITH_KEYS` may put elsewhere. Throws a PlainError naming the file.
 */
export function openSecrets(config: Config): Secrets {
  makeHome(config)
  makePrivateFolder(config.folders.secrets)
  refuseNewKeysForOldData(config)
  const seals = sealsFrom(config.keysFile)
  const password = (name: string): string =>
    keepPrivateFile(join(config.folders.secrets, name), () => randomBytes(24).toString('base64url')).trim()
  const roles = Object.fromEntries(loginRoles.map(role => [role, password(role)])) as Record<
    LoginRole,
    string
  >
  return { superuser: password('postgres'), roles, seals }
}

// The keys are made before the passwords: passwords without keys mean that the keys were lost or left behind.
function refuseNewKeysForOldData(config: Config): void {
  const startedBefore = existsSync(join(config.folders.secrets, 'postgres'))
  if (!startedBefore || existsSync(config.keysFile)) return
  throw new PlainError(
    `The keys to this data are not at ${config.keysFile}. Put back the copy that was kept, or say with KITH_KEYS where it is; with new keys the sealed values would never open.`,
  )
}
