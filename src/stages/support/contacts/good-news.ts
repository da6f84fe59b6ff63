// The sentences of good news, by name: a greeting, one sentence each, and a close, in the order of `good_news` in
// words/<language>.json. Rule: rules/contacts.md.
import type { Wording } from '#records/family-words/family-words.ts'

export const GOOD_NEWS = [
  'in-school',
  'tried',
  'kind',
  'brave',
  'better',
  'helped',
  'asked',
  'proud',
] as const
export type GoodNews = (typeof GOOD_NEWS)[number]

/** The one sentence, with its places to fill in. */
export function sentenceIn(wording: Wording, sentence: GoodNews): string {
  return wording.lines[1 + GOOD_NEWS.indexOf(sentence)]!
}

/** Greeting, sentence and close. */
export function linesOf(wording: Wording, sentence: string): [string, string, string] {
  return [wording.lines[0]!, sentenceIn(wording, sentence as GoodNews), wording.lines.at(-1)!]
}
