// What helps me in class, as the Link Worker and the school's lead see it: the page, what teachers say line by line, who may
// read it until when, and older versions.
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { details } from '#design/details.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { seeOther } from '#platform/http.ts'
import { formId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { linksAbout } from '#records/links/links.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { childOfVisit, childSheet, takesPart } from '../../child/frame.html.ts'
import type { AnswerKind } from '../by-link.ts'
import {
  answersOf,
  type ClassPage,
  type LineAnswer,
  type Reader,
  readersOf,
  seeAnswers,
  versionsOf,
} from '../class-page.ts'
import { mayGiveLinks } from '../slip.html.ts'
import { answerWords, inClassHome, schoolHome } from '../words.ts'

export const inClass =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'what-helps')
    const { tx, actor } = visit
    const today = todayOf(visit)
    const [versions, readers, answers] = await Promise.all([
      versionsOf(tx, child.id),
      readersOf(tx, child.id, today),
      answersOf(tx, child.id),
    ])
    const links = await linksAbout(
      tx,
      readers.map(each => each.id),
    )
    const works = (reader: Reader) =>
      links.some(each => each.id === reader.link_id && !each.ended_at && each.until > visit.now())
    const writes = may(actor, 'write plan') && takesPart(child)
    const gives = child.school_id !== null && (await mayGiveLinks(visit, child.school_id))
    const here = inClassHome(child.id)
    const [page, ...older] = versions
    const unread = answers.filter(each => each.seen_on === null)
    const dayOf = (moment: Date) => shortDate(dayOfMoment(visit, moment), today)
    return childSheet(visit, gathered, child, {
      tab: schoolHome(child.id),
      title: 'What helps me in class',
      under: 'What helps me in class',
      body: html`
<h2 class="govuk-heading-l">What helps me in class</h2>
${page ? pagePart(page, answers, { today, dayOf }) : html`<p class="govuk-body">Not written yet. Write it with the child or young person, in their words, for the teachers they choose.</p>`}
${writes && html`<div class="govuk-button-group">${button({ text: page ? 'Change it together' : 'Write it together', href: `${here}/write`, classes: page ? 'govuk-button--secondary' : '' })}</div>`}
${
  writes &&
  unread.length > 0 &&
  html`<form method="post" action="${here}/read"><p class="govuk-body">${tag({ text: `${unread.length} new`, colour: 'yellow' })} ${button({ text: 'I have read what teachers say', classes: 'govuk-button--secondary govuk-button--small' })}</p></form>`
}
${
  page &&
  html`<h3 class="govuk-heading-m">Who may read it</h3>
${readersPart(readers, { childId: child.id, writes, gives, today, works })}
${writes && html`<p class="govuk-body">${button({ text: 'The child chooses a teacher', href: `${here}/readers/new`, classes: 'govuk-button--secondary' })}</p>`}`
}
${older.length > 0 && details({ summaryText: `Older versions, ${older.length}`, text: html`${older.map(each => pagePart(each, answers, { today, dayOf }))}` })}
<p class="govuk-body"><a class="govuk-link" href="${schoolHome(child.id)}">Back to School</a></p>`,
    })
  }

/** Notes that what teachers said was read. */
export const readAnswers: PageFunction = async visit => {
  const child = await childOfVisit(visit, undefined)
  await seeAnswers(visit.tx, child.id, todayOf(visit))
  await record(visit.tx, {
    action: 'read-answers',
    subject: 'class-page',
    childId: child.id,
    why: child.why,
    request: visit.requestId,
  })
  return seeOther(inClassHome(child.id))
}

function pagePart(
  page: ClassPage,
  answers: LineAnswer[],
  { today, dayOf }: { today: string; dayOf: (moment: Date) => string },
): Html {
  return html`<p class="govuk-body-s">Version ${page.version}, written on ${shortDate(page.written_on, today)}${page.made_by && html` with <bdi>${page.made_by}</bdi>`}</p>
<ol class="govuk-list govuk-list--number">${page.lines.map((line, n) => {
    const said = answers.filter(each => each.page_id === page.id && each.line === n + 1)
    return html`<li><bdi>${line}</bdi>${
      said.length > 0 &&
      html`<ul class="govuk-list">${said.map(
        each =>
          html`<li><strong>${answerWords[each.answer as AnswerKind]}</strong>, <bdi>${each.reader}</bdi> (${each.role}), ${dayOf(each.given_at)}${each.words && html`: “<bdi>${each.words}</bdi>”`}${each.seen_on === null && html` ${tag({ text: 'New', colour: 'yellow' })}`}</li>`,
      )}</ul>`
    }</li>`
  })}</ol>`
}

function readersPart(
  readers: Reader[],
  {
    childId,
    writes,
    gives,
    today,
    works,
  }: { childId: string; writes: boolean; gives: boolean; today: string; works: (reader: Reader) => boolean },
): Html {
  const here = inClassHome(childId)
  const open = (each: Reader) => each.ended_on === null && each.until >= today
  return tableCards({
    caption: 'Who may read it',
    captionHidden: true,
    rows: readers,
    link: { heading: 'Teacher', text: each => `${each.name}, ${each.role}` },
    columns: [
      { heading: 'Until', cell: each => shortDate(each.ended_on ?? each.until, today), short: true },
      {
        heading: 'Link',
        cell: each =>
          open(each)
            ? works(each)
              ? tag({ text: 'Given', colour: 'green' })
              : tag({ text: 'None works', colour: 'yellow' })
            : tag({ text: 'Ended', colour: 'grey' }),
      },
      ...(writes
        ? [
            {
              heading: 'Change',
              long: true,
              cell: (each: Reader) =>
                open(each) &&
                html`${gives && html`<form method="post" action="${here}/readers/${each.id}/link"><input type="hidden" name="id" value="${formId()}">${button({ text: html`New link<span class="govuk-visually-hidden"> for ${each.name}</span>`, classes: 'govuk-button--secondary govuk-button--small' })}</form>`}
<form method="post" action="${here}/readers/${each.id}/end">${button({ text: html`End it<span class="govuk-visually-hidden"> for ${each.name}</span>`, classes: 'govuk-button--secondary govuk-button--small' })}</form>`,
            },
          ]
        : []),
    ],
    empty: 'Nobody yet. The child chooses.',
  })
}
