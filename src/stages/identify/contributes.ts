import { counts } from '#design/counts.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Contributions } from '#records/children/contributions.ts'
import { latestScreen, outcomesBySchool } from './screens.ts'
import { outcomeWords } from './words.ts'

export const contributes: Contributions = {
  today: async ({ tx, actor }) => {
    if (!may(actor, 'read scores')) return undefined
    const part = { title: 'Identify', href: '/identify' }
    const screen = await latestScreen(tx)
    if (!screen) return { ...part, body: html`<p class="govuk-body">Nobody has been screened yet.</p>` }
    const schools = await outcomesBySchool(tx, screen.id)
    const sum = (key: 'chosen' | 'reserve' | 'to_a_person' | 'too_little_known') =>
      schools.reduce((total, school) => total + school[key], 0)
    return {
      ...part,
      body: html`
<p class="govuk-body">Children and young people you may see, as things stood on ${dayInFull(screen.as_of)}:</p>
${counts([
  { n: sum('chosen'), text: outcomeWords.in!.heading },
  { n: sum('reserve'), text: outcomeWords.reserve!.heading },
  { n: sum('to_a_person'), text: outcomeWords['to-a-person']!.heading },
  { n: sum('too_little_known'), text: outcomeWords['too-little-known']!.heading },
])}`,
    }
  },
}
