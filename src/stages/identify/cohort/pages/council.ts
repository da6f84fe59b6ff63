// What the council is asked: one form, a row a child with yes or no, and one button. Rule: rules/cohort.md.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { emptyState } from '#design/empty.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction } from '#design/route.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, seeOther } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { momentInWords } from '../../imports/import-words.ts'
import { answerCheck, checksToAnswer } from '../checks.ts'

type Asked = Awaited<ReturnType<typeof checksToAnswer>>

/** What a person of the council is asked: a name, a day of birth, a school, and yes or no. */
export const councilChecks: PageFunction = async ({ tx, query, actor, requestId }) => {
  const asked = await checksToAnswer(tx)
  if (asked.length > 0)
    await record(tx, {
      action: 'saw-list',
      subject: 'cohort-checks',
      request: requestId,
      detail: { children: asked.length },
    })
  return {
    title: 'Is the family known?',
    heading: 'Is the family known?',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Is the family known?' }],
    notice: savedOf(query.get('answered'), asked.length),
    body: html`
<p class="govuk-body">These children are about to be offered a place with a Link Worker. Say whether your service has each family open now. Say nothing else: a yes means that a person rings you before anything is offered.</p>
${
  asked.length === 0
    ? emptyState({
        text: 'You are asked about nobody. When a school and the programme are about to offer places, the question stands here.',
      })
    : form(asked, actor.place?.zone)
}`,
  }
}

/** Takes every yes and no of the form, each kept by itself; a child without an answer stays. */
export const answerChecks: PageFunction = async ({ tx, form, requestId }) => {
  let kept = 0
  for (const { check_id } of await checksToAnswer(tx)) {
    const checkId = check_id ?? ''
    const known = form.text(`known-${checkId}`)
    if (known !== 'yes' && known !== 'no') continue
    const id = form.text(`id-${checkId}`)
    if (!isId(id)) throw new BadRequest('The form came without its numbers. Open the page again.')
    const answer = await answerCheck(tx, { id, checkId, known: known === 'yes' })
    if (answer !== 'answered') continue
    kept++
    await record(tx, {
      action: 'answered-check',
      subject: 'cohort-check',
      subjectId: checkId,
      request: requestId,
    })
  }
  return seeOther(`/identify/checks?answered=${kept}`)
}

function savedOf(said: string | null, left: number): Html | undefined {
  if (said === null) return undefined
  const n = /^\d{1,4}$/.test(said) ? Number(said) : 0
  if (n === 0)
    return notificationBanner({
      text: 'No answer was chosen, so nothing was kept. Choose yes or no for a child.',
    })
  return notificationBanner({
    type: 'success',
    titleText: 'Thank you',
    text: `${counted(n, 'answer is', 'answers are')} kept, and gone from here. ${left === 0 ? 'Nobody is left.' : `${counted(left, 'child is', 'children are')} left.`}`,
  })
}

// Asked together means one school, one basis and one colleague: said once above its children, never beside each.
function form(asked: Asked, zone: string | undefined): Html {
  const key = (each: Asked[number]) => JSON.stringify([each.asked_by, each.basis, each.school, each.asked_at])
  const groups = Map.groupBy(asked, key)
  return html`<form method="post" action="/identify/checks" novalidate>
${[...groups.values()].map(own => {
  const first = own[0]!
  return html`<h2 class="govuk-heading-m">${first.school}: ${counted(own.length, 'child', 'children')}</h2>
<p class="govuk-body-s">Asked by <bdi>${first.asked_by}</bdi> on ${momentInWords(first.asked_at!, zone)}. Basis: ${first.basis}.</p>
<ul class="govuk-list kith-room__ask">${own.map(
    each =>
      html`<li><input type="hidden" name="id-${each.check_id}" value="${formId()}">${radios({
        name: `known-${each.check_id}`,
        classes: 'govuk-radios--inline govuk-radios--small',
        fieldset: {
          legend: {
            text: html`<strong><bdi>${[each.forename, each.surname].filter(Boolean).join(' ')}</bdi></strong>, born ${each.born_on ? dayInFull(each.born_on) : 'on a day that is not known'}<span class="govuk-visually-hidden">. Known to your service now?</span>`,
          },
        },
        items: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
      })}</li>`,
  )}</ul>`
})}
<p class="govuk-body">Whoever you leave open stays here for another time.</p>
${button({ text: 'Send my answers', preventDoubleClick: true })}</form>`
}
