// Lines of `kith calc` for what children and young people say of themselves and of their goals.
import { type Goal, goalChange, HIGHEST_RATING, MOST_GOALS } from '../goal-change.ts'
import { HIGHEST_RAW, LOWEST_RAW, SWEMWBS_ITEMS, swemwbsMetric, swemwbsRaw } from '../swemwbs.ts'
import { fieldsOf, listOf, NotComputable, numberOf, numberOrNull, rounded } from './reading.ts'

/** `{raw}` or `{items}` to the metric score; `{t1, t2}`, seven items each, to the change. A missing item gives null. */
export function swemwbs(input: unknown): unknown {
  const fields = fieldsOf(input, '{"items": [3, 3, 3, 3, 3, 3, 3]}')
  if ('t1' in fields || 't2' in fields) {
    const [before, after] = [itemsOf(fields.t1, 't1'), itemsOf(fields.t2, 't2')].map(swemwbsRaw) as Raws
    const [t1Metric, t2Metric] = [swemwbsMetric(before), swemwbsMetric(after)]
    const isPair = before !== null && after !== null
    return {
      t1Raw: before,
      t2Raw: after,
      t1Metric,
      t2Metric,
      metricChange: isPair ? rounded(t2Metric! - t1Metric!, 2) : null,
      rawChange: isPair ? after - before : null,
    }
  }
  if ('items' in fields) {
    const raw = swemwbsRaw(itemsOf(fields.items, 'items'))
    return { raw, metric: swemwbsMetric(raw) }
  }
  if (!('raw' in fields))
    throw new NotComputable('Give raw, or seven items, or t1 and t2 with seven items each.')
  const raw = numberOrNull(fields.raw, 'raw', { min: LOWEST_RAW, max: HIGHEST_RAW, whole: true })
  return { raw, metric: swemwbsMetric(raw) }
}

/** `{goals: [{t1, t2}]}` to the changes of those rated twice and their mean. */
export function gbo(input: unknown): unknown {
  const { goals: given } = fieldsOf(input, '{"goals": [{"t1": 2, "t2": 6}]}')
  const goals = listOf(given, 'goals').map((goal, at): Goal => {
    const { t1, t2 } = fieldsOf(goal, '{"t1": 2, "t2": 6} for each goal')
    return { t1: ratingOf(t1, `t1 of goal ${at + 1}`), t2: ratingOf(t2, `t2 of goal ${at + 1}`) }
  })
  if (goals.length > MOST_GOALS)
    throw new NotComputable(`"goals" are ${MOST_GOALS} at most, not ${goals.length}.`)
  const change = goalChange(goals)
  return { ...change, meanChange: rounded(change.meanChange, 4) }
}

type Raws = [number | null, number | null]

function itemsOf(value: unknown, name: string): (number | null)[] {
  const items = listOf(value, name)
  if (items.length !== SWEMWBS_ITEMS) {
    throw new NotComputable(
      `"${name}" has ${SWEMWBS_ITEMS} answers, null for a missing one, not ${items.length}.`,
    )
  }
  return items.map((item, at) =>
    item === null ? null : numberOf(item, `${name} ${at + 1}`, { min: 1, max: 5, whole: true }),
  )
}

function ratingOf(value: unknown, name: string): number | null {
  return numberOrNull(value, name, { min: 0, max: HIGHEST_RATING })
}
