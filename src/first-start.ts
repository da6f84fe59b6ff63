// What a first start has to do and say: fill the pretend place, or print where a real one is set up.
import { loadDemo, PRETEND_DAY } from '#demo/load.ts'
import { loadHarbourside } from '#demo/load-harbourside.ts'
import { makeSetUpAddress } from '#front-door/set-up.ts'
import type { Database } from '#platform/database/connections.ts'
import { SchemaMismatch } from '#platform/database/migrate.ts'
import { PlainError } from '#platform/plain-error.ts'
import type { Seals } from '#platform/sealed.ts'
import { terminalProgress } from '#platform/terminal-progress.ts'
import { holdsPlaces } from '#records/access/work.ts'

/** Throws a PlainError where the database already holds places of the other kind. */
export async function mustBeOfOneKind(database: Database, pretend: boolean): Promise<void> {
  if (!(await holdsPlaces(database, { pretend: !pretend }))) return
  throw new PlainError(
    pretend
      ? 'This database holds a real place, so no pretend one goes in. Give pretend data a database of its own, or start with --real.'
      : 'This database holds a pretend place, so no real data goes in. Give real data a database of its own, or start with --demo.',
  )
}

/** Of pretend data in a folder of Kith's own, whose schema is another Kith's: it may be begun again, for nobody real is in it. */
export function orBeginAgain(error: unknown, home: string): unknown {
  if (!(error instanceof SchemaMismatch)) return error
  return new PlainError(
    `${error.message} Or begin again, as all data in ${home} is pretend: delete that folder and start Kith.`,
  )
}

/** Loads the pretend place where it is not there yet, with a bar that counts the schools' files. */
export async function fillDemo(
  database: Database,
  seals: Seals,
  tell: (sentence: string) => void,
  uploads: string,
): Promise<void> {
  const bar = terminalProgress()
  let begun = false
  const onProgress = ({ done, total, what }: { done: number; total: number; what: string }) => {
    if (!begun) tell('Bringing in Millbrook, a pretend place with seven schools:')
    begun = true
    bar.show(done, total, what)
  }
  const loaded = await loadDemo(database, seals, onProgress, { uploads, standsOn: PRETEND_DAY })
  bar.clear()
  if (loaded) tell('Millbrook is in: two school years, through the same door as a real export.')
}

/**
 * Loads the second pretend place while the first is open already. `coming` names it until it is in, so that nobody walks
 * into half a place. `stop` waits for the step under way; the next start goes on from there.
 */
export function fillSecondPlace(
  database: Database,
  seals: Seals,
  tell: (sentence: string) => void,
): { stop: () => Promise<void>; coming: () => string | undefined } {
  const stopped = new AbortController()
  let coming: string | undefined = 'Harbourside'
  const onProgress = (): void => stopped.signal.throwIfAborted()
  const filled = loadHarbourside(database, seals, onProgress).then(
    loaded => {
      coming = undefined
      if (loaded) tell('Harbourside is in too, a second pretend place with four schools.')
    },
    (error: Error) => {
      coming = undefined
      if (!stopped.signal.aborted)
        tell(`Harbourside, the second pretend place, is not whole: ${error.message}`)
    },
  )
  return {
    coming: () => coming,
    stop: () => {
      stopped.abort()
      return filled
    },
  }
}

/** Said where everybody would seem to come from one address, and wait for each other's wrong passwords. */
export function proxyWarning({ origin, proxies }: { origin: string | null; proxies: number }): string | null {
  if (!origin?.startsWith('https:') || proxies > 0) return null
  return 'Warning: KITH_ORIGIN is https, so a proxy stands before Kith, but KITH_PROXIES is 0: wrong passwords of everybody count together. Set KITH_PROXIES (docs/settings.md).'
}

/** How to get in, in one line. */
export async function howToSignIn(database: Database, origin: string, pretend: boolean): Promise<string> {
  if (pretend)
    return `Sign in by choosing who to be, such as Ruth Adeyemi, programme manager: ${origin}/sign-in`
  const address = await makeSetUpAddress(database, origin)
  if (address === null) return `Sign in: ${origin}/sign-in`
  return `Nobody has an account yet. Set this Kith up here, once, within 24 hours: ${address}`
}
