import type { Actor } from '#platform/database/queries.ts'
import { isRole, matrix } from '#records/access/matrix.ts'
import type { Look, Missed } from '../missed.ts'
import type { What } from './addresses.ts'

/** What is looked at: all schools or one, everything that happened or one kind of it. */
export type View = {
  known: Look[]
  /** Whether there are several schools to choose from. */
  several: boolean
  look: Look | undefined
  what: What | null
  missed: Missed[]
}

// A Link Worker sees single children of a school: what stands of the others is no figure of theirs.
export function seesSchools({ roles }: Actor): boolean {
  return roles.some(role => isRole(role) && ['place', 'roll'].includes(matrix[role].scope))
}
