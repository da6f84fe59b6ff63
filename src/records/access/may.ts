import type { Actor } from '#platform/database/queries.ts'
import type { Permission } from '#platform/http.ts'
import { type Class, classes, isRole, matrix, type Role } from './matrix.ts'

/**
 * The first wall: may this actor come to a page with this permission at all? The second wall, row by row, is the
 * database's own. A person without a role in the place may only sign out and see their account.
 */
export function may(actor: Actor, permission: Permission): boolean {
  if (permission === 'door' || permission === 'anyone') return true
  if (permission.startsWith('link ')) return actor.kind === 'link' && actor.purpose === permission.slice(5)
  if (actor.kind !== 'person') return false
  if (permission === 'signed-in') return true
  return actor.roles.some(role => isRole(role) && roleMay(role, permission))
}

/** Whether a role has a permission: what the pages, the navigation and the access test all ask. */
export function roleMay(role: Role, permission: Permission): boolean {
  if (permission === 'door' || permission === 'anyone' || permission === 'signed-in') return true
  if (permission.startsWith('link ')) return false
  const { letters, duties } = matrix[role]
  if (permission.startsWith('do ')) return duties.includes(permission.slice(3))
  const [verb, kind] = permission.split(' ') as ['read' | 'write', Class]
  if (!classes.includes(kind)) throw new Error(`There is no class ${kind} in the access matrix.`)
  return verb === 'read' ? letters[kind].startsWith('R') : letters[kind].endsWith('W')
}
