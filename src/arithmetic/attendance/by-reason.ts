// Absence by reason: the first question about missed sessions is which of them were excused.
// Rule: authorised and unauthorised by the code of each mark (codes.ts, SI 2024/208 regulation 10).

import { categoryOf, describeCode } from './codes.ts'
import { splitMarks } from './marks.ts'

/** Sessions of one stretch of days, such as a half-term, and what was missed by code, the most frequent first. */
export type SpanByReason = {
  name: string
  possible: number
  attended: number
  authorised: number
  unauthorised: number
  codes: { code: string; family: 'authorised' | 'unauthorised'; meaning: string; sessions: number }[]
}

/**
 * Counts packed marks by stretch and reason. A stretch without a possible session is left out: nothing is known of it.
 * @param calendar the day of each pair of marks, `YYYY-MM-DD`, in order.
 */
export function absenceByReason(
  marks: string,
  calendar: readonly string[],
  spans: readonly { name: string; from: string; to: string }[],
): SpanByReason[] {
  const tokens = splitMarks(marks)
  return spans.map(span => countSpan(tokens, calendar, span)).filter(span => span.possible > 0)
}

function countSpan(
  tokens: readonly string[],
  calendar: readonly string[],
  { name, from, to }: { name: string; from: string; to: string },
): SpanByReason {
  const span: SpanByReason = {
    name,
    possible: 0,
    attended: 0,
    authorised: 0,
    unauthorised: 0,
    codes: [],
  }
  const sessions = new Map<string, SpanByReason['codes'][number]>()
  calendar.forEach((day, at) => {
    if (day < from || day > to) return
    for (const code of [tokens[2 * at], tokens[2 * at + 1]]) {
      const family = code === undefined ? null : categoryOf(code, day)
      if (family === 'present' || family === 'approved') span.attended++
      if (family !== 'authorised' && family !== 'unauthorised') continue
      span[family]++
      const known = sessions.get(code!)
      if (known) known.sessions++
      else
        sessions.set(code!, {
          code: code!,
          family,
          meaning: describeCode(code!, day)?.meaning ?? '',
          sessions: 1,
        })
    }
  })
  span.possible = span.attended + span.authorised + span.unauthorised
  span.codes = [...sessions.values()].sort((a, b) => b.sessions - a.sessions || (a.code < b.code ? -1 : 1))
  return span
}
