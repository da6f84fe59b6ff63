// What a teacher sees of their link: first name, initial, and the page one pupil wrote. What they say is kept on the child's
// record; their own words are not shown again, so that whoever finds the link reads only the page.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { input } from '#design/input.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import type { LinkHome } from '#records/links/links.ts'
import { type AnswerKind, answerKinds, answerPage, type PageByLink, pageByLink } from '../by-link.ts'
import { readWordsIfAny, type Wrong } from '../fields.ts'
import { answerWords, cardName } from '../words.ts'

const MOST_WORDS = 300

/** The cover of a teacher's link: no child. */
export const whatHelpsHome: LinkHome = {
  purpose: 'what-helps',
  href: '/what-helps',
  heading: 'What helps one of your pupils',
  what: link => html`<p class="govuk-body-l">A pupil at ${link.school} has written what helps them in class, and chose you to read it.</p>
<p class="govuk-body">It takes two minutes. You can say what you tried, now or later.</p>`,
}

/** The page, and beside each line what the teacher tried. */
export const whatHelps: PageFunction = async visit => {
  const page = await pageByLink(visit.tx)
  if (!page) return closed()
  await record(visit.tx, {
    action: 'saw-child',
    subject: 'link',
    why: 'chosen by the child to read what helps',
    request: visit.requestId,
  })
  return show(visit, page, {})
}

/** Keeps what was said, line by line; a line left alone says nothing. */
export const takeWhatHelps: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const page = await pageByLink(tx)
  if (!page) return closed()
  const wrong: Wrong = {}
  const id = form.text('id')
  if (!isId(id)) throw new BadRequest('Open your link again and say it there.')
  const answers = page.lines.flatMap((_, n) => {
    const words = readWordsIfAny(form, wrong, `words-${n + 1}`, MOST_WORDS)
    const answer = answerKinds.find(each => each === form.text(`line-${n + 1}`))
    if (!answer && words)
      wrong[`line-${n + 1}`] = `Say of line ${n + 1} whether you tried it, or take the words out`
    // What stands already and comes again says nothing new.
    if (!answer || (answer === page.answers[n] && words === null)) return []
    return [{ id: idOfPost(id, String(n), answer, words ?? ''), line: n + 1, answer, words }]
  })
  if (page.lines.every((_, n) => form.text(`line-${n + 1}`) === '') && Object.keys(wrong).length === 0)
    wrong['line-1'] = 'Say of one line at least what you tried; “not yet” is an answer'
  if (Object.keys(wrong).length > 0) return show(visit, page, wrong)
  if (answers.length > 0 && (await answerPage(tx, page.page_id, answers)) > 0)
    await record(tx, {
      action: 'answered-what-helps',
      subject: 'class-page',
      subjectId: page.page_id,
      why: 'chosen by the child to read what helps',
      request: requestId,
      detail: { lines: answers.length },
    })
  return seeOther('/what-helps?saved=1')
}

/** Forgets the link on this computer. */
export const closeWhatHelps: PageFunction = ({ headers, linkCookies }) => {
  headers.append('set-cookie', linkCookies.clear())
  return {
    title: 'Closed on this computer',
    heading: 'Thank you',
    body: html`<p class="govuk-body-l">What you said is kept, and this computer has forgotten your link.</p>
<p class="govuk-body">To go on, open your link again.</p>`,
  }
}

function show({ form, query }: Visit, page: PageByLink, wrong: Wrong): Sheet {
  const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(
    page.until,
  )
  return {
    title: 'What helps me in class',
    heading: 'What helps me in class',
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    notice: query.has('saved')
      ? notificationBanner({
          type: 'success',
          titleText: 'Thank you',
          text: 'What you said is kept. You can change it as long as your link works.',
        })
      : undefined,
    body: html`
<p class="govuk-body-l"><bdi>${cardName(page)}</bdi> wrote this on ${dayInFull(page.written_on)} and chose you, ${page.reader}, to read it.</p>
<p class="govuk-body">Say of each line what you tried, or of some. “Not yet” is an answer. <bdi>${page.forename ?? 'The pupil'}</bdi> and the Link Worker read what you say.</p>
<form method="post" action="/what-helps" novalidate>
<input type="hidden" name="id" value="${form.text('id') || formId()}">
${page.lines.map((line, n) => {
  const name = `line-${n + 1}`
  const said = page.answers[n] as AnswerKind | ''
  return html`${radios({
    name,
    value: form.text(name) || said,
    errorMessage: wrong[name],
    classes: 'govuk-radios--inline govuk-radios--small',
    fieldset: { legend: { text: html`${n + 1}. <bdi>${line}</bdi>`, classes: 'govuk-fieldset__legend--s' } },
    items: (['tried', 'helped', 'not-yet'] as const).map(value => ({ value, text: answerWords[value] })),
  })}
${input({ name: `words-${n + 1}`, label: html`A sentence about it (optional)<span class="govuk-visually-hidden">: line ${n + 1}</span>`, value: form.text(`words-${n + 1}`), errorMessage: wrong[`words-${n + 1}`] })}`
})}
${button({ text: 'Keep what I said' })}
</form>
<form method="post" action="/what-helps/close">${button({ text: 'Finish on this computer', classes: 'govuk-button--secondary' })}</form>
<p class="govuk-body-s">Your link works until ${until}, and is yours alone. What you write is not shown here again.</p>
<p class="govuk-body"><a class="govuk-link" href="/what-helps/not-right">Something is not right</a></p>
<p class="govuk-body-s"><strong>Is somebody in danger?</strong> Do not write it here: tell the school’s safeguarding lead now.</p>`,
  }
}

function closed(): Sheet {
  return {
    title: 'Nothing more to read',
    heading: 'Nothing more to read',
    body: html`<p class="govuk-body-l">This page is not shared with you any more. What you said before is kept.</p>`,
  }
}
