// Who would come in and who would go out, each by name with the named risks, and where the places of each school end.
import { bars } from '#design/bars.ts'
import { counts } from '#design/counts.ts'
import { details } from '#design/details.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted, thousands } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { reasonsMet } from '../../screens/reasons.html.ts'
import { outcomeWords } from '../../screens/words.ts'
import {
  comesIn,
  goesOut,
  isIn,
  type RulesOfSchool,
  type School,
  type TriedChild,
  type Which,
} from '../trying-out.ts'
import type { Name } from '../workbench.ts'

const SHOWN = 15
const AT_MOST = 100
const LAST_IN = 3
const FIRST_WAITING = 3

/** Those whose names the page will show: everybody who comes in or goes out, and those about the line of each school. */
export function childrenNamed(children: readonly TriedChild[]): string[] {
  const moved = [...children.filter(comesIn).slice(0, AT_MOST), ...children.filter(goesOut).slice(0, AT_MOST)]
  const about = [...Map.groupBy(children, child => child.schoolId).values()].flatMap(aboutTheLine)
  return [...new Set([...moved, ...about].map(child => child.childId))]
}

export function whoMoves(
  children: readonly TriedChild[],
  schools: School[],
  names: Map<string, Name>,
  tried: RulesOfSchool,
  asOf: string,
): Html {
  const [come, go] = [children.filter(comesIn), children.filter(goesOut)]
  const inForce = children.filter(child => isIn(child.before)).length
  const now = children.filter(child => isIn(child.now)).length
  const there = schools.filter(school => children.some(child => child.schoolId === school.id))
  const schoolOf = new Map(schools.map(school => [school.id, school.name]))
  const cards = (id: string, caption: string, rows: TriedChild[], which: Which, empty: string) =>
    tableCards({
      id,
      caption,
      rows,
      link: {
        heading: 'Name',
        href: row => `/identify/children/${row.childId}`,
        text: row => named(names, row),
      },
      columns: [
        ...(there.length > 1
          ? [{ heading: 'School', cell: (row: TriedChild) => schoolOf.get(row.schoolId) }]
          : []),
        { heading: 'Year', cell: row => yearName(row.pupil.year), short: true },
        {
          heading: which === 'now' ? 'What the rules tried see' : 'What the rules in force see',
          cell: row => reasonsOf(row, which, asOf),
          long: true,
        },
        {
          heading: which === 'now' ? 'Was' : 'Would be',
          cell: row => outcomeWords[row[which === 'now' ? 'before' : 'now'].outcome]!.tag,
          short: true,
        },
      ],
      empty,
    })
  const list = (id: string, title: string, all: TriedChild[], which: Which, empty: string) => {
    const rest = all.slice(SHOWN, AT_MOST)
    const beyond = all.length - AT_MOST
    return html`${cards(id, `${title}: ${thousands(all.length)}`, all.slice(0, SHOWN), which, empty)}
${
  rest.length > 0 &&
  details({
    summaryText: `${rest.length} more${beyond > 0 ? `, and ${thousands(beyond)} who are counted but not listed here` : ''}`,
    text: cards(`${id}-more`, `${title}, the others`, rest, which, ''),
  })
}`
  }
  return html`
${counts([
  {
    n: inForce,
    text: 'in under the rules in force',
    note: `of ${counted(children.length, 'child', 'children')} in scope`,
  },
  { n: now, text: 'in under the rules tried' },
  { n: come.length, text: 'come in', href: '#come-in' },
  { n: go.length, text: 'go out', href: '#go-out' },
])}
${whereThePlacesEnd(children, there, tried)}
${list('come-in', 'Come in', come, 'now', 'Nobody would come in.')}
${list('go-out', 'Go out', go, 'before', 'Nobody would go out.')}
${there.map(school =>
  lineOf(
    school,
    children.filter(child => child.schoolId === school.id),
    names,
    asOf,
  ),
)}`
}

function whereThePlacesEnd(children: readonly TriedChild[], schools: School[], tried: RulesOfSchool): Html {
  const rows = schools.map(school => {
    const there = children.filter(child => child.schoolId === school.id)
    const ranked = there.filter(child => child.now.rank !== null).length
    const before = there.filter(child => child.before.rank !== null).length
    const places = tried(school).capacity[school.urn]!
    return { school, ranked, before, places, inside: Math.min(ranked, places) }
  })
  const full = rows.filter(row => row.ranked > row.places).length
  return bars({
    id: 'where-places-end',
    finding: `In ${full} of ${counted(rows.length, 'school', 'schools')} more children are on the list than there are places.`,
    title: 'Children on the list of each school, and where its places end',
    labelHeading: 'School',
    valueHeading: 'On the list',
    bars: rows.map(({ school, ranked, before, places, inside }) => ({
      label: school.name,
      value: inside,
      beyond: ranked - inside,
      line: places,
      text: `${thousands(ranked)} on the list, ${counted(places, 'place', 'places')}${ranked === before ? '' : ` (was ${thousands(before)})`}`,
    })),
    source:
      'Dark: within the places. Light: beyond them, in reserve or waiting. The line is where the places end.',
  })
}

function lineOf(school: School, children: TriedChild[], names: Map<string, Name>, asOf: string): Html | null {
  const rows = aboutTheLine(children)
  if (rows.length === 0) return null
  return details({
    summaryText: `Around the line in ${school.name}`,
    text: tableCards({
      caption: 'The last with a place, the reserve, and the first who wait, under the rules tried',
      rows,
      link: {
        heading: 'Name',
        href: row => `/identify/children/${row.childId}`,
        text: row => named(names, row),
      },
      columns: [
        { heading: 'Rank', cell: row => row.now.rank, numeric: true },
        { heading: 'Now', cell: row => outcomeWords[row.now.outcome]!.tag, short: true },
        { heading: 'What the rules tried see', cell: row => reasonsOf(row, 'now', asOf), long: true },
      ],
      empty: '',
    }),
  })
}

function aboutTheLine(children: readonly TriedChild[]): TriedChild[] {
  const ranked = children.filter(child => child.now.rank !== null).sort((a, b) => a.now.rank! - b.now.rank!)
  const of = (outcome: string) => ranked.filter(child => child.now.outcome === outcome)
  return [...of('in').slice(-LAST_IN), ...of('reserve'), ...of('waiting').slice(0, FIRST_WAITING)]
}

function reasonsOf(child: TriedChild, which: Which, asOf: string): Html | null {
  const { reasons, person } = child.explain(which)
  return reasonsMet({ areas: reasons, person }, asOf)
}

function named(names: Map<string, Name>, { childId }: TriedChild): string {
  return nameOf(names.get(childId) ?? { forename: null, surname: null })
}
