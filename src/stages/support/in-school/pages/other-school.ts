// What staff of alternative provision see of their link: dates, whom to ask, the return plan, and nothing else. They write how it
// is going, for school and Link Worker; it is not shown here again.
import { button } from '#design/button.ts'
import { characterCount } from '#design/character-count.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { insetText } from '#design/inset-text.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import type { LinkHome } from '#records/links/links.ts'
import { todayOf } from '#records/places/today.ts'
import { type PlacementByLink, placementByLink, tellHowItGoes } from '../by-link.ts'
import { readWords, type Wrong } from '../fields.ts'
import { cardName, daysInWords } from '../words.ts'

const MOST_WORDS = 1000
const WHY = 'a placement shared by link'

/** The cover of a provider's link: no child. */
export const otherSchoolHome: LinkHome = {
  purpose: 'other-school',
  href: '/other-school',
  heading: 'One plan for a pupil with you',
  what: link => html`<p class="govuk-body-l">${link.school} and the Link Worker share the way back to school for one pupil with you.</p>
<p class="govuk-body">You see the dates, whom to ask and the plan, and can say how it is going. It takes two minutes.</p>`,
}

export const otherSchool: PageFunction = async visit => {
  const placement = await placementByLink(visit.tx)
  if (!placement) return closed()
  await record(visit.tx, { action: 'saw-child', subject: 'link', why: WHY, request: visit.requestId })
  return show(visit, placement, {})
}

/** Keeps how it is going, in their words. */
export const takeOtherSchool: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const placement = await placementByLink(tx)
  if (!placement) return closed()
  const wrong: Wrong = {}
  const words = readWords(form, wrong, 'words', 'Write how it is going', MOST_WORDS)
  if (Object.keys(wrong).length > 0) return show(visit, placement, wrong)
  if (!isId(form.text('id'))) throw new BadRequest('Open your link again and write it there.')
  const id = idOfPost(form.text('id'), words)
  if (await tellHowItGoes(tx, id, words, todayOf(visit)))
    await record(tx, {
      action: 'told-how-it-goes',
      subject: 'suspension-line',
      subjectId: id,
      why: WHY,
      request: requestId,
    })
  return seeOther('/other-school?saved=1')
}

/** Forgets the link on this computer. */
export const closeOtherSchool: PageFunction = ({ headers, linkCookies }) => {
  headers.append('set-cookie', linkCookies.clear())
  return {
    title: 'Closed on this computer',
    heading: 'Thank you',
    body: html`<p class="govuk-body-l">What you wrote is kept, and this computer has forgotten your link.</p>
<p class="govuk-body">To go on, open your link again.</p>`,
  }
}

function show(visit: Visit, placement: PlacementByLink, wrong: Wrong): Sheet {
  const { form, query } = visit
  const today = todayOf(visit)
  return {
    title: 'One plan',
    heading: html`One plan for <bdi>${cardName(placement)}</bdi>`,
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    notice: query.has('saved')
      ? notificationBanner({
          type: 'success',
          titleText: 'Thank you',
          text: 'School and Link Worker can read it now.',
        })
      : undefined,
    body: html`
${summaryList({
  rows: [
    {
      key: { text: 'With you' },
      value: {
        text: html`${dayInFull(placement.starts_on)} to ${dayInFull(placement.ends_on)}: ${daysInWords(placement.days)}`,
      },
    },
    { key: { text: 'School' }, value: { text: placement.school } },
    {
      key: { text: 'Link Worker' },
      value: {
        text: placement.link_worker
          ? html`<bdi>${placement.link_worker}</bdi>, <span class="kith-break">${placement.link_worker_email}</span>`
          : 'Ask the school',
      },
    },
    {
      key: { text: 'Return meeting' },
      value: {
        text: placement.meeting_on
          ? html`${dayInFull(placement.meeting_on)} at ${placement.meeting_at}, <bdi>${placement.meeting_where}</bdi>`
          : 'Not planned yet',
      },
    },
  ],
})}
<h2 class="govuk-heading-m">The return plan</h2>
${placement.plan ? insetText({ text: html`<bdi>${placement.plan}</bdi>${placement.plan_on && html`<br><span class="govuk-hint">${dayInFull(placement.plan_on)}</span>`}` }) : html`<p class="govuk-body">Not written yet.</p>`}
<h2 class="govuk-heading-m">How is it going?</h2>
${placement.wrote_on.length > 0 && html`<p class="govuk-body">You wrote on ${placement.wrote_on.map(each => shortDate(each, today)).join(', ')}. What you wrote is kept, and not shown here again.</p>`}
<form method="post" action="/other-school" novalidate>
<input type="hidden" name="id" value="${form.text('id') || formId()}">
${characterCount({ name: 'words', label: 'What goes well, and what would help?', hint: 'School and Link Worker read it. Facts that the family may read too', maxlength: MOST_WORDS, rows: 5, value: form.text('words'), errorMessage: wrong.words })}
${button({ text: 'Tell school and Link Worker' })}
</form>
<form method="post" action="/other-school/close">${button({ text: 'Finish on this computer', classes: 'govuk-button--secondary' })}</form>
<p class="govuk-body-s">Your link ends with the placement, and is yours alone.</p>
<p class="govuk-body"><a class="govuk-link" href="/other-school/not-right">Something is not right</a></p>
<p class="govuk-body-s"><strong>Is somebody in danger?</strong> Do not write it here: tell your safeguarding lead now.</p>`,
  }
}

function closed(): Sheet {
  return {
    title: 'Nothing more to do',
    heading: 'Nothing more to do',
    body: html`<p class="govuk-body-l">The placement has ended, or it is not shared with you any more. What you wrote before is kept.</p>`,
  }
}
