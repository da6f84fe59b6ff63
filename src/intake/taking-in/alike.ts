// May a row of the file be a child who is held under another pupil number? Rule: the same name and birth date, or nearly;
// never decided here. Twins and siblings never become one by themselves (docs/import-from-your-school-system.md).

/** Who somebody is, as far as it is known; `bornOn` is `YYYY-MM-DD`. */
export type Who = { forename: string | null; surname: string | null; bornOn: string | null }

/**
 * How two are alike, in words, or null where they are not. One name alone is enough only `atOneSchool`: among all the
 * children of a town two of one day who share a name are mostly two children, each with a number of their own.
 */
export function howAlike(a: Who, b: Who, atOneSchool = true): string | null {
  const [first, second] = [plain(a), plain(b)]
  if (first.full === '' || second.full === '') return null
  const sameName = first.full === second.full || first.turned === second.full
  const sameDay = a.bornOn !== null && a.bornOn === b.bornOn
  if (sameName && sameDay) return 'the same name and birth date'
  if (sameName && (a.bornOn === null || b.bornOn === null)) return 'the same name, and one has no birth date'
  if (sameName && nearDays(a.bornOn!, b.bornOn!)) return 'the same name and nearly the same birth date'
  if (!sameDay) return null
  if (differences(first.full, second.full) <= MOST_DIFFERENCES) {
    return 'the same birth date and nearly the same name'
  }
  if (!atOneSchool) return null
  if (first.surname === second.surname) return 'the same birth date and family name'
  return first.forename === second.forename ? 'the same birth date and given name' : null
}

/** Letters that a slip of the pen changes in a whole name: one wrong, one doubled. */
const MOST_DIFFERENCES = 2

function plain({ forename, surname }: Who) {
  const [given, family] = [letters(forename), letters(surname)]
  const both = given !== '' && family !== ''
  return {
    forename: given,
    surname: family,
    full: both ? `${given} ${family}` : '',
    turned: both ? `${family} ${given}` : '',
  }
}

function letters(name: string | null): string {
  return (name ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}]/gu, '')
}

/** Day and month turned round, or one of day, month and year another. */
function nearDays(a: string, b: string): boolean {
  const [yearA, monthA, dayA] = a.split('-')
  const [yearB, monthB, dayB] = b.split('-')
  if (yearA === yearB && monthA === dayB && dayA === monthB) return true
  return [yearA !== yearB, monthA !== monthB, dayA !== dayB].filter(Boolean).length === 1
}

/** Letters to put in, take out or change to make one of the other, given up beyond the most that matters. */
function differences(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MOST_DIFFERENCES) return MOST_DIFFERENCES + 1
  let row = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
