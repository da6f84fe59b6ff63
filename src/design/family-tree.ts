// A family tree: McGoldrick, Gerson and Petry, Genograms: Assessment and Intervention, with one difference: nobody's gender
// has to be said, so a diamond stands where it was not. The child it is about has a double border, an X means died, one
// slash separated, two divorced.
import { type Html, html } from '#platform/html.ts'
import { linesOf } from './picture-text.ts'

export type Shape = 'diamond' | 'circle' | 'square'
export type TreePerson = {
  id: string
  name: string
  shape: Shape
  /** 0 the child's own, 1 their parents', 2 their grandparents', -1 their children's. */
  generation: number
  /** The child it is about. */
  index?: boolean
  died?: boolean
  /** By id; those who are not in the picture are left out. */
  parents?: readonly string[]
}
export type Couple = { one: string; other: string; state: 'together' | 'separated' | 'divorced' | 'not-said' }
export type FamilyTree = { people: readonly TreePerson[]; couples: readonly Couple[]; label: string }

type Placed = TreePerson & { x: number; y: number }
export type TreeLayout = { width: number; height: number; people: Placed[] }

/** The picture. It never stands without the same list as a table. */
export function familyTree({ people, couples, label }: FamilyTree): Html {
  const { width, height, people: placed } = treeLayout(people, couples)
  const find = (id: string) => placed.find(each => each.id === id)
  return html`<svg class="kith-tree" role="img" aria-label="${label}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${placed.map(
    each => descent(each, couples, find),
  )}${couples.map(couple => coupleLine(couple, find(couple.one), find(couple.other)))}${placed.map(person)}</svg>`
}

const STEP = 84
const ROW = 132
const HALF = 22
const TOP = 34
const NARROWEST = 336

/** Where everybody stands: a row a generation, eldest above; couples side by side, children in the order of their parents. */
export function treeLayout(people: readonly TreePerson[], couples: readonly Couple[]): TreeLayout {
  const generations = [...new Set(people.map(each => each.generation))].sort((a, b) => b - a)
  const rows = rowsInOrder(people, couples, generations)
  const longest = Math.max(1, ...rows.map(row => row.length))
  const width = Math.max(NARROWEST, longest * STEP)
  const placed = rows.flatMap((row, n) =>
    row.map((each, at) => ({
      ...each,
      x: width / 2 + (at - (row.length - 1) / 2) * STEP,
      y: TOP + n * ROW,
    })),
  )
  return { width, height: Math.max(1, rows.length) * ROW, people: placed }
}

// From the children upwards: parents stand above theirs, and whoever is of nobody's here at the end.
function rowsInOrder(
  people: readonly TreePerson[],
  couples: readonly Couple[],
  generations: number[],
): TreePerson[][] {
  const rows: TreePerson[][] = []
  let below: TreePerson[] = []
  for (const generation of [...generations].reverse()) {
    const row = people.filter(each => each.generation === generation)
    const place = (each: TreePerson) => {
      const theirs = below.findIndex(child => child.parents?.includes(each.id))
      return theirs === -1 ? below.length : theirs
    }
    const first = row.filter(each => each.index)
    const sorted = [...first, ...row.filter(each => !each.index).sort((a, b) => place(a) - place(b))]
    below = besideTheirs(sorted, couples)
    rows.unshift(below)
  }
  return rows
}

// Who is or was together stands side by side, and who shares parents next to each other.
function besideTheirs(row: TreePerson[], couples: readonly Couple[]): TreePerson[] {
  const ordered: TreePerson[] = []
  const add = (each: TreePerson) => {
    if (ordered.includes(each)) return
    ordered.push(each)
    const partners = couples.flatMap(({ one, other }) =>
      one === each.id ? [other] : other === each.id ? [one] : [],
    )
    for (const partner of row.filter(({ id }) => partners.includes(id))) add(partner)
  }
  for (const each of row) {
    add(each)
    const shared = row.filter(other => other.parents?.some(id => each.parents?.includes(id)))
    for (const other of shared) add(other)
  }
  return ordered
}

function person({ x, y, name, shape, index, died }: Placed): Html {
  const lines = linesOf(name, 11, 3)
  return html`${outline(shape, x, y, HALF)}${index && outline(shape, x, y, HALF - 5)}${
    died &&
    html`<path d="M${x - HALF} ${y - HALF}L${x + HALF} ${y + HALF}M${x - HALF} ${y + HALF}L${x + HALF} ${y - HALF}"/>`
  }${lines.map((words, n) => html`<text x="${x}" y="${y + HALF + 16 + n * 14}">${words}</text>`)}`
}

function outline(shape: Shape, x: number, y: number, half: number): Html {
  if (shape === 'circle') return html`<circle cx="${x}" cy="${y}" r="${half}"/>`
  if (shape === 'square')
    return html`<rect x="${x - half}" y="${y - half}" width="${2 * half}" height="${2 * half}"/>`
  return html`<polygon points="${x},${y - half} ${x + half},${y} ${x},${y + half} ${x - half},${y}"/>`
}

// Between two who stand side by side; over the heads of those between them, where there are some.
function coupleLine({ state }: Couple, one: Placed | undefined, other: Placed | undefined): Html | null {
  if (!one || !other || one.y !== other.y) return null
  const [left, right] = one.x < other.x ? [one, other] : [other, one]
  const { y } = left
  const beside = right.x - left.x <= STEP
  const [middle, high] = [(left.x + right.x) / 2, beside ? y : y - HALF - 8]
  const drawn = beside
    ? `M${left.x + HALF} ${y}H${right.x - HALF}`
    : `M${left.x} ${y - HALF}V${high}H${right.x}V${y - HALF}`
  const slash = (at: number) => `M${at - 5} ${high + 10}L${at + 5} ${high - 10}`
  const slashes = state === 'separated' ? [middle] : state === 'divorced' ? [middle - 4, middle + 4] : []
  return html`<path class="${state === 'not-said' ? 'kith-tree__not-said' : 'kith-tree__couple'}" d="${drawn}${slashes.map(slash).join('')}"/>`
}

// From the parents down to their child: under the names, which stand below their shapes.
function descent(
  child: Placed,
  couples: readonly Couple[],
  find: (id: string) => Placed | undefined,
): Html | null {
  const parents = (child.parents ?? []).flatMap(id => find(id) ?? []).filter(each => each.y < child.y)
  if (parents.length === 0) return null
  const [first, second] = parents
  const together =
    second &&
    Math.abs(first!.x - second.x) <= STEP &&
    couples.some(({ one, other }) => [one, other].includes(first!.id) && [one, other].includes(second.id))
  // Beside a shape, in the gap between two: straight down would strike the name through.
  const from = together
    ? [{ start: (first!.x + second.x) / 2, x: (first!.x + second.x) / 2, y: first!.y }]
    : parents.map(({ x, y }) => ({ start: x + HALF, x: x + STEP / 2, y }))
  const bend = child.y - HALF - 12
  return html`<path d="${from.map(({ start, x, y }) => `M${start} ${y}H${x}V${bend}H${child.x}V${child.y - HALF}`).join('')}"/>`
}

export const examples = [
  {
    name: 'family tree',
    html: () =>
      familyTree({
        label: 'Amina, her brother, their parents, who are separated, and their mother’s parents',
        people: [
          { id: 'a', name: 'Amina', shape: 'circle', generation: 0, index: true, parents: ['m', 'f'] },
          { id: 'b', name: 'Bilal', shape: 'square', generation: 0, parents: ['m', 'f'] },
          { id: 'm', name: 'Mum', shape: 'circle', generation: 1, parents: ['g', 'h'] },
          { id: 'f', name: 'Dad', shape: 'square', generation: 1 },
          { id: 'g', name: 'Nan Rashida Begum', shape: 'diamond', generation: 2 },
          { id: 'h', name: 'Grandad', shape: 'square', generation: 2, died: true },
        ],
        couples: [
          { one: 'm', other: 'f', state: 'separated' },
          { one: 'g', other: 'h', state: 'together' },
        ],
      }),
  },
]
