import { counts } from '#design/counts.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Contributions, TodayPart } from '#records/children/contributions.ts'
import { cohortHappenings } from './cohort/happened.ts'
import { checksToday, cohortsToday } from './cohort/today.ts'
import { tellUsHome } from './collecting/pages/tell-us.ts'
import { roundsOf } from './collecting/rounds.ts'
import { standings } from './families-first/families-first.ts'
import { acts, concerns } from './missed/mentions.ts'
import { missedToday } from './missed/today.ts'
import { latestScreen, outcomesBySchool } from './screens/screens.ts'
import { outcomeWords } from './screens/words.ts'

const children: TodayPart = async ({ tx, actor }) => {
  if (!may(actor, 'read scores')) return undefined
  const part = { title: 'Identify', href: '/identify' }
  const screen = await latestScreen(tx)
  if (!screen) return { ...part, body: html`<p class="govuk-body">Nobody has been screened yet.</p>` }
  const schools = await outcomesBySchool(tx, screen.id)
  const sum = (key: 'children' | 'chosen' | 'reserve' | 'to_a_person' | 'too_little_known') =>
    schools.reduce((total, school) => total + school[key], 0)
  if (sum('children') === 0) {
    return {
      ...part,
      body: html`<p class="govuk-body">No child or young person is matched with you yet.</p>`,
    }
  }
  return {
    ...part,
    body: html`
<p class="govuk-body">Children and young people you may see, as things stood on ${dayInFull(screen.as_of)}:</p>
${counts([
  { n: sum('chosen'), text: outcomeWords.in!.heading, href: '/identify' },
  { n: sum('reserve'), text: outcomeWords.reserve!.heading, href: '/identify' },
  { n: sum('to_a_person'), text: outcomeWords['to-a-person']!.heading, href: '/identify' },
  { n: sum('too_little_known'), text: outcomeWords['too-little-known']!.heading, href: '/identify' },
])}`,
  }
}

const families: TodayPart = async ({ tx, actor }) => {
  if (!may(actor, 'do tell families')) return undefined
  const schools = await standings(tx)
  const ready = schools.filter(each => each.state === 'ready').length
  return {
    title: 'Families first',
    href: '/identify/families',
    body: html`<p class="govuk-body">${counted(schools.length, 'school', 'schools')}, of which ${ready} told families, promised what a list is never used for, and waited.</p>`,
  }
}

const files: TodayPart = async ({ actor }) =>
  may(actor, 'do import files')
    ? {
        title: 'Files',
        href: '/identify/imports',
        body: html`<p class="govuk-body">Bring in what a school’s system gives, and see what became of it.</p>`,
      }
    : undefined

const schools: TodayPart = async ({ actor }) =>
  may(actor, 'do set up the place')
    ? {
        title: 'Schools',
        href: '/identify/add-a-school',
        body: html`<p class="govuk-body">The schools of this place. Its rules and its calendar come from its blueprint, which whoever looks after Kith loads.</p>`,
      }
    : undefined

const asking: TodayPart = async ({ tx, actor }) => {
  if (!may(actor, 'do ask tutors')) return undefined
  const open = (await roundsOf(tx)).filter(round => !round.closed_at)
  return {
    title: 'Ask tutors',
    href: '/identify/collecting',
    body: html`<p class="govuk-body">Of some children too little is known: their tutors can say more, by a link and in ten minutes.</p>
${open.length > 0 && counts(open.map(round => ({ n: `${round.answered} of ${round.children}`, text: `answered, ${round.school}`, href: `/identify/collecting/${round.id}` })))}`,
  }
}

const rules: TodayPart = async ({ actor }) =>
  may(actor, 'do propose rules')
    ? {
        title: 'The rules',
        href: '/identify/workbench',
        body: html`<p class="govuk-body">Change a threshold and see who would come in and go out before anything is saved; propose it, and weigh what others propose.</p>`,
      }
    : undefined

export const contributes: Contributions = {
  today: [children, cohortsToday, checksToday, missedToday, asking, rules, families, files, schools],
  links: [tellUsHome],
  mentions: [acts, concerns],
  happenings: [{ tell: cohortHappenings, notes: false }],
}
