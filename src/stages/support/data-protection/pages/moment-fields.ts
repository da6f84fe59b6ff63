// How a day and a time of the forms of a breach are read.
import type { Form } from '#platform/forms.ts'
import type { Visit } from '#platform/http.ts'
import { todayOf } from '#records/places/today.ts'
import { readDay, type Wrong } from '../../in-school/fields.ts'

/** A day that is not in the future. */
export function pastDay(visit: Visit, wrong: Wrong, name: string, empty: string): string {
  return readDay(visit.form, wrong, name, empty, { until: [todayOf(visit), 'The day is today or before'] })
}

/** A time of day, as HH:MM. */
export function readTime(form: Form, wrong: Wrong, name: string): string {
  const typed = form.text(name).replace('.', ':')
  const [, hour, minute] = /^(\d{1,2}):([0-5]\d)$/.exec(typed) ?? []
  if (hour === undefined || Number(hour) > 23) wrong[name] = 'Write the time as 14:20'
  return `${(hour ?? '').padStart(2, '0')}:${minute ?? '00'}`
}
