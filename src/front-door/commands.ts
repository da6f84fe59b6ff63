// `kith approve`: for a place that has nobody left who could be the second person, as when the only other one lost their phone.
import { parseArgs } from 'node:util'
import { withInstallation } from '#platform/command-line.ts'
import type { Database } from '#platform/database/connections.ts'
import { PlainError } from '#platform/plain-error.ts'
import { record } from '#records/access/audit.ts'
import { doWork, placeOfSlug } from '#records/access/work.ts'
import { approveFromOutside } from './invitations.ts'
import { roleWords } from './role-words.ts'

export const command = {
  name: 'approve',
  help: `Approve the invitation, or the new start, that waits for a second person, where the place itself has none.
Ask whoever made it, and whoever it is for, before you do.

  bin/kith approve PLACE EMAIL --because "who agreed it and when"`,
  run: async (args: string[]): Promise<number> => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      strict: false,
      options: { because: { type: 'string' } },
    })
    const [slug, email] = positionals
    if (!slug || !email || typeof values.because !== 'string') {
      console.error(
        'Say which place, whose, and why: bin/kith approve PLACE EMAIL --because "who agreed it and when"',
      )
      return 2
    }
    const asked = { slug, email, because: values.because }
    return await withInstallation(args, async ({ database }) => {
      console.log(await approveFor(database, asked))
      return 0
    })
  },
}

/** Approves it as the operator of the computer, which the audit says. Answers what was approved, in a sentence. */
export async function approveFor(
  database: Database,
  { slug, email, because }: { slug: string; email: string; because: string },
): Promise<string> {
  const placeId = await placeOfSlug(database, slug)
  if (!placeId) throw new PlainError(`There is no place ${slug} here.`)
  return await doWork(database, { kind: 'operator', placeId, why: because }, work =>
    work.as(async tx => {
      const approved = await database.atTheDoor(door => approveFromOutside(door, placeId, email))
      if (!approved)
        throw new PlainError(
          `Nothing waits for a second person in ${slug} for ${email}. Nothing was changed.`,
        )
      const { id, role, maker } = approved
      const detail = { invitation: id }
      await record(tx, { action: 'invitation-approved', subject: 'invitation', subjectId: id, detail })
      return `Approved: ${role ? roleWords(role) : 'a new start'} for ${email}, made by ${maker}. The link works now.`
    }),
  )
}
