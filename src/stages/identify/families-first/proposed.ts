// The proposed notice to all families of a school, filled in for it.
import { daysBefore } from '#arithmetic/days.ts'
import type { Visit } from '#platform/http.ts'
import { dayFor, type Filling, pieceAsText, wordingOf } from '#records/family-words/family-words.ts'
import { todayOf } from '#records/places/today.ts'
import { contactFilling, contactOf } from './contacts.ts'
import { daysToObject, type Standing } from './families-first.ts'

/** What the proposed notice is filled in with, as if it were given today. */
export async function noticeFilling(
  visit: Visit,
  school: Pick<Standing, 'id' | 'name'>,
  language: string,
): Promise<Filling> {
  const until = daysBefore(todayOf(visit), -(await daysToObject(visit.tx)))
  return {
    names: {
      school: school.name,
      place: visit.actor.place?.name ?? '',
      ...contactFilling(await contactOf(visit.tx, school.id)),
    },
    others: { by: dayFor(language, until) },
  }
}

/** The proposed notice as plain text, to be changed and copied. */
export async function proposedText(
  visit: Visit,
  school: Pick<Standing, 'id' | 'name'>,
  language: string,
): Promise<string> {
  const wording = wordingOf(language, 'notice') ?? wordingOf('en', 'notice')!
  return pieceAsText(language, wording, await noticeFilling(visit, school, language))
}
