import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Contributions } from '#records/children/contributions.ts'
import type { WaitingLines } from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { unanswered } from './noticing.ts'
import { SOON_DAYS } from './pages/team.ts'
import { trainingsOf } from './people.ts'
import { holdsOn } from './rules.ts'
import { wordsBack } from './sample.ts'

/** Points: an answer before a course to book. Who has nobody is told by those who match. */
const POINTS = { noticed: 35, back: 25, training: 15 }

const noticedWaits: WaitingLines = async ({ tx, actor }) => {
  if (!may(actor, 'do answer what is noticed')) return []
  const waiting = await unanswered(tx)
  if (waiting === 0) return []
  return [
    {
      text: html`${waiting === 1 ? 'One noticing waits' : `${waiting} noticings wait`} for an answer`,
      why: 'What somebody in the team is noticing',
      href: '/support/noticing',
      action: 'Answer',
      points: POINTS.noticed,
    },
  ]
}

const saidBack: WaitingLines = async ({ tx, actor }) => {
  if (!may(actor, 'write notes')) return []
  return (await whereThere(tx, 'words about notes', () => wordsBack(tx))).map(each => ({
    text: html`<bdi>${each.by_name}</bdi> read a note of yours: “${each.words}”`,
    why: 'A word back, shown for a fortnight',
    href: `/support/contacts/${each.form_id}?next=/support`,
    action: 'Look',
    points: POINTS.back,
  }))
}

const trainingRunsOut: WaitingLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'read notes')) return []
  const ending = (await whereThere(tx, 'trainings', () => trainingsOf(tx))).filter(
    each =>
      holdsOn(each.holds_until, day, SOON_DAYS) !== 'holds' &&
      (each.person_id === actor.personId || may(actor, 'do lead the team')),
  )
  if (ending.length === 0) return []
  return [
    {
      text: html`${ending.length === 1 ? ending[0]!.what : `${ending.length} trainings`}: run out, or will soon`,
      why: 'Book the next course',
      href: '/support/team/people',
      action: 'Look',
      points: POINTS.training,
      due: ending[0]!.holds_until ?? undefined,
    },
  ]
}

export const teamContributes: Contributions = {
  waiting: [noticedWaits, saidBack, trainingRunsOut],
}
