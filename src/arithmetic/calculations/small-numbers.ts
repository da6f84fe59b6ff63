// Lines of `kith calc` about few children; the question is told by its fields.
import { eValue, eValueOfLimit } from '../small-numbers/e-value.ts'
import { mcnemarExact, meanChange, wilcoxonExact } from '../small-numbers/paired.ts'
import {
  clopperPearson,
  jeffreys,
  newcombeDifference,
  ofFinitePopulation,
  upperOfNone,
  wilson,
} from '../small-numbers/proportions.ts'
import { type Fields, fieldsOf, listOf, NotComputable, numberOf } from './reading.ts'

/** One share, a difference of two, McNemar, a finite population, paired changes, or an E-value. */
export function smallNumbers(input: unknown): unknown {
  const fields = fieldsOf(input, '{"x": 81, "n": 263, "level": 0.95}')
  if ('population' in fields) return populationOf(fields)
  if ('x1' in fields) return differenceOf(fields)
  if ('n' in fields) return proportionOf(fields)
  if ('b' in fields) return pairsOf(fields)
  if ('change' in fields) return changeOf(fields)
  if ('rr' in fields) return eValueOf(fields)
  throw new NotComputable(
    'Give x and n; or x1, n1, x2 and n2; or b and c; or population, responses and x; or change; or rr.',
  )
}

/** The exact sums are made term by term and hold up to here; many more are no small numbers. */
const MOST = 100_000
const MOST_PAIRS = 5000
const MOST_CHANGES = 500
const USUAL_LEVEL = 0.95

function proportionOf(fields: Fields): unknown {
  const n = count(fields.n, 'n', 1)
  const x = count(fields.x, 'x', 0, n)
  const level = levelOf(fields)
  const none = x === 0 ? upperOfNone(n) : null
  return {
    p: x / n,
    wilson: wilson(x, n, level),
    clopper_pearson: clopperPearson(x, n, level),
    jeffreys: jeffreys(x, n, level),
    ...(none === null ? {} : { upper95_exact_one_sided: none.exact, approx: none.ruleOfThree }),
  }
}

function differenceOf(fields: Fields): unknown {
  const [n1, n2] = [count(fields.n1, 'n1', 1), count(fields.n2, 'n2', 1)]
  const [x1, x2] = [count(fields.x1, 'x1', 0, n1), count(fields.x2, 'x2', 0, n2)]
  return newcombeDifference(x1, n1, x2, n2, levelOf(fields))
}

function populationOf(fields: Fields): unknown {
  const population = count(fields.population, 'population', 2)
  const responses = count(fields.responses, 'responses', 1, population)
  const found = ofFinitePopulation(population, responses, count(fields.x, 'x', 0, responses))
  return {
    response_rate: found.responseRate,
    fpc: found.correction,
    effective_n: Number.isFinite(found.effectiveN) ? found.effectiveN : null,
    wilson_fpc: found.interval,
    bounds_if_all_missing_say_no_yes: found.boundsIfAllMissingSayNoOrYes,
    wilson_fpc_clipped: found.clipped,
  }
}

function pairsOf(fields: Fields): unknown {
  const [b, c] = [count(fields.b, 'b', 0, MOST_PAIRS), count(fields.c, 'c', 0, MOST_PAIRS)]
  return { p_two_sided: mcnemarExact(b, c) }
}

function changeOf(fields: Fields): unknown {
  const changes = listOf(fields.change, 'change').map((one, at) => numberOf(one, `change ${at + 1}`))
  if (changes.length > MOST_CHANGES) throw new NotComputable(`"change" has at most ${MOST_CHANGES} numbers.`)
  const mean = meanChange(changes)
  return {
    mean: mean?.mean ?? changes[0] ?? null,
    sd: mean?.sd ?? null,
    t_ci: mean?.interval ?? null,
    wilcoxon_signed_rank_p_exact_without_zeros: wilcoxonExact(changes),
  }
}

function eValueOf(fields: Fields): unknown {
  const ratio = ratioOf(fields.rr, 'rr')
  const limit = fields.ci_limit_nearest_null
  return {
    e_point: eValue(ratio),
    e_limit:
      limit === undefined || limit === null
        ? null
        : eValueOfLimit(ratio, ratioOf(limit, 'ci_limit_nearest_null')),
  }
}

function count(value: unknown, name: string, min = 0, max = MOST): number {
  return numberOf(value, name, { min, max, whole: true })
}

function ratioOf(value: unknown, name: string): number {
  const ratio = numberOf(value, name, { min: 0 })
  if (ratio === 0) throw new NotComputable(`"${name}" is a ratio above 0.`)
  return ratio
}

function levelOf({ level }: Fields): number {
  if (level === undefined) return USUAL_LEVEL
  const found = numberOf(level, 'level', { min: 0, max: 1 })
  if (found === 0 || found === 1) throw new NotComputable('"level" lies between 0 and 1, such as 0.95.')
  return found
}
