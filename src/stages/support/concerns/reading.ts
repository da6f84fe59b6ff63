// How the form of a concern is read.
import type { Form } from '#platform/forms.ts'
import { readDay, readWordsIfAny, type Wrong } from '../in-school/fields.ts'
import type { NewConcern, Words } from './concerns.ts'
import { readKeptFrom } from './kept-from.html.ts'
import { parts } from './words.ts'

/** So many letters there is room for. */
export const MOST = { about: 300, part: 6000 }

/** What the form says of a concern; `wrong` gets a sentence for each field that cannot be taken. */
export function readConcern(
  form: Form,
  wrong: Wrong,
  { today, named }: { today: string; named: boolean },
): Pick<NewConcern, 'happenedOn' | 'happenedAt' | 'words' | 'aboutStaff' | 'keptFrom'> {
  const about = named ? '' : (readWordsIfAny(form, wrong, 'about', MOST.about) ?? '')
  if (!named && about === '') wrong.about = 'Say who it is about, as well as you know'
  const happenedOn = readDay(form, wrong, 'on', 'Write the day on which it happened or was said', {
    until: [today, 'The day is today or before'],
  })
  const words = { about } as Words
  for (const part of parts) words[part] = readWordsIfAny(form, wrong, part, MOST.part) ?? ''
  if (words.seen === '' && words.said === '' && words.told === '')
    wrong.seen = 'Write what you saw, what the child said, or what you were told: one of the three is enough'
  const staff = readWordsIfAny(form, wrong, 'staff', MOST.about)
  if (staff) words.staff = staff
  const keptFrom = readKeptFrom(form)
  const aboutStaff = staff !== null || keptFrom.length > 0
  return { happenedOn, happenedAt: readTime(form, wrong), words, ...(aboutStaff && { aboutStaff, keptFrom }) }
}

function readTime(form: Form, wrong: Wrong): string | null {
  const typed = form.text('at').replace('.', ':')
  if (typed === '') return null
  const [, hour, minute] = /^(\d{1,2}):(\d\d)$/.exec(typed) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) {
    wrong.at = 'Write the time as 14:20, or leave it out'
    return null
  }
  return `${hour.padStart(2, '0')}:${minute}`
}
