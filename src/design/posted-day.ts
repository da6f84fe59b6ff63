// The other half of date-input.ts: three boxes become a day again.
import type { Form } from '#platform/forms.ts'

export type PostedDay = {
  /** `2026-07-17`; undefined where the boxes hold no day that exists. */
  day: string | undefined
  /** What stood in the boxes, to be shown again. */
  values: { day: string; month: string; year: string }
}

/** Reads the day that `dateInput({ namePrefix })` posted. */
export function postedDay(form: Form, namePrefix: string): PostedDay {
  const [day, month, year] = ['day', 'month', 'year'].map(part => form.text(`${namePrefix}-${part}`)) as [
    string,
    string,
    string,
  ]
  return { day: dayOf(day, month, year), values: { day, month, year } }
}

/** The boxes of a day that is known already. */
export function boxesOf(day: string | undefined): PostedDay['values'] {
  const [year = '', month = '', date = ''] = (day ?? '').split('-')
  return { day: date.replace(/^0/, ''), month: month.replace(/^0/, ''), year }
}

function dayOf(day: string, month: string, year: string): string | undefined {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${written}T00:00:00Z`)
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== written ? undefined : written
}
