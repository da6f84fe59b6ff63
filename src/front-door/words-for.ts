/** The words that an address names; undefined for a name that has none, such as those every object brings ("constructor"). */
export function wordsFor(words: Record<string, string>, name: string | null): string | undefined {
  return name !== null && Object.hasOwn(words, name) ? words[name] : undefined
}
