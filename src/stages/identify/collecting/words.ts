// What a tutor and whoever asks them read. A tutor's page may lie on a staff-room screen: it says what is asked, and
// nothing of lists, ranks or why this child.
import type { ConcernKind, Scale } from './answers.ts'

export const scaleWords: Record<Scale, string> = {
  emotional: 'Emotional',
  conduct: 'Conduct',
  hyperactivity: 'Hyperactivity',
  peer: 'Peer relationships',
  prosocial: 'Prosocial',
  impact: 'Impact',
}

export const concernWords: Record<ConcernKind, string> = {
  bullying: 'Bullying',
  isolation: 'Being alone a lot',
  'exposure-to-crime': 'Older young people or adults who might draw them into crime',
  caring: 'Caring for somebody at home',
  bereavement: 'Somebody close has died',
  housing: 'Where the family lives',
  other: 'Something else',
}

/** A child on a tutor's page: forename and initial. */
export function shortName(child: { forename: string | null; surname: string | null }): string {
  const surname = child.surname && child.surname.length === 1 ? `${child.surname}.` : child.surname
  return [child.forename, surname].filter(Boolean).join(' ') || 'Name not given'
}

/** `today`, `1 day ago`, `12 days ago`. */
export function daysAgo(then: Date, now: Date): string {
  const days = Math.floor((now.getTime() - then.getTime()) / 86_400_000)
  if (days <= 0) return 'today'
  return days === 1 ? '1 day ago' : `${days} days ago`
}
