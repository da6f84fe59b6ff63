// What stands around every page of a child's record: who this is, the ways between its pages, and Log, always in reach.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { Content } from '#design/markup.ts'
import type { Sheet } from '#design/route.ts'
import { tabLinks } from '#design/tab-links.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { recordAlongside, whyMaySee } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { whatIsKept } from '#records/children/what-is-kept.ts'
import { languageOf } from '#records/family-words/family-words.ts'
import { type Enrolment, enrolmentOf } from '#stages/enrol/index.ts'
import { findIdentity, type Identity } from './child.ts'

/** Who the page is about, and why the reader may see them. */
export type ChildOfVisit = Identity & { why: string | undefined; enrolment: Enrolment | undefined }

/**
 * The child of the address, for a page of their record. Throws NotFound where there is none or none of the reader's.
 * @param what the page, as the audit names it: `overview`, `timeline`, `family`. Left out, nothing is written: for posts,
 *   which write what they did.
 * @param gathers whether the page gathers from all parts: then what is kept of the child is asked with the rest. Not for posts,
 *   which would gather after they wrote.
 */
export async function childOfVisit(
  { tx, params, requestId }: Visit,
  what: string | undefined,
  { gathers = false } = {},
): Promise<ChildOfVisit> {
  const childId = params.child ?? ''
  const [child, why, enrolment] = isId(childId)
    ? await Promise.all([
        findIdentity(tx, childId),
        whyMaySee(tx, childId),
        enrolmentOf(tx, childId),
        gathers && whatIsKept(tx, childId),
      ])
    : []
  if (!child) throw new NotFound('no such child')
  if (what !== undefined)
    recordAlongside(tx, { action: 'saw-child', subject: what, childId, why, request: requestId })
  return { ...child, why, enrolment }
}

export type ChildSheet = Pick<Sheet, 'errors' | 'notice' | 'wide' | 'title'> & {
  /** The tab this page is, or stands under: its address. */
  tab: string
  body: Content
  /** What the page is, where it is more than its tab: after the name in the way back. */
  under?: string
  /** A form to fill in has a button of its own: Log would stand in its way. */
  form?: true
}

/** A page of a child's record in its frame. `title` is the tab of the browser and holds no name. */
export function childSheet(
  { actor }: Visit,
  gathered: Gathered,
  child: ChildOfVisit,
  { tab, body, under, form, ...sheet }: ChildSheet,
): Sheet {
  const home = `/support/children/${child.id}`
  const pages = [...(gathered.childPages ?? [])]
    .filter(page => may(actor, page.permission))
    .sort((a, b) => a.order - b.order)
  return {
    ...sheet,
    heading: html`<bdi>${nameOf(child)}</bdi>`,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Children', href: '/support/children' },
      ...(under
        ? [{ text: html`<bdi>${nameOf(child)}</bdi>`, href: home }, { text: under }]
        : [{ text: nameOf(child) }]),
    ],
    body: html`
${identityBar(child, actor.name)}
<div class="kith-strip kith-strip--tabs" role="region" aria-label="Pages of this record" tabindex="0">${tabLinks(
      {
        label: 'Pages of this record',
        tabs: pages.map(page => ({
          text: page.text,
          href: page.href(child.id),
          current: page.href(child.id) === tab,
        })),
      },
    )}</div>
${body}
${!form && may(actor, 'write notes') && takesPart(child) && logBar(home)}`,
  }
}

function identityBar(child: ChildOfVisit, reader: string | null): Html {
  const spoken = child.languages.filter(code => code !== 'en')
  const facts: (Content | false)[] = [
    html`${yearName(child.year_group)}, ${child.school ?? 'no school known'}`,
    spoken.length > 0
      ? html`Speaks ${child.languages.map(languageName).join(' and ')}${child.needs_interpreter && html` <strong>Needs an interpreter</strong>`}`
      : child.needs_interpreter && html`<strong>Needs an interpreter</strong>`,
    spoken.length === 0 &&
      child.languages.length === 0 &&
      child.eal === 'Y' &&
      'English is not their first language',
    takingPart(child),
    child.link_workers.length > 0
      ? html`Link Worker: <bdi>${child.link_workers.map(name => (name === reader ? 'you' : name)).join(', ')}</bdi>`
      : 'No Link Worker yet',
  ]
  return html`<ul class="kith-identity">${facts.map(fact => fact && html`<li>${fact}</li> `)}</ul>`
}

/** Whether they take part now: only then does anything new begin with them. */
export function takesPart({ enrolment }: ChildOfVisit): boolean {
  return enrolment !== undefined && enrolment.ended_on === null
}

/** Whether they took part and do no more. */
export function hasLeft({ enrolment }: ChildOfVisit): boolean {
  return enrolment !== undefined && enrolment.ended_on !== null
}

/** The same in words. */
export function takingPart({ enrolment }: ChildOfVisit): string {
  if (!enrolment) return 'Not taking part'
  if (enrolment.ended_on === null) return `Taking part since ${dayInFull(enrolment.began_on)}`
  return `Took part until ${dayInFull(enrolment.ended_on)}${ENDED[enrolment.ended_because ?? ''] ?? ''}`
}

function logBar(home: string): Html {
  return html`<div class="kith-log">${button({ href: `${home}/log`, text: html`Log<span class="govuk-visually-hidden"> a contact</span>` })}</div>`
}

export function languageName(code: string): string {
  return languageOf(code)?.english_name ?? new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
}

const ENDED: Record<string, string> = {
  completed: ', to the end',
  withdrew: ': the family or the child withdrew',
  'moved-away': ': moved away',
  'stepped-up': ': more help is needed than a Link Worker’s',
}
