import { type Html, html } from '#platform/html.ts'
import { figure } from './figure.ts'
import type { Content } from './markup.ts'

export type Waffle = {
  id: string
  finding: Content
  /** How many of how many: children, families, goals. */
  n: number
  of: number
  /** What the filled ones are and what all are, such as "answered" and "families asked". */
  filled: string
  all: string
  source?: Content
}

const ACROSS = 20
const CELL = 14

/** One square for each of N, the first n filled: for numbers that people should feel as people. */
export function waffle({ id, n, of, filled, all, ...options }: Waffle): Html {
  const each = Math.max(1, Math.ceil(of / 100))
  return figure({
    ...options,
    id,
    drawing: html`${squares(id, Math.round(n / each), Math.ceil(of / each), `${n} of ${of} ${all}: ${filled}`)}
<p class="kith-figure__key">${each === 1 ? 'Each square is one' : `Each square is about ${each}`}; filled: ${filled}.</p>`,
    table: {
      firstCellIsHeader: true,
      head: [
        { text: '', attributes: { 'aria-label': 'Which' } },
        { text: 'Number', format: 'numeric' },
      ],
      rows: [
        [{ text: filled }, { text: n, format: 'numeric' }],
        [{ text: `not ${filled}` }, { text: of - n, format: 'numeric' }],
        [{ text: all }, { text: of, format: 'numeric' }],
      ],
    },
  })
}

function squares(id: string, filled: number, count: number, title: string): Html {
  const width = ACROSS * CELL
  const height = Math.ceil(count / ACROSS) * CELL
  const cells = Array.from({ length: count }, (_, index) => {
    const x = (index % ACROSS) * CELL + 1.5
    const y = Math.floor(index / ACROSS) * CELL + 1.5
    return html`<rect${index < filled ? html` class="kith-waffle__filled"` : null} x="${x}" y="${y}" width="${CELL - 3}" height="${CELL - 3}" rx="2"/>`
  })
  return html`<svg class="kith-waffle" role="img" aria-labelledby="${id}-title" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title id="${id}-title">${title}</title>${cells}</svg>`
}

export const examples = [
  {
    name: 'waffle',
    html: () =>
      waffle({
        id: 'example-waffle',
        finding: 'Two in three families asked have answered the autumn survey.',
        n: 41,
        of: 62,
        filled: 'answered',
        all: 'families asked',
        source: 'Survey open from 2 to 20 November 2026.',
      }),
  },
]
