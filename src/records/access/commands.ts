// `kith audit verify`: for whoever must show that the audit is whole. It reads, and changes nothing.
import { withInstallation } from '#platform/command-line.ts'
import { sealsFile } from './outside-seals.ts'
import { type Problem, type Proof, proveAudit } from './proof.ts'

export const command = {
  name: 'audit verify',
  help: `Check every row of the audit, its chain of seals, and the seals written down outside the database.
Names each row that was touched. Ends with 0 where all is whole, with 1 where it is not.

  bin/kith audit verify`,
  run: (args: string[]): Promise<number> =>
    withInstallation(args, async ({ config, database }) => {
      const file = sealsFile(config.folders)
      const proof = await proveAudit(database, file)
      console.log(inWords(proof, file).join('\n'))
      return proof.problems.length === 0 ? 0 : 1
    }),
}

/** What there is to say, a sentence a line. */
export function inWords({ problems, sealed, unsealed, outside }: Proof, file: string): string[] {
  const rows = (n: number): string => `${n.toLocaleString('en-GB')} ${n === 1 ? 'row' : 'rows'}`
  const notes = [
    outside.there
      ? `Compared with ${outside.lines.toLocaleString('en-GB')} lines of seals outside the database, in ${file}.`
      : `There are no seals outside the database: ${file} is not there. A chain rewritten from end to end would not be noticed.`,
    outside.unreadable > 0 && `${outside.unreadable} of those lines cannot be read, and were passed over.`,
    outside.givenUp > 0 &&
      `${outside.givenUp} of those lines are younger than the backup that was restored since.`,
  ].filter(note => note !== false)
  const verdict =
    problems.length === 0
      ? 'The audit is whole.'
      : `The audit is broken: ${problems.length.toLocaleString('en-GB')} ${problems.length === 1 ? 'thing is' : 'things are'} wrong.`
  return [
    ...problems.map(name),
    `Sealed: ${rows(sealed)}. Not yet sealed: ${rows(unsealed)}.`,
    ...notes,
    verdict,
  ]
}

function name({ place, number, entryId, at, action, problem }: Problem): string {
  const who = [
    place ?? 'no place',
    number === null ? 'no seal' : `seal ${number}`,
    entryId && `entry ${entryId}`,
    at?.toISOString(),
    action,
  ]
  return `! ${who.filter(Boolean).join(', ')}: ${problem}.`
}
