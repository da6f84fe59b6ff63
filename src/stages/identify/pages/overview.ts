import { areaTopic } from '#arithmetic/screen/index.ts'
import { bars } from '#design/bars.ts'
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { type Html, html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { areasMet, latestScreen, outcomesBySchool } from '../screens.ts'
import { runScreenButton } from './run-screen.ts'

/** School by school, where the screen put how many children; what was met, and what nobody measured. */
export const overview: PageFunction = async visit => {
  const { tx, actor, requestId } = visit
  const screen = await latestScreen(tx)
  const mayImport = may(actor, 'do import files')
  if (!screen) return { title: 'Identify', heading: 'Identify', body: nothingYet(mayImport) }
  const [schools, areas] = await Promise.all([outcomesBySchool(tx, screen.id), areasMet(tx, screen.id)])
  await record(tx, { action: 'saw-list', subject: 'screen', subjectId: screen.id, request: requestId })
  const seen = schools.filter(school => school.children > 0)
  const children = seen.reduce((sum, school) => sum + school.children, 0)
  const inScope = areas[0]?.children ?? 0
  return {
    title: 'Identify',
    heading: 'Identify',
    wide: true,
    body: html`
<p class="govuk-body-l">${children.toLocaleString('en-GB')} children and young people in ${seen.length} ${seen.length === 1 ? 'school' : 'schools'}, as things stood on ${dayInFull(screen.as_of)}.</p>
<p class="govuk-body">The list comes from version ${screen.blueprint_version} of this place’s rules: several risks at once and no crisis yet. It chooses nobody: a school and the programme do, together with the family.${leftOut(screen.left_out ?? 0)}</p>
<div class="govuk-button-group">${mayImport && button({ text: 'Bring in files', href: '/identify/imports', classes: 'govuk-button--secondary' })}${may(actor, 'do run the screen') && runScreenButton()}</div>
${tableCards({
  caption: 'Schools, and how many children the screen put where',
  rows: seen,
  link: {
    heading: 'School',
    href: school => `/identify/schools/${school.school_id}`,
    text: school => school.school,
  },
  columns: [
    { heading: 'In', cell: school => school.chosen, numeric: true },
    { heading: 'Reserve', cell: school => school.reserve, numeric: true },
    { heading: 'To a person', cell: school => school.to_a_person, numeric: true },
    { heading: 'Too little known', cell: school => school.too_little_known, numeric: true },
    { heading: 'Waiting', cell: school => school.waiting, numeric: true },
    { heading: 'Below the line', cell: school => school.below_the_line, numeric: true },
    { heading: 'Out of scope', cell: school => school.out_of_scope, numeric: true },
    { heading: 'All', cell: school => school.children, numeric: true },
  ],
  empty: 'No school whose children you may see has been screened.',
})}
${pictureOfAreas(areas, inScope)}
${pictureOfWhatIsMissing(areas, inScope)}`,
  }
}

type Area = { area: string; met: number; not_measured: number; children: number }

function pictureOfAreas(areas: Area[], inScope: number): Html {
  const most = [...areas].sort((a, b) => b.met - a.met)
  if (inScope === 0 || most.length === 0) return html``
  return bars({
    id: 'areas-met',
    finding: `Most often met: ${areaTopic(most[0]!.area)}, by ${most[0]!.met} of ${inScope} children in scope`,
    title: 'How many children meet each area of risk',
    labelHeading: 'Area',
    valueHeading: 'Children who meet it',
    max: inScope,
    bars: most.map(({ area, met }) => ({
      label: capital(areaTopic(area)),
      value: met,
      text: `${met} of ${inScope}`,
    })),
  })
}

function pictureOfWhatIsMissing(areas: Area[], inScope: number): Html {
  const most = [...areas]
    .filter(each => each.not_measured > 0)
    .sort((a, b) => b.not_measured - a.not_measured)
  if (inScope === 0 || most.length === 0) return html``
  return bars({
    id: 'areas-not-measured',
    finding: `Least is known of ${areaTopic(most[0]!.area)}: not measured for ${most[0]!.not_measured} of ${inScope} children in scope`,
    title: 'For how many children each area was not measured',
    labelHeading: 'Area',
    valueHeading: 'Children for whom it was not measured',
    max: inScope,
    bars: most.map(({ area, not_measured: n }) => ({
      label: capital(areaTopic(area)),
      value: n,
      text: `${n} of ${inScope}`,
    })),
  })
}

function nothingYet(mayImport: boolean): Html {
  return emptyState({
    title: 'Nobody has been screened yet',
    text: 'When a school’s export has come in, the children at a tipping point are listed here, school by school, with the reasons.',
    action: mayImport ? { text: 'Bring in the first school’s files', href: '/identify/imports' } : undefined,
  })
}

function leftOut(count: number): string {
  if (count === 0) return ''
  return count === 1
    ? ' One child is left out because the family objects.'
    : ` ${count} children are left out because their families object.`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
