// How long nobody was in contact and nobody wrote a note, in school days (rules/contacts.md): weekends, holidays and days on
// which the school was closed do not count against anybody.

import { daysBefore, daysUpTo } from '#arithmetic/days.ts'

export type Silence = {
  /** School days after the last contact, today counted; from the first day of taking part where there never was one. */
  contact: number
  note: number
  family: number
}

export type Known = {
  beganOn: string
  contactOn: string | undefined
  noteOn: string | undefined
  familyOn: string | undefined
}

/** The school days of silence by `today`, from the days the school is open, in order. */
export function silenceOf(openDays: readonly string[], known: Known, today: string): Silence {
  const come = daysUpTo(openDays, today)
  const since = (last: string | undefined) =>
    Math.max(0, come - daysUpTo(openDays, last ?? daysBefore(known.beganOn, 1)))
  return { contact: since(known.contactOn), note: since(known.noteOn), family: since(known.familyOn) }
}

export type Limits = {
  schoolDaysWithoutContact: number
  schoolDaysWithoutFamilyContact: number
  schoolDaysWithoutNote: number
}

/** What is said of the silence, the most pressing first; empty where there is nothing to say. */
export function saidOfSilence(silence: Silence, limits: Limits): ('contact' | 'family' | 'note')[] {
  return [
    ...(silence.contact >= limits.schoolDaysWithoutContact ? (['contact'] as const) : []),
    ...(silence.family >= limits.schoolDaysWithoutFamilyContact ? (['family'] as const) : []),
    ...(silence.note >= limits.schoolDaysWithoutNote ? (['note'] as const) : []),
  ]
}
