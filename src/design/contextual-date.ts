import { type Html, html } from '#platform/html.ts'
import { tag } from './tag.ts'

export type ContextualDate = {
  /** The day, as `2026-12-03`. */
  date: string
  today: string
  /** The word for a day that has passed; leave out when passing is no fault. */
  overdue?: string
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A date with what it means now: never a colour without its word. */
export function contextualDate({ date, today, overdue }: ContextualDate): Html {
  const away = dayNumber(date) - dayNumber(today)
  const meaning = away < 0 ? overdue && tag({ text: overdue, colour: 'red' }) : near(away)
  return html`<time class="kith-date" datetime="${date}">${shortDate(date, today)}</time>${meaning && html` ${meaning}`}`
}

/** "Tue 3 Dec", with the year when it is not the year of `today`. */
export function shortDate(date: string, today: string): string {
  const [year, month, day] = parts(date)
  const weekday = DAYS[(((dayNumber(date) + 4) % 7) + 7) % 7]
  const written = `${weekday} ${day} ${MONTHS[month - 1]}`
  return date.slice(0, 4) === today.slice(0, 4) ? written : `${written} ${year}`
}

function near(away: number): Html | null {
  if (away === 0) return tag({ text: 'Today', colour: 'yellow' })
  if (away === 1) return tag({ text: 'Tomorrow', colour: 'yellow' })
  if (away <= 7) return tag({ text: `In ${away} days`, colour: 'grey' })
  return null
}

// Days since 1 January 1970, a Thursday. A day is a number here and never a moment, so no time zone can shift it.
function dayNumber(date: string): number {
  const [year, month, day] = parts(date)
  return Date.UTC(year, month - 1, day) / 86_400_000
}

function parts(date: string): [year: number, month: number, day: number] {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!found) throw new Error(`"${date}" is not a day written as 2026-12-03.`)
  return [Number(found[1]), Number(found[2]), Number(found[3])]
}

export const examples = [
  {
    name: 'contextual dates',
    html: () =>
      html`<ul class="govuk-list">
<li>${contextualDate({ date: '2026-11-24', today: '2026-12-03', overdue: 'Overdue' })}</li>
<li>${contextualDate({ date: '2026-12-03', today: '2026-12-03' })}</li>
<li>${contextualDate({ date: '2026-12-08', today: '2026-12-03' })}</li>
<li>${contextualDate({ date: '2027-01-14', today: '2026-12-03' })}</li>
</ul>`,
  },
]
