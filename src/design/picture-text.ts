// Words inside drawings: SVG does not wrap, and a page's policy allows nothing that could, so lines are made here.

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** How wide a text is, in letters: those of East Asian scripts count twice. No font is measured: it is the reader's own. */
export function widthOf(text: string): number {
  return lettersOf(text).reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0)
}

/**
 * A text in at most `atMost` lines of at most `perLine` letters, broken between words where that can be; what does not fit
 * ends with an ellipsis. Letters with their accents stay whole in every script.
 */
export function linesOf(text: string, perLine: number, atMost: number): string[] {
  const lines: string[] = []
  for (const word of text.trim().split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`) <= perLine) {
      lines[lines.length - 1] = `${last} ${word}`
      continue
    }
    lines.push(...pieces(word, perLine))
  }
  if (lines.length <= atMost) return lines
  return [...lines.slice(0, atMost - 1), `${cut(lines[atMost - 1]!, perLine - 1)}…`]
}

function pieces(word: string, perLine: number): string[] {
  const found: string[] = []
  let rest = word
  while (widthOf(rest) > perLine) {
    const first = cut(rest, perLine)
    found.push(first)
    rest = rest.slice(first.length)
  }
  return [...found, rest]
}

// At least one letter, so that cutting always comes to an end.
function cut(text: string, width: number): string {
  let taken = ''
  for (const letter of lettersOf(text)) {
    if (taken !== '' && widthOf(taken + letter) > width) break
    taken += letter
  }
  return taken
}

function lettersOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment)
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u
