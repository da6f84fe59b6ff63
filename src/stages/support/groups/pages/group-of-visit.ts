import { NotFound, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { findGroup, findGroupDay, type Group, type GroupDay } from '#records/groups/groups.ts'

/** The group of the address, where the reader knows it. */
export async function groupOfVisit({ tx, params }: Visit): Promise<Group> {
  const id = params.group ?? ''
  const group = isId(id) ? await findGroup(tx, id) : undefined
  if (!group) throw new NotFound('no such group')
  return group
}

/** A group at one of the reader's own schools: others are read, and changed by their school. */
export async function ownGroupOfVisit(visit: Visit): Promise<Group> {
  const group = await groupOfVisit(visit)
  if (!group.ours) throw new NotFound('not theirs to change')
  return group
}

/** The group and the day of the address. */
export async function dayOfVisit(visit: Visit): Promise<{ group: Group; day: GroupDay }> {
  const group = await groupOfVisit(visit)
  const id = visit.params.day ?? ''
  const day = isId(id) ? await findGroupDay(visit.tx, id) : undefined
  if (day?.group_id !== group.id) throw new NotFound('no such day of this group')
  return { group, day }
}
