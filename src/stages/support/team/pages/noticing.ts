import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { textarea } from '#design/textarea.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { dayAndTime } from '../../contacts/day-and-time.ts'
import { answerNoticing, nameOfAChildIn, notice, noticings, takeBackNoticing } from '../noticing.ts'

const address = '/support/noticing'
const LONGEST = 4000
const LONGEST_ANSWER = 2000
type Typed = { id: string; words: string; wider: string }
type Wrong = { words?: string; answer?: { to: string; words: string; wrong: string } }

/** What somebody is noticing: their own, and for whoever answers what others wrote. */
export const noticing: PageFunction = visit => show(visit, blank())

/** Keeps one, unless a child's name stands in it. */
export const takeNoticing: PageFunction = async visit => {
  const { tx, form } = visit
  const typed = { id: form.text('id'), words: form.text('words'), wider: form.text('wider') }
  if (!isId(typed.id))
    throw new BadRequest('The form came without its number. Open the page again and write it there.')
  const name = await nameOfAChildIn(tx, typed.words)
  const wrong =
    typed.words === ''
      ? 'Write what you are noticing'
      : typed.words.length > LONGEST
        ? `Write at most ${LONGEST} letters`
        : name !== undefined
          ? `“${name}” is the name of a child or young person you are there for. Write it without: what belongs to one child goes on their record`
          : undefined
  if (wrong) return await show(visit, typed, { words: wrong })
  const { words, wider } = typed
  await notice(tx, { id: idOfPost(typed.id, words, wider), words, wider: wider === 'yes' })
  return seeOther(address)
}

/** Answers somebody. */
export const takeAnswer: PageFunction = async visit => {
  const { tx, form, params } = visit
  const id = form.text('id')
  const words = form.text('words')
  if (!isId(id) || !isId(params.noticing ?? '')) throw new NotFound('no such noticing')
  if (words === '' || words.length > LONGEST_ANSWER) {
    const wrong = `Write the answer, in at most ${LONGEST_ANSWER} letters`
    return await show(visit, blank(), { answer: { to: params.noticing!, words, wrong } })
  }
  await answerNoticing(tx, { id: idOfPost(id, words), noticingId: params.noticing!, words })
  return seeOther(address)
}

/** Takes one's own back. */
export const takeBack: PageFunction = async ({ tx, params }) => {
  if (!isId(params.noticing ?? '') || !(await takeBackNoticing(tx, params.noticing!)))
    throw new NotFound('not yours')
  return seeOther(address)
}

function blank(): Typed {
  return { id: formId(), words: '', wider: '' }
}

async function show(visit: Visit, typed: Typed, wrong: Wrong = {}): Promise<Sheet> {
  const { tx, actor, requestId } = visit
  const all = await noticings(tx)
  const answers = may(actor, 'do answer what is noticed')
  await record(tx, {
    action: 'saw-list',
    subject: 'noticings',
    request: requestId,
    detail: { noticings: all.length },
  })
  return {
    title: 'What I am noticing',
    heading: 'What I am noticing',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'What I am noticing' }],
    errors: [
      ...(wrong.words ? [{ text: wrong.words, href: '#words' }] : []),
      ...(wrong.answer ? [{ text: wrong.answer.wrong, href: `#answer-${wrong.answer.to}` }] : []),
    ],
    body: html`
<p class="govuk-body">What keeps coming back, what works, what gets in the way: in school, in our own ways, in you. No names. It stands on no child’s record, and it is answered.</p>
<form method="post" action="${address}" novalidate><input type="hidden" name="id" value="${typed.id}">
${textarea({ name: 'words', label: { text: 'I am noticing that …', classes: 'govuk-label--s' }, rows: 4, value: typed.words, ...(wrong.words && { errorMessage: wrong.words }) })}
${checkboxes({ name: 'wider', classes: 'govuk-checkboxes--small', values: [typed.wider], items: [{ value: 'yes', text: 'The place director may read it too, so that the place learns from it' }] })}
${button({ text: 'Keep it', preventDoubleClick: true })}
</form>
<h2 class="govuk-heading-m">${answers ? 'From the team' : 'Yours'}</h2>
${all.length === 0 ? emptyState({ text: answers ? 'Nobody has written anything yet.' : 'You have written nothing yet.' }) : all.map(each => card(visit, each, answers, wrong.answer))}`,
  }
}

function card(
  visit: Visit,
  each: Awaited<ReturnType<typeof noticings>>[number],
  answers: boolean,
  typed: Wrong['answer'],
): Html {
  const again = typed?.to === each.id ? typed : undefined
  return html`<section class="kith-card"><h3 class="govuk-heading-s">${each.own ? 'You' : html`<bdi>${each.by_name}</bdi>`}, ${dayAndTime(visit, each.made_at)}</h3>
<blockquote class="kith-note-words"><p class="govuk-body">${each.words}</p></blockquote>
<p class="govuk-body-s">Read by ${each.own ? 'you' : 'its writer'} and whoever leads the team${each.wider && ', and by the place director'}.</p>
${each.answers.map(answer => html`<p class="govuk-body"><strong><bdi>${answer.by_name}</bdi>:</strong> ${answer.words}</p>`)}
${each.own && each.answers.length === 0 && html`<form method="post" action="${address}/${each.id}/take-back">${button({ text: 'Take it back', classes: 'govuk-button--secondary' })}</form>`}
${
  answers &&
  !each.own &&
  html`<form method="post" action="${address}/${each.id}" novalidate><input type="hidden" name="id" value="${formId()}">${textarea({ name: 'words', id: `answer-${each.id}`, label: { text: html`${each.answers.length > 0 ? 'Another word' : 'Your answer'} to <bdi>${each.by_name}</bdi>` }, rows: 2, value: again?.words, ...(again && { errorMessage: again.wrong }) })}${button({ text: 'Answer', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}
</section>`
}
