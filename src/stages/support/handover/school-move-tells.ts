// What a new school adds to other pages: a note to read, a note to write, and that it was written.
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import type { Happenings, WaitingLines } from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { dayOfMoment } from '#records/places/today.ts'
import { movedWithoutNote, notesOf, unreadNotes } from './school-move.ts'
import { endingHome } from './words.ts'

const POINTS = { unread: 48, unwritten: 42 }

export const schoolMoveWaits: WaitingLines = async visit => {
  const { tx, actor } = visit
  if (!may(actor, 'read plan')) return []
  const [unread, moved] = await Promise.all([
    whereThere(tx, 'notes for a new school', () => unreadNotes(tx)),
    actor.roles.includes('link-worker') ? whereThere(tx, 'moves', () => movedWithoutNote(tx)) : [],
  ])
  return [
    ...unread.map(each => ({
      text: html`What helps <bdi>${shortNameOf(each)}</bdi>, who is new`,
      why: `Written for ${each.school} by those who know them`,
      href: `${endingHome(each.child_id)}/school`,
      action: 'Read',
      points: POINTS.unread,
      due: dayOfMoment(visit, each.made_at),
    })),
    ...moved.map(each => ({
      text: html`<bdi>${shortNameOf(each)}</bdi> is at ${each.school} now`,
      why: 'Nothing is written for the new school yet',
      href: `${endingHome(each.child_id)}/school`,
      action: 'Write it',
      points: POINTS.unwritten,
    })),
  ]
}

export const schoolMoveHappenings: Happenings = async (visit, childId, { from, to }) => {
  if (!may(visit.actor, 'read plan')) return []
  return (await whereKept(visit.tx, childId, 'notes for a new school', () => notesOf(visit.tx, childId)))
    .map(each => ({
      id: each.id,
      day: dayOfMoment(visit, each.made_at),
      at: each.made_at,
      kind: 'school',
      title: `What helps was written for ${each.school}`,
      by: each.by_name,
      href: `${endingHome(childId)}/school`,
    }))
    .filter(each => each.day >= from && each.day <= to)
}
