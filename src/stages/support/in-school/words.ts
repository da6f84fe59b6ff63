// Words of this folder, and the addresses of its pages.
import type { AnswerKind } from './by-link.ts'
import type { CauseKind, CauseSide, YesSide } from './plan.ts'
import type { LineKind } from './suspension.ts'

export const causeWords: Record<CauseKind, string> = {
  sleep: 'Sleep and mornings',
  caring: 'Caring for somebody at home',
  worry: 'Worry, or feeling sick at the thought',
  friends: 'Friends, or having none there',
  bullying: 'Bullying',
  lessons: 'Lessons that are too hard, or behind',
  travel: 'The way to school',
  health: 'Health',
  money: 'Money: uniform, fares, food',
  home: 'Things at home',
  loss: 'Somebody died or went away',
  other: 'Something else',
}

export const causeSideWords: Record<CauseSide, string> = {
  child: 'The child or young person',
  parent: 'Parent or carer',
  school: 'School',
  programme: 'Link Worker',
}

export const yesSideWords: Record<YesSide, string> = {
  child: 'The child or young person',
  parent: 'Parent or carer',
  school: 'School',
}

/** Each with a shape, so that it is read without colour. */
export const answerWords: Record<AnswerKind, string> = {
  helped: '● Helped',
  tried: '◐ Tried',
  'not-yet': '○ Not yet',
}

export const lineWords: Record<LineKind, string> = {
  call: 'Rang',
  visit: 'Visited',
  going: 'How it is going',
  'return-plan': 'Return plan',
}

export const lineSideWords: Record<string, string> = {
  programme: 'Link Worker',
  school: 'School',
  provider: 'Provider',
}

/** Whose line it is, within a sentence. */
export const lineBySide: Record<string, string> = {
  programme: 'the Link Worker',
  school: 'the school',
  provider: 'the provider',
}

const dayWords: Record<string, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
}

/** `Monday, Tuesday and Friday`. */
export function daysInWords(days: readonly string[]): string {
  const words = Object.keys(dayWords)
    .filter(each => days.includes(each))
    .map(each => dayWords[each]!)
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '')
}

/** `Monday morning` for `mon-am`. */
export function sessionWords(session: string): string {
  const [day = '', half] = session.split('-')
  return `${dayWords[day] ?? day} ${half === 'am' ? 'morning' : 'afternoon'}`
}

/** `2 days`, `half a day`, `1½ days`, for sessions of half a day. */
export function daysOfSessions(sessions: number): string {
  if (sessions === 1) return 'half a day'
  const days = `${Math.floor(sessions / 2)}${sessions % 2 ? '½' : ''}`
  return `${days} ${days === '1' ? 'day' : 'days'}`
}

/** What kind of suspension, in words: `suspended 2 days`, `permanently excluded`. */
export function suspendedWords({ type, sessions }: { type: string; sessions: number }): string {
  return type === 'PERM' ? 'permanently excluded' : `suspended ${daysOfSessions(sessions)}`
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** First name and initial, as on lists and cards. */
export function cardName({ forename, initial }: { forename: string | null; initial: string | null }): string {
  return [forename, initial && `${initial}.`].filter(Boolean).join(' ') || 'Name not given'
}

export const schoolHome = (childId: string) => `/support/children/${childId}/school`
export const inClassHome = (childId: string) => `${schoolHome(childId)}/in-class`
export const planHome = (childId: string, planId: string) => `${schoolHome(childId)}/plans/${planId}`
export const suspensionHome = (childId: string, id: string) => `${schoolHome(childId)}/suspensions/${id}`
export const placementHome = (childId: string, id: string) => `${schoolHome(childId)}/placements/${id}`

/** Where a line or a meeting is read: at its suspension or its placement. */
export function homeOfAbout(
  childId: string,
  { follow_up_id, placement_id }: { follow_up_id: string | null; placement_id: string | null },
): string {
  return placement_id ? placementHome(childId, placement_id) : suspensionHome(childId, follow_up_id ?? '')
}
