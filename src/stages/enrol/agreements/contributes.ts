// What agreements add to other pages: the story of a child, how things stand, whose own yes is missing, whom to ask again.
import { dayInFull } from '#design/day-in-full.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import type { Contributions } from '#records/children/contributions.ts'
import type {
  CaseloadCell,
  CaseloadColumn,
  ChildPart,
  Happening,
  Happenings,
  WaitingLines,
} from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import {
  EARLY_HELP,
  goodbyesToSay,
  purposesOf,
  type Said,
  SUPPORT,
  saidOf,
  toAskAgain,
  type Who,
  withoutOwnYes,
} from './agreements.ts'
import { ANSWER, languageName, whoSaid } from './pages/said.html.ts'

/** What was said, and what was taken back. What is not the reader's to read is not among it. */
const agreementHappenings: Happenings = async ({ tx, actor }, childId, { from, to }) => {
  if (!may(actor, 'read consent')) return []
  const [{ said }, purposes] = await Promise.all([saidOf(tx, childId), purposesOf(tx)])
  const nameOfPurpose = (id: string) => purposes.find(each => each.id === id)?.name ?? id
  const href = `/enrol/children/${childId}/agreements`
  const told = said.flatMap((each): Happening[] => [
    {
      id: each.id,
      day: each.said_on,
      at: each.recorded_at,
      kind: 'agreements',
      title:
        each.answer === 'told'
          ? `Told: ${nameOfPurpose(each.purpose)}`
          : `${nameOfPurpose(each.purpose)}: ${whoSaid(each.who as Who)} said ${ANSWER[each.answer]?.toLowerCase()}`,
      by: each.recorded_by ?? undefined,
      href,
      ...(each.words && {
        body: html`<p class="govuk-body">“${each.words}”</p>`,
        mark: each.who === 'child' ? ('words' as const) : undefined,
      }),
    },
    ...(each.withdrawn_on
      ? [
          {
            id: `${each.id}-back`,
            day: each.withdrawn_on,
            at: each.ended_at ?? each.recorded_at,
            kind: 'agreements',
            title: `${nameOfPurpose(each.purpose)}: ${whoSaid(each.who as Who)} took the yes back`,
            by: each.withdrawn_recorded_by ?? undefined,
            href,
          },
        ]
      : []),
  ])
  return told.filter(each => each.day >= from && each.day <= to)
}

/** Who agreed to what, by whom and in which language; the programme and Early Help apart. */
const standing: ChildPart = async ({ tx, actor }, childId) => {
  if (!may(actor, 'read consent')) return undefined
  const [{ said, rests }, purposes] = await Promise.all([saidOf(tx, childId), purposesOf(tx)])
  const now = said.filter(each => each.stands)
  const line = (text: string, purpose: string, who: Who): Html => {
    const one = now.find(each => each.purpose === purpose && each.who === who)
    const rest = rests.some(each => each.purpose === purpose && each.who === who)
    return html`<li>${text}: ${one ? shortly(one) : rest ? 'nobody asks now' : 'not asked yet'}</li>`
  }
  const others = purposes.filter(
    each => each.kind === 'consent' && now.some(one => one.purpose === each.id && one.answer === 'yes'),
  )
  return {
    slot: 'standing',
    title: 'Agreements',
    href: `/enrol/children/${childId}/agreements`,
    body: html`<ul class="govuk-list">
${line('The family, taking part', SUPPORT, 'family')}
${line('The child’s own answer', SUPPORT, 'child')}
${line('Early Help', EARLY_HELP, 'family')}
${others.length > 0 && html`<li>Yes also to: ${others.map(each => each.name).join('; ')}</li>`}
</ul>`,
  }
}

function shortly({ answer, said_by, said_on, language }: Said): Html {
  const by = said_by === 'child' ? '' : `, a ${said_by === 'other' ? 'person with a say' : said_by}`
  return html`${tag({ text: ANSWER[answer] ?? answer, colour: answer === 'yes' ? 'green' : answer === 'not-yet' ? 'yellow' : 'grey' })} <span class="govuk-body-s">${dayInFull(said_on)}${by}, in ${languageName(language)}</span>`
}

/** Whose own yes is missing. */
const column: CaseloadColumn = {
  key: 'agreed',
  heading: 'Agreed',
  order: 80,
  cells: async (tx, children) => {
    const missing = await whereThere(tx, 'own yeses missing', () => withoutOwnYes(tx, children))
    const cells = new Map<string, CaseloadCell>(children.map(id => [id, { html: html`Both yes` }]))
    for (const id of missing)
      cells.set(id, { html: html`Own yes missing`, flag: 'Own yes missing', attention: 1 })
    return cells
  },
}

/** A not yet is asked again on the day its rest is over, and never before. Who matches tells somebody to ask. */
const askAgain: WaitingLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'do make offers')) return []
  const again = await whereThere(tx, 'not yets', () => toAskAgain(tx, day))
  const purposes = again.length > 0 ? await purposesOf(tx) : []
  return again.map(each => ({
    text: html`<bdi>${shortNameOf(each)}</bdi>: ${each.who === 'child' ? 'they' : 'the family'} said “not yet”. ${may(actor, 'do match link workers') ? 'Who heard it is not there to ask again' : 'You can ask again'}`,
    why: `${purposes.find(one => one.id === each.purpose)?.name ?? each.purpose}; not before ${dayInFull(each.ask_from!)}`,
    href: `/enrol/children/${each.child_id}/agreements`,
    action: 'Ask',
    points: 15,
    due: each.ask_from ?? undefined,
  }))
}

/** Taking part ended: the Link Worker says goodbye, and the record is closed to them after. */
const goodbyes: WaitingLines = async ({ tx, actor }) => {
  if (!actor.roles.includes('link-worker')) return []
  return (await whereThere(tx, 'goodbyes', () => goodbyesToSay(tx))).map(each => ({
    text: html`Say goodbye to <bdi>${shortNameOf(each)}</bdi>`,
    why: `Took part until ${dayInFull(each.ended_on!)}`,
    href: `/enrol/children/${each.child_id}/agreements`,
    action: 'Look',
    points: 35,
    due: each.ended_on ?? undefined,
  }))
}

export const agreementsContribute: Contributions = {
  happenings: [{ tell: agreementHappenings, notes: false }],
  childParts: [standing],
  childPages: [
    {
      text: 'Agreements',
      order: 70,
      permission: 'read consent',
      href: child => `/enrol/children/${child}/agreements`,
    },
  ],
  caseload: [column],
  waiting: [askAgain, goodbyes],
}
