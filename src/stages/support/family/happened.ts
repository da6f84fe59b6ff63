// What a family's record adds to other pages: to the timeline, to the first page, and to the caseload.
import {
  day,
  many,
  moment,
  orNull,
  queries,
  text,
  texts,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { type Html, html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { CaseloadColumn, ChildPart, Happenings } from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'
import { contactsOf, relativesOf } from '#records/families/relatives.ts'
import { findIdentity } from '../child/child.ts'
import { languageName } from '../child/frame.html.ts'
import { phone } from './family.html.ts'
import { kindWord } from './kinds.ts'

const db = queries(new URL('./happened.sql', import.meta.url), {
  findTold: many({
    id: uuid,
    name: text,
    kind: text,
    on_day: day,
    known_at: moment,
    known_by: text,
    again: truth,
  }),
  findFacts: many({
    id: uuid,
    words: text,
    about_relative: truth,
    known_on: day,
    known_at: moment,
    known_by: orNull(text),
  }),
  findDrawings: many({
    id: uuid,
    drawn_on: day,
    made_at: moment,
    follows: orNull(uuid),
    made_by: orNull(text),
    people: whole,
  }),
  findInterpreters: many({ child_id: uuid, languages: texts, needs_interpreter: truth }),
  findSchoolLeads: many({ name: text }),
})

/** Drawings, facts and what was told of relatives. What is a relative's own is said to be there and stays on the family's page. */
export const familyHappenings: Happenings = async ({ tx, actor }, childId, { from, to }) => {
  if (!may(actor, 'read family')) return []
  const span = { child_id: childId, from, to }
  const zone = actor.place?.zone ?? 'Europe/London'
  const [told, facts, drawings] = await Promise.all([
    whereKept(tx, childId, 'relatives', () => db.findTold(tx, { ...span, zone })),
    whereKept(tx, childId, 'facts of families', () => db.findFacts(tx, span)),
    whereKept(tx, childId, 'drawings', () => db.findDrawings(tx, span)),
  ])
  const common = { kind: 'family', href: `/support/children/${childId}/family` }
  return [
    ...told.map(row => ({
      ...common,
      id: `relative ${row.id}`,
      day: row.on_day,
      at: row.known_at,
      by: row.known_by,
      title: row.again
        ? `What is known of ${row.name} (${kindWord(row.kind).toLowerCase()}) changed`
        : `${kindWord(row.kind)} written down: ${row.name}`,
    })),
    ...facts.map(row => ({
      ...common,
      id: `fact ${row.id}`,
      day: row.known_on,
      at: row.known_at,
      by: row.known_by ?? undefined,
      title: row.about_relative ? 'A fact that is a relative’s own' : 'A fact of the family',
      body: row.about_relative ? undefined : html`<p class="govuk-body">${row.words}</p>`,
    })),
    ...drawings.map(row => ({
      ...common,
      id: `network ${row.id}`,
      day: row.drawn_on,
      at: row.made_at,
      by: row.made_by ?? undefined,
      title: `${row.follows ? 'The network was drawn anew' : 'The network was drawn'}: ${row.people} people and places`,
    })),
  ]
}

/** Who is around them: who helps, and how to reach whom. */
export const aroundPart: ChildPart = async ({ tx, actor }, childId) => {
  const [child, leads, contacts, relatives] = await Promise.all([
    findIdentity(tx, childId),
    db.findSchoolLeads(tx, { child_id: childId }),
    may(actor, 'read contact') ? contactsOf(tx, childId) : [],
    may(actor, 'read family') ? whereKept(tx, childId, 'relatives', () => relativesOf(tx, childId)) : [],
  ])
  const barred = relatives.filter(each => each.not_contacted !== null).map(each => each.name)
  const isBarred = (whose: string) => barred.some(name => whose.includes(name))
  const lines: Html[] = [
    ...(child?.link_workers ?? []).map(name => html`<bdi>${name}</bdi>, Link Worker`),
    ...leads.map(({ name }) => html`<bdi>${name}</bdi>, for the school`),
    ...contacts
      .filter(each => each.kind === 'phone')
      .map(each =>
        isBarred(each.whose)
          ? html`<bdi>${each.whose}</bdi>: <strong>must not be contacted</strong>`
          : html`<bdi>${each.whose}</bdi> ${phone(each.value)}`,
      ),
    ...relatives
      .filter(
        each => each.not_contacted === null && !each.died && !contacts.some(c => c.whose.includes(each.name)),
      )
      .map(each => html`<bdi>${each.name}</bdi>, ${kindWord(each.kind).toLowerCase()}`),
  ]
  if (lines.length === 0) return undefined
  return {
    slot: 'around',
    title: 'Around this child',
    href: may(actor, 'read family') ? `/support/children/${childId}/family` : undefined,
    body: html`<ul class="kith-lately govuk-body-s">${lines.map(line => html`<li>${line}</li>`)}</ul>`,
  }
}

/** What is spoken at home where it is not English, and that somebody needs an interpreter: said beside the name. */
export const languageColumn: CaseloadColumn = {
  key: 'language',
  heading: 'Speaks',
  order: 70,
  cells: async (tx, children) => {
    const rows = await db.findInterpreters(tx, { children: [...children] })
    return new Map(
      rows.flatMap(row => {
        const spoken = row.languages.filter(code => code !== 'en').map(languageName)
        if (spoken.length === 0) return []
        const said = spoken.join(', ')
        return [
          [
            row.child_id,
            {
              html: html`${said}`,
              ...(row.needs_interpreter && { flag: `Interpreter: ${said}` }),
            },
          ] as const,
        ]
      }),
    )
  },
}
