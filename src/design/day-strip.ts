import { type Html, html } from '#platform/html.ts'
import { shortDate } from './contextual-date.ts'
import { figure } from './figure.ts'
import type { Content } from './markup.ts'

export type StripDay = {
  day: string
  state: 'there' | 'away' | 'closed' | 'ahead'
  /** One letter in the square, for those who see it, and what it means in words. */
  letter?: string
  text: string
}
export type DayStrip = {
  id: string
  finding: Content
  /** What is drawn, in a few words, for those who hear it. */
  title: string
  days: readonly StripDay[]
  today: string
  source?: Content
}

/** The days of a calendar in a row, week by week: a square a day, with its letter, and the same days as a table. */
export function dayStrip({ id, finding, title, days, today, source }: DayStrip): Html {
  const weeks = Map.groupBy(days, each => weekOf(each.day))
  return figure({
    id,
    finding,
    source,
    drawing: html`<div class="kith-strip" role="img" aria-label="${title}">${[...weeks.values()].map(
      week =>
        html`<div class="kith-strip__week" aria-hidden="true">${week.map(each => html`<span class="kith-strip__day kith-strip__day--${each.state}">${each.letter ?? ''}</span>`)}</div>`,
    )}</div>`,
    table: {
      firstCellIsHeader: true,
      head: [{ text: 'Day' }, { text: 'What is known' }],
      rows: days
        .filter(each => each.state !== 'ahead')
        .map(each => [{ text: shortDate(each.day, today) }, { text: each.text }]),
    },
  })
}

// Weeks begin on a Monday; 1 January 1970 was a Thursday.
function weekOf(day: string): number {
  return Math.floor((Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 3) / 7)
}

export const examples = [
  {
    name: 'days of a calendar in a row',
    html: () =>
      dayStrip({
        id: 'strip-example',
        finding: 'In school on 3 of 4 days open',
        title: 'Days in school from Mon 13 Jul to Fri 17 Jul',
        today: '2026-07-17',
        days: [
          { day: '2026-07-13', state: 'there', letter: '✓', text: 'In school' },
          { day: '2026-07-14', state: 'away', letter: 'T', text: 'Training' },
          { day: '2026-07-15', state: 'closed', letter: '–', text: 'School closed' },
          { day: '2026-07-16', state: 'there', letter: '✓', text: 'In school' },
          { day: '2026-07-17', state: 'there', letter: '✓', text: 'In school' },
        ],
      }),
  },
]
