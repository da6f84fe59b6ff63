// What a posted sheet says, as a contact: read the same way from the page and from what was written without signal.

import { boxesOf, postedDay } from '#design/posted-day.ts'
import { type Form, formOfTexts } from '#platform/forms.ts'
import { isId } from '#platform/ids.ts'
import {
  AUDIENCES,
  type Audience,
  type Contact,
  HOW_WENT,
  type HowWent,
  NOTE_MARKS,
  type NoteMark,
  WITH_WHOM,
  type WithWhom,
} from './contacts.ts'
import type { Typed } from './drafts.ts'
import { type ContactRules, minutesOf } from './settings.ts'
import { howOf, howValue } from './words.ts'

/** The fields of the sheet that are texts; `with` may come several times. */
export const FIELDS = [
  'how',
  'went',
  'whom',
  'note',
  'audience',
  'mark',
  'language',
  'ask',
  'minutes',
  'on-day',
  'on-month',
  'on-year',
  'at',
] as const
export const LONGEST_NOTE = 8000
const LONGEST_MINUTES = 600

export type Wrong = Partial<Record<'how' | 'note' | 'minutes' | 'on-day' | 'at' | 'with', string>>

/** What was typed, by field, for showing it again and for a draft. Other children's ids stand under `with`, a space between. */
export function typedIn(form: Form): Typed {
  const typed: Typed = {}
  for (const name of FIELDS) {
    const value = form.text(name)
    if (value !== '') typed[name] = value
  }
  const others = form.all('with').filter(isId)
  if (others.length > 0) typed.with = others.join(' ')
  return typed
}

/** The other children of what was typed. */
export function othersIn(typed: Typed): string[] {
  return (typed.with ?? '').split(' ').filter(isId)
}

/**
 * The contact that was typed, or what is wrong with it. A day that was left empty is `today`; minutes left empty are the
 * usual ones of the kind; with whom left alone is whom such a contact is usually with.
 */
export function contactIn(
  typed: Typed,
  {
    id,
    childId,
    today,
    capturedAt,
    rules,
  }: { id: string; childId: string; today: string; capturedAt: Date; rules: ContactRules },
): { contact: Contact; wrong?: undefined } | { wrong: Wrong; contact?: undefined } {
  const how = howOf(typed.how ?? '')
  const day = dayIn(typed, today)
  const minutes = typed.minutes ? Number(typed.minutes) : undefined
  const wrong: Wrong = {
    ...(!how && { how: 'Choose how you were in touch' }),
    ...((typed.note ?? '').length > LONGEST_NOTE && { note: `Write at most ${LONGEST_NOTE} letters` }),
    ...(typed.mark && !typed.note && { note: 'Write the strength or the words, or take the mark away' }),
    ...(minutes !== undefined &&
      !(Number.isInteger(minutes) && minutes >= 0 && minutes <= LONGEST_MINUTES) && {
        minutes: `Write minutes as a whole number, at most ${LONGEST_MINUTES}`,
      }),
    ...(!day && { 'on-day': 'Write the day it was, such as 17 7 2026' }),
    ...(day && day > today && { 'on-day': 'Write a day that has come: this one lies ahead' }),
    ...(typed.at && !/^([01]\d|2[0-3]):[0-5]\d$/.test(typed.at) && { at: 'Write the time as 15:40' }),
  }
  if (!how || !day || Object.keys(wrong).length > 0) return { wrong }
  return {
    contact: {
      id,
      children: [childId, ...othersIn(typed).filter(each => each !== childId)],
      kind: how.kind,
      direction: how.direction,
      withWhom: oneOf(WITH_WHOM, typed.whom) ?? how.usually,
      howWent: oneOf(HOW_WENT, typed.went),
      minutes: minutesOf(rules, how.kind, minutes),
      occurredOn: day,
      occurredAt: typed.at || undefined,
      capturedAt,
      note: typed.note || undefined,
      mark: oneOf(NOTE_MARKS, typed.mark),
      language: /^[a-z]{2,3}$/.test(typed.language ?? '') ? typed.language : undefined,
      audience: oneOf(AUDIENCES, typed.audience),
      asksManager: typed.ask === 'yes',
    },
  }
}

/** A contact that stands, as it would have been typed: for amending it. */
export function typedFrom(contact: {
  kind: string
  direction: string | null
  with_whom: string
  how_went: string | null
  minutes: number | null
  occurred_on: string
  occurred_at: string | null
  words: string | null
  mark: string | null
  language: string | null
  audience: string
  asks_manager: boolean
}): Typed {
  const on = boxesOf(contact.occurred_on)
  return {
    how: howValue(contact),
    went: contact.how_went ?? '',
    whom: contact.with_whom,
    note: contact.words ?? '',
    audience: contact.audience,
    mark: contact.mark ?? '',
    language: contact.language ?? 'en',
    ask: contact.asks_manager ? 'yes' : '',
    minutes: contact.minutes === null ? '' : String(contact.minutes),
    'on-day': on.day,
    'on-month': on.month,
    'on-year': on.year,
    at: contact.occurred_at ?? '',
  }
}

function dayIn(typed: Typed, today: string): string | undefined {
  const boxes = ['on-day', 'on-month', 'on-year'].map(name => typed[name] ?? '')
  if (boxes.every(box => box === '')) return today
  return postedDay(formOfTexts(Object.entries(typed)), 'on').day
}

function oneOf<T extends Audience | HowWent | NoteMark | WithWhom>(
  list: readonly T[],
  text: string | undefined,
): T | undefined {
  return list.find(each => each === text)
}
