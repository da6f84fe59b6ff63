// The areas of risk under the rules tried: how many meet each, which come together, how many a child meets at once, and
// what nobody measured, and where. Missing is never "not at risk".
import { bars } from '#design/bars.ts'
import { matrix } from '#design/matrix.ts'
import { counted, thousands } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { areaLabel, type Totals } from '../totals.ts'
import type { School, TriedChild } from '../trying-out.ts'
import { ofAll } from './groups.html.ts'

export function areasTried(children: readonly TriedChild[], schools: School[], totals: Totals): Html {
  return html`
${howManyMeet(totals, children.length)}
${howManyAtOnce(children)}
${comeTogether(children, totals)}
${notMeasured(children, schools, totals)}`
}

function howManyMeet({ areas }: Totals, inScope: number): Html {
  const most = areas.toSorted((a, b) => b.metNow! - a.metNow!)[0]!
  return bars({
    id: 'areas-met',
    finding: `Most often met: ${areaLabel(most.area).toLowerCase()}, by ${ofAll(most.metNow, inScope)} in scope.`,
    title: 'How many children meet each area under the rules tried',
    labelHeading: 'Area',
    valueHeading: 'Children who meet it',
    max: inScope,
    bars: areas.map(({ area, counts, metBefore, metNow }) => ({
      label: `${areaLabel(area)}${counts.now ? '' : ' (not counted)'}`,
      value: metNow,
      text: `${ofAll(metNow, inScope)}${metBefore === metNow ? '' : `, was ${thousands(metBefore!)}`}`,
    })),
  })
}

function howManyAtOnce(children: readonly TriedChild[]): Html {
  const most = Math.max(0, ...children.map(child => child.now.risksMet))
  const counts = Array.from({ length: most + 1 }, (_, n) => ({
    n,
    now: children.filter(child => child.now.risksMet === n).length,
    before: children.filter(child => child.before.risksMet === n).length,
  }))
  const several = children.filter(child => child.now.risksMet >= 3).length
  return bars({
    id: 'risks-at-once',
    finding: `${ofAll(several, children.length)} in scope meet three risks or more.`,
    title: 'How many risks children meet at once',
    labelHeading: 'Risks met',
    valueHeading: 'Children',
    bars: counts.map(({ n, now, before }) => ({
      label: n === 0 ? 'None of what was measured' : counted(n, 'risk', 'risks'),
      value: now,
      text: `${ofAll(now, children.length)}${now === before ? '' : `, was ${thousands(before)}`}`,
    })),
  })
}

function comeTogether(children: readonly TriedChild[], { areas }: Totals): Html {
  const met = (child: TriedChild, area: number) => child.now.areas[area] === 'met'
  const both = areas.map((_, a) =>
    areas.map((_, b) => children.filter(child => met(child, a) && met(child, b)).length),
  )
  const pairs = both.flatMap((row, a) => row.flatMap((n, b) => (a < b ? [{ a, b, n }] : [])))
  const top = pairs.toSorted((x, y) => y.n - x.n)[0]
  const most = Math.max(1, ...pairs.map(pair => pair.n))
  if (!top) return html``
  return matrix({
    id: 'together',
    finding: `Most often together: ${areaLabel(areas[top.a]!.area).toLowerCase()} and ${areaLabel(areas[top.b]!.area).toLowerCase()}, in ${ofAll(top.n, children.length)} in scope.`,
    caption: 'Children who meet both of two areas',
    corner: 'Area',
    columns: areas.map(({ area }) => areaLabel(area)),
    rows: areas.map(({ area }, a) => ({
      label: areaLabel(area),
      cells: areas.map((_, b) => ({
        text: thousands(both[a]![b]!),
        share: a === b ? null : both[a]![b]! / most,
      })),
    })),
    source:
      'Each cell is how many children meet both; from corner to corner, how many meet the one. That two come together does not say that one leads to the other.',
  })
}

function notMeasured(children: readonly TriedChild[], schools: School[], { areas }: Totals): Html {
  const there = schools.filter(school => children.some(child => child.schoolId === school.id))
  const missing = (inside: readonly TriedChild[], area: number) =>
    inside.filter(child => child.now.areas[area] === 'not-measured').length
  const least = areas
    .map((each, i) => ({ ...each, n: missing(children, i) }))
    .toSorted((a, b) => b.n - a.n)[0]!
  return matrix({
    id: 'not-measured',
    finding: `Least is known of ${areaLabel(least.area).toLowerCase()}: not measured for ${ofAll(least.n, children.length)} in scope.`,
    caption: 'For how many children each area was not measured, by school',
    corner: 'School',
    columns: areas.map(({ area }) => areaLabel(area)),
    rows: there.map(school => {
      const inside = children.filter(child => child.schoolId === school.id)
      return {
        label: school.name,
        cells: areas.map((_, i) => {
          const n = missing(inside, i)
          return { text: `${thousands(n)} of ${thousands(inside.length)}`, share: n / inside.length }
        }),
      }
    }),
    source: 'Not measured is not the same as not at risk: nobody asked, or the file never came.',
  })
}
