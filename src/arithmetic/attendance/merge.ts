import { splitMarks } from './marks.ts'

/** Packed marks and the days they stand for, two sessions a day. */
export type DayMarks = { marks: string; days: readonly string[] }

/**
 * One year of marks from several schools': the days of all in order, and for each session the mark of the last given
 * that says something (`-` says nothing, and so does a school after the child has left it).
 */
export function mergeMarks(parts: readonly DayMarks[]): { marks: string; calendar: string[] } {
  const sessions = new Map<string, [string, string]>()
  for (const { marks, days } of parts) {
    const tokens = splitMarks(marks)
    days.forEach((day, n) => {
      const [am, pm] = sessions.get(day) ?? ['-', '-']
      sessions.set(day, [said(tokens[2 * n]) ?? am, said(tokens[2 * n + 1]) ?? pm])
    })
  }
  const calendar = [...sessions.keys()].sort()
  return { marks: calendar.map(day => sessions.get(day)!.join('')).join(''), calendar }
}

function said(mark: string | undefined): string | undefined {
  return mark === undefined || mark === '-' ? undefined : mark
}
