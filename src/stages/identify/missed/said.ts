// What stands on the list and what was done, in words. A figure never stands without what it is of.
import { areaTopic } from '#arithmetic/screen/index.ts'
import { shortDate } from '#design/contextual-date.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { capital } from '../screens/reasons.html.ts'
import type { Act, Did, Thing, WhoActs } from './missed.ts'

/** Each thing that stands, with its figures and since when. */
export function thingsSaid(things: readonly Thing[], today: string): Html {
  return html`<ul class="govuk-list kith-reasons">${things.map(
    thing =>
      html`<li><strong>${headingOf(thing)}</strong>: ${textOf(thing)} <span class="kith-origin">(${thing.kind === 'suspended' ? 'on' : 'since'} ${shortDate(thing.since, today)})</span></li>`,
  )}</ul>`
}

/** What a thing is called, short enough for a table. */
function headingOf({ kind, about }: Pick<Thing, 'kind' | 'about'>): string {
  if (kind === 'risk-met') return `Newly met, ${areaTopic(about)}`
  return { 'days-missed': 'Days missed', falling: 'Attendance falling', suspended: 'Newly suspended' }[kind]
}

export const DID_WORDS: Record<Did, string> = {
  'rang-home': 'Rang home',
  'met-the-child': 'Met the child or young person',
  'met-the-family': 'Met the family',
  'told-somebody': 'Told somebody who will act',
  'knew-already': 'It was known and is in hand',
  'something-else': 'Something else',
}

/** What was done, whom it was told to, and the note. */
export function actSaid({ did, told, note }: Pick<Act, 'did' | 'told' | 'note'>): Html {
  const words = told === null ? DID_WORDS[did as Did] : `Told ${told}`
  return html`${words}${note !== null && html`: ${note}`}`
}

/** Who should act, by name; the reader is "you". */
export function whoSaid(who: WhoActs | null, readerId: string | null): string {
  if (who === null) return 'Nobody is named: the programme manager'
  return who.personId === readerId ? `You, as ${who.as}` : `${who.name}, ${who.as}`
}

/** `12 of 412 children looked at`. */
export function ofLookedAt(missed: number, children: number): string {
  return `${missed} of ${counted(children, 'child or young person', 'children and young people')} looked at`
}

function textOf({ found }: Thing): Html | string {
  if ('because' in found) return capital(found.because.map(reason => reason.text).join('; '))
  if ('starts_on' in found) {
    const first =
      found.type === 'PERM' ? 'permanently excluded' : `for ${counted(found.sessions, 'session', 'sessions')}`
    return found.count > 1 ? `${first}; ${found.count} times lately` : first
  }
  if ('lastDays' in found) {
    return `missed ${found.absent} of ${found.possible} sessions in the last ${found.lastDays} school days, ${found.absentBefore} of ${found.possibleBefore} before`
  }
  const unauthorised = found.absent - found.authorised
  const parts = [
    unauthorised === 0 ? 'all authorised' : `${unauthorised} not authorised`,
    ...(found.partTime > 0 ? [`${found.partTime} on an agreed part-time timetable`] : []),
  ]
  return `missed ${found.absent} of ${found.possible} sessions in the last ${found.ofSchoolDays} school days, ${parts.join(', ')}`
}
