// Words of this folder, and the addresses of its pages.
import { shortDate } from '#design/contextual-date.ts'
import { counted } from '#design/thousands.ts'
import { capital } from '../in-school/words.ts'
import type { ReviewKind, Side } from './reviews.ts'
import type { Standing } from './standing.ts'

export const kindWords: Record<ReviewKind, string> = {
  termly: 'Termly review',
  between: 'Small review',
  'home-school': 'Home-and-school meeting',
}

export const sideWords: Record<Side, string> = {
  child: 'The child or young person',
  parent: 'Parent or carer',
  school: 'School',
  other: 'Others',
}

/** In which order sides are asked: between home and school, the parent's view comes first. */
export function sidesOfKind(kind: ReviewKind): Side[] {
  return kind === 'home-school'
    ? ['parent', 'school', 'child', 'other']
    : ['child', 'parent', 'school', 'other']
}

/** Who does something, in words: of a colleague their name. */
export function doerWords({ who, who_name: name }: { who: string; who_name: string | null }): string {
  if (who === 'staff') return name ?? 'Somebody in the team'
  const side = who === 'other' ? 'Somebody else' : (sideWords[who as Side] ?? 'Somebody else')
  return name ? `${capital(name)} (${side.toLowerCase()})` : side
}

/** How it stands with the next review, in a few words: what the caseload and the list of reviews say. */
export function standingWords({ next, planned }: Standing, today: string): string {
  const day =
    planned && `${planned.day < today ? 'was planned for' : 'planned for'} ${shortDate(planned.day, today)}`
  if (!next) return day ? capital(day) : 'No day yet'
  if (next.state === 'overdue') {
    const late = `Overdue ${counted(next.overdue, 'school day', 'school days')}`
    return day ? `${late}, ${day}` : late
  }
  if (day) return capital(day)
  return next.state === 'now'
    ? `Due by ${shortDate(next.due, today)}`
    : `From ${shortDate(next.opens, today)}`
}

export const reviewsHome = (childId: string) => `/support/children/${childId}/reviews`
export const reviewHome = (childId: string, id: string) => `${reviewsHome(childId)}/${id}`
