// Passwords: OWASP ASVS 5.0 6.2.1 to 6.2.12. At least 8 characters, as a second factor is always asked for; at most
// 128; any characters; no rules of composition and no expiry; refused when common, or made of words known here.

import { readFileSync } from 'node:fs'
import { hash, verify } from '@node-rs/argon2'

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const shortest = 8
export const longest = 128

const common = new Set(
  readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean),
)

/** What is wrong with a new password, as a sentence; null when nothing is. `words`: names and e-mail known here. */
export function whatIsWrong(password: string, words: readonly string[]): string | null {
  const length = [...password].length
  if (length < shortest) return `Choose a password of at least ${shortest} characters`
  if (length > longest) return `Choose a password of at most ${longest} characters`
  if (common.has(password.toLowerCase())) {
    return 'Many people use this password, so it is guessed first. Choose another, such as four words that do not belong together'
  }
  if (isMadeOf(password, words)) {
    return 'This password is made of a name that is known here. Choose another, such as four words that do not belong together'
  }
  return null
}

export function hashPassword(password: string): Promise<string> {
  return hash(even(password), argon2id)
}

/** Whether the password is the one. With no hash (an unknown account) it works just as long, and answers false. */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  const right = await verify(hashed ?? (await nobodys()), even(password.slice(0, 4 * longest)))
  return right && hashed !== undefined
}

// The same characters may be written in different bytes by different keyboards: NIST SP 800-63B 5.1.1.2 asks for NFKC.
function even(password: string): string {
  return password.normalize('NFKC')
}

// Take the known words away: what is left must itself be long enough to be a password.
function isMadeOf(password: string, words: readonly string[]): boolean {
  let rest = password.toLowerCase()
  for (const word of wordsIn(words)) rest = rest.replaceAll(word, '')
  return rest.length < password.length && [...rest].length < shortest
}

function wordsIn(phrases: readonly string[]): string[] {
  const words = ['kith', ...phrases.flatMap(phrase => phrase.toLowerCase().split(/[^\p{L}\p{N}]+/u))]
  return [...new Set(words)].filter(word => word.length >= 4).sort((a, b) => b.length - a.length)
}

let made: Promise<string> | undefined
function nobodys(): Promise<string> {
  made ??= hashPassword('the password of nobody, so that nobody takes as long as somebody')
  return made
}
