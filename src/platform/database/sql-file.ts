import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

/** One value of a query: what `pg` sends as a parameter. */
export type Value = string | number | boolean | null | Date | Buffer | bigint | readonly Value[] | object
export type Values = Record<string, Value | undefined>

/** A `-- name:` block of a `.sql` file, ready to be filled in. */
export type Block = {
  readonly file: string
  readonly name: string
  /** All variants: the block with none, some or all of its `-- part:`s have the same columns. */
  readonly fill: (values?: Values) => Statement
  readonly parameters: readonly string[]
  readonly parts: readonly string[]
  readonly whole: () => { text: string; parameters: readonly string[] }
}

export type Statement = { name: string; text: string; values: Value[] }

/** `names` are the parameters of its text. */
type Piece = { part: string | null; text: string; names: string[] }

/**
 * Reads a `.sql` file of blocks:
 *
 *     -- name: findPlans
 *     select … where place_id = :place
 *     -- part: of_child
 *       and child_id = :child_id
 *     -- end
 *     order by made_at
 *
 * `:name` becomes a parameter, `:"name"` a quoted identifier. A part is used when a value is given for it: all of its
 * parameters, or `true` under the part's own name where it has none. A missing or unknown value is an error.
 */
export function readSqlFile(url: URL): Map<string, Block> {
  const path = fileURLToPath(url)
  const file = path.slice(path.lastIndexOf('/src/') + 1)
  const blocks = new Map<string, Block>()
  for (const chunk of readFileSync(path, 'utf8')
    .split(/^-- name: */m)
    .slice(1)) {
    const end = chunk.indexOf('\n')
    const name = chunk.slice(0, end).trim()
    if (blocks.has(name)) throw new Error(`${file} has two blocks named ${name}.`)
    blocks.set(name, makeBlock(file, name, cutIntoPieces(chunk.slice(end + 1))))
  }
  return blocks
}

function cutIntoPieces(text: string): Piece[] {
  const pieces = [{ part: null as string | null, text: '' }]
  for (const line of text.split('\n')) {
    const part = /^\s*-- part: *(\S+)/.exec(line)?.[1]
    if (part) pieces.push({ part, text: '' })
    else if (/^\s*-- end\b/.test(line)) pieces.push({ part: null, text: '' })
    else if (!line.trimStart().startsWith('--')) pieces[pieces.length - 1]!.text += `${line}\n`
  }
  return pieces
    .filter(piece => piece.text.trim() !== '')
    .map(piece => ({ ...piece, names: namesIn(piece.text) }))
}

function makeBlock(file: string, name: string, pieces: Piece[]): Block {
  const parameters = [...new Set(pieces.flatMap(piece => piece.names))]
  const parts = pieces.flatMap(piece => (piece.part ? [piece.part] : []))
  const known = new Map<string, Composed>()

  const compose = (used: Piece[]): Composed => {
    const key = used.flatMap(piece => (piece.part ? [piece.part] : [])).join('+')
    const kept = known.get(key)
    if (kept) return kept
    const order: string[] = []
    const text = used
      .map(piece => piece.text)
      .join('')
      .replace(PARAMETER, (all, before: string, quoted: string | undefined, plain: string | undefined) => {
        if (quoted) return all
        const at = order.indexOf(plain!)
        return `${before}$${at >= 0 ? at + 1 : order.push(plain!)}`
      })
      .trim()
      .replace(/;$/, '')
    const made = {
      name: `${file}#${name}${key && `+${key}`}`,
      text,
      order,
      wanted: [...new Set(used.flatMap(piece => piece.names))],
      quotes: text.search(IDENTIFIER) >= 0,
    }
    known.set(key, made)
    return made
  }

  return {
    file,
    name,
    parameters,
    parts,
    whole: () => {
      const { text, order } = compose(pieces)
      return { text, parameters: order }
    },
    fill: (values = {}) => {
      const used = pieces.filter(piece => !piece.part || isWanted(piece, values))
      const composed = compose(used)
      for (const given of Object.keys(values)) {
        if (values[given] !== undefined && !parameters.includes(given) && !parts.includes(given)) {
          throw new Error(`${file}#${name} has no parameter :${given}.`)
        }
      }
      for (const missing of composed.wanted) {
        if (values[missing] === undefined) throw new Error(`${file}#${name} needs a value for :${missing}.`)
      }
      const sent = composed.order.map(key => values[key]!)
      if (!composed.quotes) return { name: composed.name, text: composed.text, values: sent }
      const text = composed.text.replace(IDENTIFIER, (_, key: string) =>
        pg.escapeIdentifier(String(values[key])),
      )
      return { name: '', text, values: sent }
    },
  }
}

/** A variant of a block, made at its first use: its numbered text, what stands at $1, $2 …, what it needs a value for. */
type Composed = { name: string; text: string; order: string[]; wanted: string[]; quotes: boolean }

const PARAMETER = /(^|[^:\w])(?::"(\w+)"|:([a-z_]\w*))/g
const IDENTIFIER = /:"(\w+)"/g

function namesIn(text: string): string[] {
  return [...text.matchAll(PARAMETER)].map(match => (match[2] ?? match[3])!)
}

function isWanted(piece: Piece, values: Values): boolean {
  const { part, names } = piece
  return names.length > 0 ? names.some(name => values[name] !== undefined) : values[part!] === true
}
