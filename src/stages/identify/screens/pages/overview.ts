import { areaTopic } from '#arithmetic/screen/index.ts'
import { bars } from '#design/bars.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { details } from '#design/details.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted, thousands } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { type Standing, schoolsNotInRun, standings } from '../../families-first/families-first.ts'
import { leftOutOfRuns } from '../../families-first/state.html.ts'
import { benchmarkLines } from '../../imports/benchmark-lines.ts'
import { theSteps } from '../../steps.html.ts'
import { capital } from '../reasons.html.ts'
import { areasMet, latestScreen, outcomesBySchool } from '../screens.ts'
import { outcomesInOrder, outcomeWords } from '../words.ts'

/** School by school, where the screen put how many children; what was met, and what nobody measured. */
export const overview: PageFunction = async visit => {
  const { tx, actor, requestId } = visit
  const [screen, told] = await Promise.all([latestScreen(tx), standings(tx)])
  const notIn = await schoolsNotLookedAt(visit, told, screen?.id)
  if (!screen) {
    return {
      title: 'Identify',
      heading: 'Identify',
      body: html`${nothingYet()}${await theSteps(visit, told, screen)}${notIn}`,
    }
  }
  const [schools, areas] = await Promise.all([outcomesBySchool(tx, screen.id), areasMet(tx, screen.id)])
  await record(tx, { action: 'saw-list', subject: 'screen', subjectId: screen.id, request: requestId })
  const seen = schools.filter(school => school.children > 0)
  const children = seen.reduce((sum, school) => sum + school.children, 0)
  const inScope = areas[0]?.children ?? 0
  if (children === 0) {
    return {
      title: 'Identify',
      heading: 'Identify',
      body: html`${nobodyYours(may(actor, 'do propose rules'))}${notIn}`,
    }
  }
  return {
    title: 'Identify',
    heading: 'Identify',
    body: html`
<p class="govuk-body-l">${counted(children, 'child or young person', 'children and young people')} in ${counted(seen.length, 'school', 'schools')}, as things stood on ${dayInFull(screen.as_of)}.</p>
<p class="govuk-body">The list comes from version ${screen.blueprint_version} of this place’s rules: several risks at once and no crisis yet. It chooses nobody: a school and the programme do, together with the family.${leftOut(screen.left_out ?? 0)}</p>
${await theSteps(visit, told, screen)}
${notIn}
${tableCards({
  caption: 'Schools, and how many children the screen put where',
  rows: seen,
  link: {
    heading: 'School',
    href: school => `/identify/schools/${school.school_id}`,
    text: school => school.school,
  },
  columns: [
    { heading: 'In', cell: school => thousands(school.chosen), numeric: true },
    { heading: 'Reserve', cell: school => thousands(school.reserve), numeric: true },
    { heading: 'To a person', cell: school => thousands(school.to_a_person), numeric: true },
    { heading: 'Too little known', cell: school => thousands(school.too_little_known), numeric: true },
    { heading: 'Waiting', cell: school => thousands(school.waiting), numeric: true },
    { heading: 'Below the line', cell: school => thousands(school.below_the_line), numeric: true },
    { heading: 'Out of scope', cell: school => thousands(school.out_of_scope), numeric: true },
    { heading: 'All', cell: school => thousands(school.children), numeric: true },
  ],
  empty: 'No school whose children you may see has been screened.',
})}
${details({
  summaryText: 'What the headings mean',
  text: html`<dl class="kith-meanings">${outcomesInOrder.map(each => html`<dt>${outcomeWords[each]!.heading}</dt><dd>${outcomeWords[each]!.what}</dd>`)}</dl>`,
})}
${pictureOfAreas(areas, inScope)}
${pictureOfWhatIsMissing(areas, inScope)}
${await benchmarkLines(visit)}`,
  }
}

// Left out because families come first: named to those who can do something about it.
async function schoolsNotLookedAt(
  { tx, actor }: Visit,
  schools: Standing[],
  screenId?: string,
): Promise<Html> {
  if (!may(actor, 'do tell families') && !may(actor, 'do run the screen')) return html``
  const missed = screenId && new Set((await schoolsNotInRun(tx, screenId)).map(each => each.id))
  const notIn = schools.filter(each => (missed ? missed.has(each.id) : each.state !== 'ready'))
  if (notIn.length === 0) return html``
  return html`<h2 class="govuk-heading-m">${counted(notIn.length, 'school is', 'schools are')} left out</h2>
<p class="govuk-body">No child is looked at until families were told, the school has promised, and the days for objecting have passed.</p>
${leftOutOfRuns(notIn, may(actor, 'do tell families'))}`
}

type Area = { area: string; counts: boolean; met: number; not_measured: number; children: number }

function pictureOfAreas(areas: Area[], inScope: number): Html {
  const most = areas.filter(each => each.counts).sort((a, b) => b.met - a.met)
  if (most.length === 0) return html``
  return bars({
    id: 'areas-met',
    finding: `Most often met: ${areaTopic(most[0]!.area)}, by ${ofAll(most[0]!.met, inScope)} in scope`,
    title: 'How many children meet each area of risk',
    labelHeading: 'Area',
    valueHeading: 'Children who meet it',
    max: inScope,
    bars: most.map(({ area, met }) => bar(area, met, inScope)),
    source: uncounted(areas, inScope),
  })
}

function pictureOfWhatIsMissing(areas: Area[], inScope: number): Html {
  const most = areas.filter(each => each.not_measured > 0).sort((a, b) => b.not_measured - a.not_measured)
  if (most.length === 0) return html``
  return bars({
    id: 'areas-not-measured',
    finding: `Least is known of ${areaTopic(most[0]!.area)}: not measured for ${ofAll(most[0]!.not_measured, inScope)} in scope`,
    title: 'For how many children each area was not measured',
    labelHeading: 'Area',
    valueHeading: 'Children for whom it was not measured',
    max: inScope,
    bars: most.map(({ area, not_measured }) => bar(area, not_measured, inScope)),
  })
}

function bar(area: string, n: number, of: number) {
  return { label: capital(areaTopic(area)), value: n, text: `${thousands(n)} of ${thousands(of)}` }
}

function ofAll(n: number, of: number): string {
  return `${thousands(n)} of ${counted(of, 'child', 'children')}`
}

// What orders the list without being a risk stands apart, in words.
function uncounted(areas: Area[], inScope: number): string | undefined {
  const apart = areas.filter(each => !each.counts && each.met > 0)
  if (apart.length === 0) return undefined
  const said = apart.map(({ area, met }) => `${areaTopic(area)} for ${ofAll(met, inScope)}`)
  return `Not counted as a risk, but used to order the list: ${said.join('; ')}.`
}

function nobodyYours(mayPropose: boolean): Html {
  return emptyState({
    title: 'No child or young person is matched with you yet',
    text: 'When one is, they are listed here with the reasons. The programme manager matches Link Workers.',
    action: mayPropose ? { text: 'Try the rules', href: '/identify/workbench' } : undefined,
  })
}

function nothingYet(): Html {
  return emptyState({
    title: 'Nobody has been screened yet',
    text: 'Families are told first, and have time to object. When a school’s files have come in as well, the children at a tipping point are listed here, school by school, with the reasons.',
  })
}

function leftOut(count: number): string {
  if (count === 0) return ''
  return count === 1
    ? ' One child is left out because the family objects.'
    : ` ${count} children are left out because their families object.`
}
