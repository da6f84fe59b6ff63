import { dayInFull } from '#design/day-in-full.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { thousands } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Look, Missed } from '../missed.ts'
import { isOld } from '../still-missed.ts'
import { listAddress, type What } from './addresses.ts'

/** School by school: how many are waiting, of how many looked at, and up to which day the marks go. */
export function schoolsTable(known: Look[], missed: Missed[], what: What | null, today: string): Html {
  const waiting = new Map<string, number>()
  for (const { schoolId } of missed) waiting.set(schoolId, (waiting.get(schoolId) ?? 0) + 1)
  return tableCards({
    caption: 'Schools, and how many children and young people are waiting in each',
    rows: known,
    link: {
      heading: 'School',
      href: look => listAddress({ school: look.school_id, what }),
      text: look => look.school,
    },
    columns: [
      { heading: 'Waiting', cell: look => thousands(waiting.get(look.school_id) ?? 0), numeric: true },
      { heading: 'Looked at', cell: look => thousands(look.children), numeric: true },
      { heading: 'Marks end on', cell: look => marksEnd(look, today) },
    ],
    empty: 'No school has been looked at yet.',
  })
}

function marksEnd({ marks_end: end, old_after_days: old }: Look, today: string): Html | string {
  if (end === null) return 'No marks this year'
  return html`${dayInFull(end)}${isOld(end, today, old) && html` ${tag({ text: 'Old', colour: 'yellow' })}`}`
}
