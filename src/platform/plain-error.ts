/**
 * An error whose message is a plain sentence for the person at the keyboard: what is wrong, where, what to do.
 * Commands print the sentence alone, never a stack. The message must not hold anything about a person.
 */
export class PlainError extends Error {
  override readonly name = 'PlainError'
}

/** Prints what went wrong: a PlainError as its sentence, anything else (a fault of ours) with its stack. */
export function tellPlainly(error: unknown): void {
  if (error instanceof PlainError) console.error(error.message)
  else console.error(error)
}
