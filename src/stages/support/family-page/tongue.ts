// The words of a page in the language somebody chose. Rule: what nobody who reads it has approved is shown in English and said to
// be English (rules/family-page.md); names and what somebody wrote stand apart from the text around them.

import type { Html } from '#platform/html.ts'
import {
  dayFor,
  familyLanguages,
  hashOfWording,
  isPiece,
  languageOf,
  lineForFamilies,
  type PieceName,
  wordingOf,
} from '#records/family-words/family-words.ts'

type Names = Record<string, string>
/** What a line is filled in with: `days` are written in the language of the line. */
export type Fill = { names?: Names; days?: Names; numbers?: Record<string, number> }

export type Tongue = {
  language: string
  dir: 'ltr' | 'rtl'
  /** In which language a piece stands here, and its direction: English where nobody has read another. */
  of: (piece: PieceName) => { lang: string; dir: 'ltr' | 'rtl' }
  /** The title of a piece. */
  title: (piece: PieceName, fill?: Fill) => Html
  /** Its nth line, from 0. */
  say: (piece: PieceName, line: number, fill?: Fill) => Html
  /** A day with its weekday, in the language in which this piece stands. */
  weekday: (piece: PieceName, day: string) => Html
  /** The same as text, for the tab of the browser: only for a line without anything to fill in. */
  plain: (piece: PieceName, line: number) => string
  /** Whether some of these pieces stand in English although another language was chosen. */
  lacks: (pieces: readonly PieceName[]) => boolean
}

/** What tells an approval: of this language, this piece and this very text. */
export function approvalKey(language: string, piece: string, hash: string): string {
  return `${language} ${piece} ${hash}`
}

/** @param approved the approvals of the place, by `approvalKey`. */
export function tongueOf(asked: string | null, approved: ReadonlySet<string>): Tongue {
  const chosen = languageOf(asked ?? 'en') ?? familyLanguages[0]!
  const words = (piece: PieceName) => {
    const own = wordingOf(chosen.language, piece)
    const read = own && approved.has(approvalKey(chosen.language, piece, hashOfWording(own)))
    return chosen.language === 'en' || !read
      ? { language: 'en', wording: wordingOf('en', piece)! }
      : { language: chosen.language, wording: own }
  }
  const filled = (piece: PieceName, text: (of: ReturnType<typeof words>) => string, fill: Fill = {}) => {
    const of = words(piece)
    const days = Object.entries(fill.days ?? {}).map(([name, day]) => [name, dayFor(of.language, day)])
    return lineForFamilies(
      { language: of.language, line: text(of), around: chosen.language },
      { names: fill.names ?? {}, others: { ...Object.fromEntries(days), ...fill.numbers } },
    )
  }
  return {
    language: chosen.language,
    dir: chosen.dir,
    of: piece => {
      const { language } = words(piece)
      return { lang: language, dir: languageOf(language)?.dir ?? 'ltr' }
    },
    title: (piece, fill) => filled(piece, of => of.wording.title, fill),
    say: (piece, line, fill) => filled(piece, of => of.wording.lines[line]!, fill),
    weekday: (piece, day) => {
      const { language } = words(piece)
      return lineForFamilies(
        { language, line: weekdayIn(language, day), around: chosen.language },
        { names: {} },
      )
    },
    plain: (piece, line) => words(piece).wording.lines[line]!,
    lacks: pieces =>
      chosen.language !== 'en' && pieces.some(piece => words(piece).language !== chosen.language),
  }
}

function weekdayIn(language: string, day: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}

/** The piece whose title names a purpose on a family's page; undefined where the place alone has words for it. */
export function pieceOfPurpose(purpose: string, kind: string): PieceName | undefined {
  if (purpose === 'support') return 'offer_letter'
  if (purpose === 'finding') return 'notice'
  const name = `${kind === 'notice' ? 'tell' : 'ask'}_${purpose.replaceAll('-', '_')}`
  return isPiece(name) ? name : undefined
}
