// Words and addresses of the page of a week.
import { shortDate } from '#design/contextual-date.ts'
import type { AnswerWord, LineKind } from './weekly.ts'

export const WEEKLY = '/support/weekly'
export const writeHome = (to: string) => `${WEEKLY}/write/${to}`
export const pageHome = (id: string) => `${WEEKLY}/pages/${id}`

export const kindWords: Record<LineKind, string> = {
  well: 'Going well',
  ask: 'What we ask of you',
  date: 'Next dates',
}

export const answerWords: Record<AnswerWord, string> = {
  done: 'Done',
  will: 'We will, by a day',
  cannot: 'We cannot',
}

/** `Week of Mon 13 Jul`. */
export function weekWords(weekOf: string, today: string): string {
  return `Week of ${shortDate(weekOf, today)}`
}
