// What families say stands where a Link Worker looks: on Today until it is answered, and in what happened.

import { shortDate } from '#design/contextual-date.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import type { Contributions } from '#records/children/contributions.ts'
import type { Happenings, WaitingLines } from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { dayOfMoment } from '#records/places/today.ts'
import { waitingNotRight } from './not-right.ts'
import { ownHomes } from './pages/own.ts'
import { pagesOf, saidOnPages, waitingWords } from './pages.ts'
import { pagesHome, type SaidKind, saidKinds } from './words.ts'

/** What was said on pages, and what we answered. */
const said: Happenings = async ({ tx, actor }, childId, { from, to }) => {
  if (!may(actor, 'read family')) return []
  return (await whereKept(tx, childId, 'words of families', () => saidOnPages(tx, childId)))
    .filter(each => each.said_on >= from && each.said_on <= to)
    .map(each => ({
      id: each.id,
      day: each.said_on,
      at: each.said_at,
      kind: 'family',
      title: `On their page, ${whose(each)}: ${saidKinds[each.kind as SaidKind].toLowerCase()}`,
      body: html`<p class="govuk-body">“<bdi>${each.words}</bdi>”</p>${each.answer && html`<p class="govuk-body">Answered: “<bdi>${each.answer}</bdi>”</p>`}`,
      href: pagesHome(childId),
      mark: each.who === 'child' ? ('words' as const) : undefined,
    }))
}

/** Pages that began. */
const began: Happenings = async (visit, childId, { from, to }) => {
  if (!may(visit.actor, 'read family')) return []
  return (await whereKept(visit.tx, childId, 'pages of families', () => pagesOf(visit.tx, childId)))
    .map(each => ({
      id: each.id,
      day: dayOfMoment(visit, each.made_at),
      at: each.made_at,
      kind: 'family',
      title: `A page of their own: ${whose(each)}`,
      by: each.made_by ?? undefined,
      href: pagesHome(childId),
    }))
    .filter(each => each.day >= from && each.day <= to)
}

function whose({ who, relative }: { who: string; relative: string | null }): string {
  return who === 'child' ? 'the child or young person' : relative || 'a parent or carer'
}

/** Whoever wrote waits for an answer: the Link Worker’s own caseload. */
const words: WaitingLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'write family')) return []
  return (await whereThere(tx, 'words of families', () => waitingWords(tx))).map(each => ({
    text: html`The family of <bdi>${shortNameOf(each)}</bdi> wrote on their page`,
    why: `${each.put_right ? 'Something to put right. ' : ''}${counted(each.many, 'message', 'messages')}, since ${shortDate(each.since, day)}`,
    href: pagesHome(each.child_id),
    action: 'Answer',
    points: each.put_right ? 45 : 35,
    due: each.since,
  }))
}

/** What is not right waits for whoever hears it. */
const wrong: WaitingLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'do hear what is not right')) return []
  const { many, due, not_safe: notSafe } = await waitingNotRight(tx)
  if (many === 0 || due === null) return []
  return [
    {
      text: html`${counted(many, 'thing is', 'things are')} not right, as families or children say`,
      why: `${notSafe ? 'Somebody is not safe. Look now. ' : ''}Answer by ${shortDate(due, day)}`,
      href: '/support/not-right',
      action: 'Answer',
      points: notSafe ? 95 : 50,
      due,
    },
  ]
}

export const familyPageContributes: Contributions = {
  happenings: [
    { tell: said, notes: true },
    { tell: began, notes: false },
  ],
  waiting: [words, wrong],
  childPages: [{ text: 'Family page', order: 65, permission: 'read family', href: pagesHome }],
  links: ownHomes,
}
