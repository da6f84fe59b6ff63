import type { Kind } from '../still-missed.ts'

/** What a list can be narrowed to: what each word stands for, and how it is said. */
export const WHATS = {
  suspended: { kinds: ['suspended'], text: 'Newly suspended' },
  attendance: { kinds: ['days-missed', 'falling'], text: 'Missing school' },
  risks: { kinds: ['risk-met'], text: 'A risk newly met' },
} as const satisfies Record<string, { kinds: readonly Kind[]; text: string }>
export type What = keyof typeof WHATS

export function isWhat(text: string | null): text is What {
  return text !== null && Object.hasOwn(WHATS, text)
}

type Of = { school?: string | null; what?: What | null; show?: 'acted'; page?: number; done?: boolean }

/** Where the list is, for all or one school, of everything that happened or one kind of it, and its parts. */
export function listAddress({ school, what, show, page = 1, done = false }: Of = {}): string {
  const query = new URLSearchParams()
  if (school) query.set('school', school)
  if (what) query.set('what', what)
  if (show) query.set('show', show)
  if (page > 1) query.set('page', String(page))
  if (done) query.set('done', 'yes')
  const text = query.toString()
  return text === '' ? '/identify/missed' : `/identify/missed?${text}`
}

export function childAddress(childId: string): string {
  return `/identify/missed/${childId}`
}
