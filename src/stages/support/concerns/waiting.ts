// What waits for whoever receives concerns: new ones first, then those in no file, then those about which nothing is decided.
import { shortDate } from '#design/contextual-date.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { WaitingLines } from '#records/children/happenings.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { cardName } from '../in-school/words.ts'
import { waitingConcerns } from './concerns.ts'
import { filesToPassOn, passOnBy, undecidedConcerns } from './file.ts'
import { fileHome } from './file-words.ts'
import { waitingGlass } from './glass.ts'
import { withoutLead } from './kept-from.ts'
import { deadlines } from './settings.ts'
import { GLASS_REVIEWS, RECEIVED, RING } from './words.ts'

/** New concerns stand above all else that waits. */
const POINTS = { fresh: 1000, unfiled: 900, undecided: 800, glass: 950, pass: 850 }

/** For who runs the programme: that concerns wait which no safeguarding lead may read, and nothing of them. */
export const concernsWithoutLead: WaitingLines = async visit => {
  if (!may(visit.actor, 'do answer what is noticed')) return []
  const { concerns, since, glass } = await withoutLead(visit.tx)
  const named = { href: RING, action: 'The numbers' }
  return [
    concerns > 0 && {
      ...named,
      text: html`${counted(concerns, 'concern waits', 'concerns wait')} that no safeguarding lead here may read`,
      why: 'Have another lead named today, and ring the council’s number',
      points: POINTS.fresh,
      due: since ? dayOfMoment(visit, since) : undefined,
    },
    glass > 0 && {
      ...named,
      text: html`${glass === 1 ? 'A record was' : `${glass} records were`} opened by breaking the glass that no safeguarding lead here may look at`,
      why: 'Have another lead named today, who looks whether it was right',
      points: POINTS.glass,
      due: undefined,
    },
  ].filter(each => each !== false)
}

export const concernsWait: WaitingLines = async visit => {
  if (!may(visit.actor, 'do receive concerns')) return []
  const within = await deadlines(visit.tx)
  const [{ fresh, unfiled, since }, { undecided, since: first }, glass, moved] = await Promise.all([
    waitingConcerns(visit.tx),
    undecidedConcerns(visit.tx),
    waitingGlass(visit.tx, within),
    filesToPassOn(visit.tx),
  ])
  const due = since ? dayOfMoment(visit, since) : undefined
  return [
    fresh > 0 && {
      text: html`${counted(fresh, 'concern is', 'concerns are')} new`,
      why: 'Not received yet: whoever wrote waits',
      href: RECEIVED,
      action: 'Read',
      points: POINTS.fresh,
      due,
    },
    unfiled > 0 && {
      text: html`${counted(unfiled, 'concern is', 'concerns are')} in no child’s file yet`,
      why: 'Find whose it is',
      href: RECEIVED,
      action: 'Look',
      points: POINTS.unfiled,
      due,
    },
    glass.waiting > 0 && {
      text: html`${glass.waiting === 1 ? 'A record was' : `${glass.waiting} records were`} opened by breaking the glass`,
      why: 'Somebody else than who opened it looks at it',
      href: GLASS_REVIEWS,
      action: 'Look',
      points: POINTS.glass,
      due: glass.due ?? undefined,
    },
    undecided > 0 && {
      text: html`Nothing is decided yet about ${counted(undecided, 'concern', 'concerns')}`,
      why: 'Received and in the file: write what was decided, and why',
      href: RECEIVED,
      action: 'Look',
      points: POINTS.undecided,
      due: first ? dayOfMoment(visit, first) : undefined,
    },
    ...moved.map(each => {
      const due = passOnBy(dayOfMoment(visit, each.at), within.passOnDays)
      return {
        text: html`<bdi>${cardName(each)}</bdi> ${each.school ? html`moved to ${each.school}` : 'left the school'}`,
        why: each.passed
          ? 'The file was passed on: no receipt yet'
          : `Pass the safeguarding file on by ${shortDate(due, todayOf(visit))}`,
        href: `${fileHome(each.child_id)}/passing`,
        action: 'Write it',
        points: POINTS.pass,
        due,
      }
    }),
  ].filter(each => each !== false)
}
