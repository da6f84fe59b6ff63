import { counts } from '#design/counts.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Contributions, GatheredPart } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { allWaiting, childrenOfToday, notMentionedOf } from './todays.ts'

/** For a manager or a school's lead, whose first page all stages share: how today stands, and the way to it. */
const support: GatheredPart = async (visit, gathered) => {
  const { tx, actor } = visit
  if (!may(actor, 'read plan')) return undefined
  const children = await childrenOfToday(visit)
  if (children.length === 0) return undefined
  const [waiting, missed] = await Promise.all([
    allWaiting(visit, gathered, todayOf(visit)),
    notMentionedOf(tx, gathered, Promise.resolve(children)),
  ])
  return {
    title: 'Support',
    href: '/support',
    body: html`
<p class="govuk-body">${counted(children.length, 'child or young person takes', 'children and young people take')} part. Today:</p>
${counts([
  {
    n: waiting.length,
    text: waiting.length === 1 ? 'thing waits for you' : 'things wait for you',
    href: '/support',
  },
  { n: missed.length, text: 'not mentioned lately', href: '/support' },
])}`,
  }
}

export const todayContributes: Contributions = { today: [support] }
