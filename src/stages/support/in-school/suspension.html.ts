// What stands of suspensions and placements: when, what was done, what is next; and the lines that three sides write.
import { suspensionDays } from '#arithmetic/suspension-days.ts'
import { contextualDate, shortDate } from '#design/contextual-date.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import type { Placement } from './placement.ts'
import type { LineKind, Meeting, Suspension, SuspensionLine } from './suspension.ts'
import { reasonWord } from './suspension-reasons.ts'
import {
  daysInWords,
  daysOfSessions,
  lineSideWords,
  lineWords,
  placementHome,
  suspensionHome,
} from './words.ts'

/** Suspensions of one child, each a link to what follows it. `openDays` are days school is open, from the first of them on. */
export function suspensionsTable(
  rows: Suspension[],
  { childId, openDays, today }: { childId: string; openDays: string[]; today: string },
): Html {
  return tableCards({
    caption: 'Suspensions',
    captionHidden: true,
    rows,
    link: {
      heading: 'From',
      href: each => suspensionHome(childId, each.id),
      text: each => shortDate(each.starts_on, today),
    },
    columns: [
      {
        heading: 'How long',
        cell: each =>
          each.type === 'PERM'
            ? 'Permanently excluded'
            : `${daysOfSessions(each.sessions)}, ${each.sessions} sessions`,
      },
      { heading: 'Back on', cell: each => backOn(each, openDays, today), short: true },
      { heading: 'Why', cell: each => each.reasons.map(reasonWord).join(', ') || each.because },
      { heading: 'So far', cell: each => stateOf(each, today) },
    ],
    empty: 'None known.',
  })
}

/** When the child is back, by the days school is open. */
export function backOn(
  { starts_on: startsOn, sessions, type }: Pick<Suspension, 'starts_on' | 'sessions' | 'type'>,
  openDays: string[],
  today: string,
): string | null {
  const { backOn: back } = suspensionDays({ startsOn, sessions, type: type as 'SUSP' | 'PERM' }, openDays)
  return back && shortDate(back, today)
}

/** Where they learn or learnt instead. */
export function placementsTable(rows: Placement[], childId: string, today: string): Html {
  return tableCards({
    caption: 'Alternative provision',
    captionHidden: true,
    rows,
    link: { heading: 'Where', href: each => placementHome(childId, each.id), text: each => each.provider },
    columns: [
      { heading: 'From', cell: each => shortDate(each.starts_on, today), short: true },
      {
        heading: 'To',
        cell: each =>
          each.ended_on
            ? shortDate(each.ended_on, today)
            : contextualDate({ date: each.ends_on, today, overdue: 'Past' }),
      },
      { heading: 'Days', cell: each => daysInWords(each.days) },
      {
        heading: 'State',
        cell: each =>
          each.ended_on
            ? tag({ text: 'Ended', colour: 'grey' })
            : each.starts_on > today
              ? tag({ text: 'To come', colour: 'yellow' })
              : tag({ text: 'Now', colour: 'teal' }),
      },
    ],
    empty: 'None.',
  })
}

/** What three sides wrote, the newest first. */
export function linesList(
  lines: SuspensionLine[],
  today: string,
  after?: (line: SuspensionLine) => Html | null,
): Html {
  if (lines.length === 0) return html`<p class="govuk-body">Nothing is written yet.</p>`
  return html`<ul class="govuk-list govuk-list--spaced">${lines.map(
    line =>
      html`<li><strong>${lineWords[line.kind as LineKind]}</strong>, ${shortDate(line.on_day, today)}. ${tag({ text: lineSideWords[line.side]!, colour: SIDE_COLOURS[line.side] })} <bdi>${line.by_name}</bdi><br><bdi>${line.words}</bdi>${after?.(line)}</li>`,
  )}</ul>`
}

/** Return meetings: planned, held or called off. */
export function meetingWords(meeting: Meeting, today: string): Html {
  const when = `${shortDate(meeting.on_day, today)} at ${meeting.at_time}, ${meeting.held_where}`
  if (meeting.called_off_because)
    return html`${tag({ text: 'Called off', colour: 'grey' })} ${when}: <bdi>${meeting.called_off_because}</bdi>`
  if (meeting.held_on)
    return html`${tag({ text: 'Held', colour: 'green' })} ${when}. Who came: <bdi>${meeting.who_came}</bdi>. Agreed: <bdi>${meeting.agreed}</bdi>`
  return html`${tag({ text: 'Planned', colour: 'yellow' })} ${when}`
}

function stateOf(each: Suspension, today: string): Html {
  if (each.held_on)
    return html`${tag({ text: 'Back', colour: 'green' })} met on ${shortDate(each.held_on, today)}`
  if (each.settled_on) return tag({ text: 'Nothing more to do', colour: 'grey' })
  if (each.meeting_on)
    return html`${tag({ text: 'Meeting planned', colour: 'yellow' })} ${shortDate(each.meeting_on, today)}`
  if (each.lines > 0) return tag({ text: 'In touch', colour: 'blue' })
  return tag({ text: 'Not followed up', colour: 'orange' })
}

const SIDE_COLOURS: Record<string, 'blue' | 'purple' | 'teal'> = {
  programme: 'blue',
  school: 'purple',
  provider: 'teal',
}
