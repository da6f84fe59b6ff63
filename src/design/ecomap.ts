// Who stands around one person, and how: the ecomap of Ann Hartman, Diagrammatic Assessment of Family Relationships, Social
// Casework 59 (1978) 465-476. Thick: a strong tie; dashed: a thin one; zigzag: a hard one; an arrow: which way help flows.
import { type Html, html } from '#platform/html.ts'
import { attributes } from './markup.ts'
import { linesOf } from './picture-text.ts'

export type Tie = 'not-said' | 'strong' | 'thin' | 'hard'
/** Seen from the person around: `gives` help to the one in the middle, `gets` it from them. */
export type Flow = 'none' | 'gives' | 'gets' | 'both'
export type EcomapPerson = { name: string; tie: Tie; flow: Flow }
export type Ecomap = {
  /** Who stands in the middle. */
  centre: string
  /** At most 24. */
  people: readonly EcomapPerson[]
  /** The whole picture in words, for those who hear it; the list beside says the rest. */
  label: string
}

type Point = { x: number; y: number }
type Circle = Point & { r: number }
export type EcomapLayout = { size: number; centre: Circle; around: Circle[]; letters: number }

/** The picture. It never stands without the same list as a table. */
export function ecomap({ centre, people, label }: Ecomap): Html {
  const layout = layoutOf(people.length)
  const { size } = layout
  return html`<svg class="kith-eco" role="img" aria-label="${label}" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">${people.map(
    (person, n) => line(person, layout.centre, layout.around[n]!),
  )}${person(centre, layout.centre, layout.letters + 1, 'kith-eco__centre')}${people.map(({ name }, n) =>
    person(name, layout.around[n]!, layout.letters),
  )}</svg>`
}

/** Where everybody stands: one ring, or from thirteen on two, the outer ones looking through between the inner ones. */
export function layoutOf(count: number): EcomapLayout {
  if (count > MOST) throw new Error(`An ecomap holds at most ${MOST} people, not ${count}.`)
  const crowded = count > ONE_RING
  const [size, r] = crowded ? [480, 31] : [360, count > 9 ? 33 : 37]
  const middle = size / 2
  const rings = crowded ? [138, 204] : [middle - r - 4]
  // Rings take turns, so their places are even in number.
  const places = crowded ? count + (count % 2) : count
  const around = Array.from({ length: count }, (_, n) => {
    // The first stands above, the others follow as a clock goes.
    const angle = (n / places) * 2 * Math.PI - Math.PI / 2
    const ring = rings[crowded && n % 2 === 1 ? 1 : 0]!
    return { x: rounded(middle + ring * Math.cos(angle)), y: rounded(middle + ring * Math.sin(angle)), r }
  })
  return { size, centre: { x: middle, y: middle, r: 42 }, around, letters: r > 36 ? 9 : r > 32 ? 8 : 7 }
}

const MOST = 24
const ONE_RING = 12

function person(name: string, { x, y, r }: Circle, letters: number, own?: string): Html {
  const lines = linesOf(name, letters, LINES)
  return html`<circle${attributes({ class: own, cx: x, cy: y, r })}/>${lines.map(
    (words, n) =>
      html`<text x="${x}" y="${rounded(y + (n - (lines.length - 1) / 2) * LINE_HEIGHT + 4)}">${words}</text>`,
  )}`
}

const LINES = 3
const LINE_HEIGHT = 14

// Between the rims of two circles, with a little air at each end.
function line({ tie, flow }: Pick<EcomapPerson, 'tie' | 'flow'>, from: Circle, to: Circle): Html {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
  const at = (far: number): Point => ({
    x: rounded(from.x + along.x * far),
    y: rounded(from.y + along.y * far),
  })
  const [begin, end] = [from.r + AIR, length - to.r - AIR]
  const [inner, outer] = [flow === 'gives' || flow === 'both', flow === 'gets' || flow === 'both']
  const drawn = path(at, along, begin + (inner ? HEAD : 0), end - (outer ? HEAD : 0), tie === 'hard')
  return html`<path class="kith-eco__${tie}" d="${drawn}"/>${inner && head(at(begin), along, 1)}${outer && head(at(end), along, -1)}`
}

const AIR = 2
const HEAD = 9

function path(at: (far: number) => Point, along: Point, begin: number, end: number, zigzag: boolean): string {
  const points = [at(begin)]
  if (zigzag) {
    const steps = Math.max(4, Math.round((end - begin) / 6))
    for (let n = 1; n < steps; n++) {
      const { x, y } = at(begin + ((end - begin) * n) / steps)
      const side = n % 2 === 0 ? 5 : -5
      points.push({ x: rounded(x - along.y * side), y: rounded(y + along.x * side) })
    }
  }
  points.push(at(end))
  return points.map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${x} ${y}`).join('')
}

// `way` 1: the arrow points at the middle; -1: away from it.
function head({ x, y }: Point, along: Point, way: 1 | -1): Html {
  const foot = { x: x + along.x * HEAD * way, y: y + along.y * HEAD * way }
  const side = (to: 1 | -1) => `${rounded(foot.x - along.y * 5 * to)},${rounded(foot.y + along.x * 5 * to)}`
  return html`<polygon points="${x},${y} ${side(1)} ${side(-1)}"/>`
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

/** What each line means, drawn as it is drawn. */
export function ecomapKey(): Html {
  const sample = (tie: Tie) =>
    html`<svg class="kith-eco" width="44" height="14" viewBox="0 0 44 14" aria-hidden="true">${line({ tie, flow: 'none' }, { x: -2, y: 7, r: 0 }, { x: 46, y: 7, r: 0 })}</svg>`
  return html`<ul class="kith-key">${KEY.map(([tie, words]) => html`<li>${sample(tie)} ${words}</li>`)}<li><span aria-hidden="true">▸</span> which way help flows</li></ul>`
}

const KEY: [Tie, string][] = [
  ['strong', 'strong'],
  ['thin', 'thin'],
  ['hard', 'hard'],
  ['not-said', 'not said'],
]

export const examples = [
  {
    name: 'ecomap',
    html: () =>
      html`<div>${ecomap({
        centre: 'Amina',
        label: 'Around Amina: Mum and Nan strong, school thin, Uncle Tariq hard, boxing club strong',
        people: [
          { name: 'Mum', tie: 'strong', flow: 'both' },
          { name: 'Nan', tie: 'strong', flow: 'gives' },
          { name: 'Fairfield High School', tie: 'thin', flow: 'none' },
          { name: 'Uncle Tariq', tie: 'hard', flow: 'gets' },
          { name: 'Moss End Boxing and Homework Club', tie: 'strong', flow: 'gives' },
          { name: 'زهرة محمد', tie: 'not-said', flow: 'none' },
        ],
      })}${ecomapKey()}</div>`,
  },
]
