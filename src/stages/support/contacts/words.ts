// How contacts are spoken of: the answers of the sheet, and what the record says of one. The wording follows who got in
// touch (rules/contacts.md).

import type { Audience, HowWent, Kind, NoteMark, WithWhom } from './contacts.ts'
import type { HelpKind } from './help.ts'

/** An answer to "How were you in touch?": a kind with its direction. */
export type How = { value: string; kind: Kind; direction?: 'out' | 'in'; usually: WithWhom }

/** The answers in their rows. `usually` is with whom, where nobody says otherwise. */
export const HOW_ROWS: readonly { text: string; items: readonly How[] }[] = [
  {
    text: 'Met',
    items: [
      { value: 'in-person', kind: 'in-person', usually: 'child' },
      { value: 'home-visit', kind: 'home-visit', usually: 'parent' },
      { value: 'meeting', kind: 'meeting', usually: 'school' },
    ],
  },
  {
    text: 'You',
    items: [
      { value: 'phone-out', kind: 'phone', direction: 'out', usually: 'parent' },
      { value: 'text-out', kind: 'text', direction: 'out', usually: 'parent' },
      { value: 'email-out', kind: 'email', direction: 'out', usually: 'parent' },
    ],
  },
  {
    text: 'They',
    items: [
      { value: 'phone-in', kind: 'phone', direction: 'in', usually: 'parent' },
      { value: 'text-in', kind: 'text', direction: 'in', usually: 'parent' },
      { value: 'email-in', kind: 'email', direction: 'in', usually: 'parent' },
    ],
  },
]

const EVERY_HOW = HOW_ROWS.flatMap(row => row.items)

/** The answer of this name, or undefined. */
export function howOf(value: string): How | undefined {
  return EVERY_HOW.find(each => each.value === value)
}

/** The answer that a contact was given by. A letter is only ever written by good news. */
export function howValue(contact: { kind: string; direction: string | null }): string {
  return contact.direction ? `${contact.kind}-${contact.direction}` : contact.kind
}

/** What a chip of the sheet says, in the words of whoever logs. */
export const CHIP_WORDS: Record<string, string> = {
  'in-person': 'In person',
  'home-visit': 'Home visit',
  meeting: 'Meeting',
  'phone-out': 'You rang',
  'text-out': 'You texted',
  'email-out': 'You e-mailed',
  'phone-in': 'They rang',
  'text-in': 'They texted',
  'email-in': 'They e-mailed',
}

/** A contact as the record says it: `Rang home`, `The school rang`, `Talked with the child`. */
export function contactTitle(contact: {
  kind: string
  direction: string | null
  with_whom: string
  good_news?: string | null
}): string {
  const { kind, direction, with_whom } = contact
  const whom = WHOM[with_whom as WithWhom]
  const told = contact.good_news ? 'Good news home: ' : ''
  const title = told
    ? lower(titleOf(kind, direction, with_whom, whom))
    : titleOf(kind, direction, with_whom, whom)
  return told + title
}

function titleOf(kind: string, direction: string | null, withWhom: string, whom: string): string {
  if (kind === 'home-visit') return withWhom === 'parent' ? 'Home visit' : `Home visit, with ${whom}`
  if (kind === 'meeting') return `Meeting with ${whom}`
  if (kind === 'in-person') return `Talked with ${whom}`
  const verb = VERBS[kind] ?? 'Was in touch with'
  if (direction === 'in')
    return `${whom[0]!.toUpperCase()}${whom.slice(1)} ${VERBS_OF_THEIRS[kind] ?? 'got in touch'}`
  if (kind === 'phone' && withWhom === 'parent') return 'Rang home'
  return `${verb} ${withWhom === 'parent' ? 'home' : whom}`
}

function lower(text: string): string {
  return text[0]!.toLowerCase() + text.slice(1)
}

const WHOM: Record<WithWhom, string> = {
  child: 'the child',
  parent: 'a parent or carer',
  school: 'the school',
  other: 'somebody else',
}
const VERBS: Record<string, string> = {
  phone: 'Rang',
  text: 'Sent a text to',
  email: 'E-mailed',
  letter: 'Wrote to',
}
const VERBS_OF_THEIRS: Record<string, string> = {
  phone: 'rang',
  text: 'sent a text',
  email: 'e-mailed',
  letter: 'wrote',
}

export const WITH_WORDS: Record<WithWhom, string> = {
  child: 'Child',
  parent: 'Parent or carer',
  school: 'School',
  other: 'Somebody else',
}
export const WENT_WORDS: Record<HowWent, string> = { well: 'Went well', mixed: 'Mixed', hard: 'Hard' }

/** Who may read a note: what stands beside the box, and what it means. */
export const AUDIENCE_WORDS: Record<Audience, { text: string; hint: string }> = {
  team: {
    text: 'The team around this child',
    hint: 'Their Link Workers, the programme manager and the safeguarding lead. Not the school, not partners',
  },
  manager: {
    text: 'Me and my manager',
    hint: 'Others see that there is a note, and are told to ask you',
  },
  safeguarding: {
    text: 'Me and the safeguarding lead',
    hint: 'Others see that there is a note. If a child may be in danger, ring first: a note is no alarm',
  },
}

/** Whom somebody asks who may not read a note. */
export function whomToAsk(audience: string, writer: string): string {
  return audience === 'safeguarding'
    ? `${writer} or the safeguarding lead`
    : `${writer} or the programme manager`
}

export const MARK_WORDS: Record<NoteMark, string> = { strength: 'A strength', words: 'Their own words' }

export const HELP_WORDS: Record<HelpKind, string> = {
  laptop: 'Laptop or tablet',
  uniform: 'Uniform or shoes',
  food: 'Food',
  fare: 'Fare or pass',
  bed: 'Bed or furniture',
  other: 'Something else',
}

/** `£12.50` of 1250 pence; `£40` of 4000. */
export function pounds(pence: number): string {
  const whole = Math.floor(pence / 100)
  const rest = pence % 100
  return `£${whole.toLocaleString('en-GB')}${rest > 0 ? `.${String(rest).padStart(2, '0')}` : ''}`
}
