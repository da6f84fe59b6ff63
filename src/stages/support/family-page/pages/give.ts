// Giving somebody their page: exactly what it shows is looked at first, then there is a link, shown once. A code for the telephone,
// and the end of a page.
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { insetText } from '#design/inset-text.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { protectionOf, type Relative, relativesOf } from '#records/families/relatives.ts'
import { approvals } from '#records/family-words/approvals.ts'
import { languageOf, pieces } from '#records/family-words/family-words.ts'
import { endLinks, giveLink } from '#records/links/links.ts'
import { todayOf } from '#records/places/today.ts'
import {
  type ChildOfVisit,
  childOfVisit,
  childSheet,
  languageName,
  takesPart,
} from '../../child/frame.html.ts'
import { linkSlip, mayGiveLinks } from '../../in-school/slip.html.ts'
import { childPage, parentPage, piecesOf } from '../page.html.ts'
import {
  addPages,
  CODE_HOURS,
  endPage,
  type FamilyPage,
  givePageLink,
  makeCode,
  pagesOf,
  previewOf,
} from '../pages.ts'
import { approvalKey, tongueOf } from '../tongue.ts'
import { type PageWho, pagesHome, parentKinds, purposes } from '../words.ts'

/** How long a link may work, in days: a month, a term, a year. */
const LASTS = { 30: 'A month', 120: 'A term', 365: 'A year' } as const

type Asked = {
  child: ChildOfVisit
  who: PageWho
  relative: Relative | undefined
  page: FamilyPage | undefined
}

/** What the page of one person would show, to the letter, and then the link. */
export const lookFirst =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const { child, who, relative, page } = await asked(
      visit,
      visit.query.get('for') ?? 'child',
      'family-page',
    )
    const { tx } = visit
    const [shows, all] = await Promise.all([
      previewOf(tx, child.id, relative?.relative_id ?? null),
      approvals(tx),
    ])
    if (!shows) throw new NotFound('nobody who takes part')
    const approved = new Set(all.map(each => approvalKey(each.language, each.piece, each.text_hash)))
    const spoken = visit.query.get('language') ?? page?.language ?? relative?.languages[0] ?? 'en'
    const tongue = tongueOf(languageOf(spoken) ? spoken : 'en', approved)
    const missing = piecesOf[who].filter(piece => tongue.lacks([piece]))
    return childSheet(visit, gathered, child, {
      tab: pagesHome(child.id),
      title: 'Look first, then give the link',
      under: 'Look first',
      form: true,
      body: html`
<h2 class="govuk-heading-l">What <bdi>${relative?.name ?? child.forename ?? 'the child'}</bdi> will see</h2>
<p class="govuk-body">This is the page as it stands today, in ${languageName(tongue.language)}; it goes with what you write. They choose the language themselves. Never on it: an address, a note, a test, attendance, or anything of another parent.</p>
${
  missing.length > 0 &&
  untranslated(
    spoken,
    missing.map(piece => pieces[piece]),
  )
}
${who === 'parent' ? parentPage(tongue, shows, undefined) : childPage(tongue, shows, undefined)}
<form method="post" action="${pagesHome(child.id)}/new" novalidate>
<input type="hidden" name="id" value="${formId()}"><input type="hidden" name="for" value="${relative?.relative_id ?? 'child'}">
${radios({ name: 'lasts', value: '120', classes: 'govuk-radios--small', fieldset: { legend: { text: 'How long does the link work?', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(LASTS).map(([value, text]) => ({ value, text })) })}
${who === 'parent' && !page && checkboxes({ name: 'may-change', classes: 'govuk-checkboxes--small', values: relative?.parental_responsibility ? ['yes'] : [], fieldset: { legend: { text: 'Agreements', classes: 'govuk-fieldset__legend--s' } }, hint: 'Whoever takes the yes to take part back ends it for the child, at once', items: [{ value: 'yes', text: 'They say yes and no for this child: let them take a yes back on their page' }] })}
<div class="govuk-button-group">${button({ text: page ? 'It is right: give a new link' : 'It is right: give the link', preventDoubleClick: true })}<a class="govuk-link" href="${pagesHome(child.id)}">Leave it</a></div>
</form>`,
    })
  }

/** Makes the link and shows it once; one given before opens nothing any more. */
export const give =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const { tx, form } = visit
    const { child, who, relative, page } = await asked(visit, form.text('for'), undefined)
    const id = form.text('id')
    const days =
      Object.keys(LASTS)
        .map(Number)
        .find(each => String(each) === form.text('lasts')) ?? 120
    const here = pagesHome(child.id)
    if (!isId(id)) return seeOther(here)
    const pageId = page?.id ?? id
    if (!page)
      await addPages(tx, [
        {
          id,
          childId: child.id,
          who,
          relativeId: relative?.relative_id ?? null,
          mayChange: who === 'parent' && form.all('may-change').includes('yes'),
        },
      ])
    // The first link has the number of another than its page: a form sent twice is known by it.
    const linkId = page ? id : idOfPost(id, 'link')
    const given = await giveLink(tx, {
      id: linkId,
      purpose: purposes[who],
      schoolId: child.school_id!,
      forWhom: who === 'child' ? 'a pupil' : 'a parent or carer',
      aboutId: pageId,
      days,
    })
    if (!given) return seeOther(here)
    await givePageLink(tx, child.id, pageId, linkId)
    await noted(visit, child, 'gave-link', linkId, { purpose: purposes[who] })
    return slip(
      visit,
      gathered,
      child,
      'A link to hand over',
      linkSlip(visit, {
        given,
        forWhom: relative?.name ?? child.forename ?? 'the child or young person',
        words: 'This is your own page. First it asks for your language.',
        back: here,
        square: true,
      }),
    )
  }

/** Makes a code for the telephone and shows it once. */
export const code =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, undefined)
    const page = await pageOf(visit, child)
    const made = await makeCode(visit.tx, page.id)
    const here = pagesHome(child.id)
    if (!made) return seeOther(here)
    await noted(visit, child, 'gave-code', page.id, {})
    return slip(
      visit,
      gathered,
      child,
      'A code to read out',
      html`
<h2 class="govuk-heading-l">A code to read out</h2>
<p class="govuk-body-l">They go to <strong>${visit.origin}/code</strong> and type these letters:</p>
${insetText({ text: html`<strong class="govuk-!-font-size-48 kith-code">${made.code}</strong>` })}
<p class="govuk-body">It works once and for ${CODE_HOURS} hours. It is shown now and never again. Make sure to whom you speak: ask something only they know.</p>
<p class="govuk-body">${button({ text: 'They have it: go on', href: here })}</p>`,
    )
  }

/** Closes a page at once. */
export const end: PageFunction = async visit => {
  const child = await childOfVisit(visit, undefined)
  const page = await pageOf(visit, child)
  const closed = { id: page.id, onDay: todayOf(visit), because: 'the worker closed it' }
  if (await endPage(visit.tx, child.id, closed)) {
    await endLinks(visit.tx, purposes[page.who as PageWho], page.id, closed.because)
    await noted(visit, child, 'ended-family-page', page.id, {})
  }
  return seeOther(pagesHome(child.id))
}

// For whom, by the address or the form: `child`, or one of the child's own grown-ups.
async function asked(visit: Visit, whom: string, looked: string | undefined): Promise<Asked> {
  const child = await childOfVisit(visit, looked)
  const { tx } = visit
  if (!takesPart(child) || !child.school_id || !(await mayGiveLinks(visit, child.school_id)))
    throw new NotFound('no page to give')
  if ((await protectionOf(tx, child.id)).protected)
    throw new NotFound('no page where an address is protected')
  const pages = (await pagesOf(tx, child.id)).filter(each => each.ended_on === null)
  if (whom === 'child')
    return { child, who: 'child', relative: undefined, page: pages.find(each => each.who === 'child') }
  const relative = (await relativesOf(tx, child.id)).find(
    each =>
      each.relative_id === whom &&
      (parentKinds as readonly string[]).includes(each.kind) &&
      !each.died &&
      each.not_contacted === null,
  )
  if (!relative) throw new NotFound('nobody who may have a page')
  return { child, who: 'parent', relative, page: pages.find(each => each.relative_id === whom) }
}

async function pageOf({ tx, params }: Visit, child: ChildOfVisit): Promise<FamilyPage> {
  const found = (await pagesOf(tx, child.id)).find(each => each.id === params.own && each.ended_on === null)
  if (!found) throw new NotFound('no such page')
  return found
}

function untranslated(language: string, names: string[]): Html {
  return insetText({
    text: html`<p class="govuk-body">Nobody has read these in ${languageName(language)} yet, so they show in English: ${names.map((name, n) => html`${n > 0 && '; '}${name}`)}.</p><p class="govuk-body">Whoever leads the team finds them all in <a class="govuk-link" href="/identify/words">Words for families</a>. Go through the page together, with somebody who speaks it. Do not let a child or a machine translate.</p>`,
  })
}

function slip(visit: Visit, gathered: Gathered, child: ChildOfVisit, title: string, body: Html): Sheet {
  return childSheet(visit, gathered, child, {
    tab: pagesHome(child.id),
    title,
    under: title,
    form: true,
    body,
  })
}

function noted(
  visit: Visit,
  child: ChildOfVisit,
  action: string,
  subjectId: string,
  detail: Record<string, string>,
) {
  return record(visit.tx, {
    action,
    subject: 'family-page',
    subjectId,
    childId: child.id,
    why: child.why,
    request: visit.requestId,
    detail,
  })
}
