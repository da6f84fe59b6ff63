// Lines of `kith calc` about whom a choice found, and where a child lives.
import { AREAS_RANKED, decileOfRank, isMostDeprived30pc } from '../deprivation.ts'
import { chooseByScore, countFound, judgeTargeting } from '../targeting.ts'
import { type Fields, fieldsOf, listOf, NotComputable, numberOf, numberOrNull, rounded } from './reading.ts'

/** `{rank, lsoas}`, or `{rank, index}` with the name of an edition, to the decile. */
export function imd(input: unknown): unknown {
  const fields = fieldsOf(input, '{"index": "IoD2025", "rank": 3375}')
  const areas = areasOf(fields)
  const decile = decileOfRank(numberOf(fields.rank, 'rank', { min: 1, max: areas, whole: true }), areas)
  return { decile, mostDeprived30pc: isMostDeprived30pc(decile) }
}

/** `{scores, outcomes, capacity}`, one score and one outcome a child, to whom it chose and what it found. */
export function targeting(input: unknown): unknown {
  const fields = fieldsOf(input, '{"scores": [5, 4], "outcomes": [1, 0], "capacity": 1}')
  const scores = listOf(fields.scores, 'scores').map((score, at) => numberOrNull(score, `scores ${at + 1}`))
  const outcomes = listOf(fields.outcomes, 'outcomes').map(
    (outcome, at) =>
      outcome === true || (outcome !== false && numberOf(outcome, `outcomes ${at + 1}`, BIT) === 1),
  )
  if (scores.length !== outcomes.length) {
    throw new NotComputable(
      `There are ${scores.length} scores and ${outcomes.length} outcomes: one each a child.`,
    )
  }
  const selectedIndex = chooseByScore(scores, numberOf(fields.capacity, 'capacity', { min: 0, whole: true }))
  const found = countFound(selectedIndex, outcomes)
  const figures = Object.entries(judgeTargeting(found)).map(([name, value]) => [name, asPublished(value)])
  return { selectedIndex, ...found, ...Object.fromEntries(figures) }
}

const BIT = { min: 0, max: 1, whole: true }
const DECIMALS = 6

function areasOf({ lsoas, index }: Fields): number {
  if (lsoas !== undefined) return numberOf(lsoas, 'lsoas', { min: 10, whole: true })
  const edition = Object.entries(AREAS_RANKED).find(
    ([name]) => typeof index === 'string' && index.startsWith(name),
  )
  if (edition === undefined) {
    throw new NotComputable(`Give "lsoas", or an "index" of ${Object.keys(AREAS_RANKED).join(' or ')}.`)
  }
  return edition[1]
}

function asPublished(value: number | [number, number] | null): number | number[] | null {
  return Array.isArray(value) ? value.map(end => rounded(end, DECIMALS)) : rounded(value, DECIMALS)
}
