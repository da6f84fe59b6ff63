// What a tutor says of one pupil. Scores come from a licensed questionnaire that was filled in elsewhere: its questions are
// never shown here. What was said before is not shown again, so that whoever finds a link reads nothing.
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { yearName } from '#records/children/children.ts'
import { readAnswer, type Wrong } from '../answer-form.ts'
import { type AskedChild, askedChildren, saysSomething, takeAnswer } from '../answers.ts'
import { shortName } from '../words.ts'
import { errorsOf } from '../wrong.ts'
import { partsSaid } from './tell-us.ts'
import { formOf } from './tell-us-form.html.ts'

export const tellUsOf: PageFunction = async visit => {
  const asked = await childOf(visit)
  await record(visit.tx, {
    action: 'saw-child',
    subject: 'link',
    childId: asked.child.child_id,
    why: 'asked about by a link',
    request: visit.requestId,
  })
  return show(visit, asked, {})
}

/** Keeps what was said and goes on to the next pupil. A form sent empty keeps nothing and goes on as well. */
export const takeTellUs: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const asked = await childOf(visit)
  const { child, next } = asked
  const id = form.text('id')
  const read = readAnswer(form)
  if ('wrong' in read) return show(visit, asked, read.wrong)
  const onwards = next ? `/tell-us/${next.child_id}` : '/tell-us'
  if (!isId(id) || !saysSomething(read.said)) return seeOther(onwards)
  // A form that comes back changed, as by the browser's Back, is another answer, and takes the place of the first.
  const answerId = idOfPost(id, child.child_id, JSON.stringify(read.said))
  if (await takeAnswer(tx, answerId, child.child_id, read.said)) {
    await record(tx, {
      action: 'told-us',
      subject: 'collecting-answer',
      subjectId: answerId,
      childId: child.child_id,
      why: 'asked about by a link',
      request: requestId,
    })
  }
  return seeOther(
    form.text('then') === 'list' || !next
      ? `/tell-us?saved=${child.child_id}`
      : `${onwards}?after=${child.child_id}`,
  )
}

type Asked = {
  child: AskedChild
  at: number
  of: number
  next: AskedChild | undefined
  before: AskedChild | undefined
}

async function childOf({ tx, params, query }: Visit): Promise<Asked> {
  const children = await askedChildren(tx)
  const at = children.findIndex(each => each.child_id === params.child)
  const child = children[at]
  if (!child) throw new NotFound('not asked about')
  const open = (each: AskedChild) => !each.answered_at && each !== child
  return {
    child,
    at,
    of: children.length,
    next: children.slice(at + 1).find(open) ?? children.slice(0, at).find(open),
    before: children.find(each => each.child_id === query.get('after')),
  }
}

function show({ form }: Visit, asked: Asked, wrong: Wrong): Sheet {
  const { child, at, of, before } = asked
  return {
    title: `Pupil ${at + 1} of ${of}`,
    heading: html`<bdi>${shortName(child)}</bdi>`,
    breadcrumbs: [{ text: 'All pupils', href: '/tell-us' }, { text: `Pupil ${at + 1} of ${of}` }],
    errors: errorsOf(wrong),
    body: html`
<p class="govuk-body-l">${yearName(child.year_group)}. Pupil ${at + 1} of ${of}.</p>
${before && html`<p class="govuk-body">What you said of <bdi>${shortName(before)}</bdi> is saved.</p>`}
${child.answered_at && html`<p class="govuk-body">You have said: ${partsSaid(child)}. It is kept and not shown again. What you fill in now takes its place, part by part; a part left empty stays as it was.</p>`}
${formOf({ id: form.text('id') || formId(), form, wrong, last: asked.next === undefined })}
<p class="govuk-body"><a class="govuk-link" href="/tell-us/${child.child_id}/not-right">Something is not right</a></p>`,
  }
}
