import { button } from '#design/button.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { askForJob } from '#platform/jobs.ts'
import { record } from '#records/access/audit.ts'
import { schoolsToScreen } from '../../families-first/families-first.ts'
import { leftOutOfRuns } from '../../families-first/state.html.ts'
import { askForScreen, findScreen, NOBODY_TOLD } from '../screens.ts'

/** The button that asks for a new run. The run's id is in the form: pressed twice, it is one run. */
export function runScreenButton() {
  return html`<form method="post" action="/identify/screens"><input type="hidden" name="id" value="${formId()}">${button({ text: 'Run the screen again', classes: 'govuk-button--secondary' })}</form>`
}

export const askToRunScreen: PageFunction = async ({ tx, form, requestId }) => {
  const id = form.text('id')
  if (!isId(id))
    throw new BadRequest('The form came without its number. Open Identify again and press the button there.')
  const { ready, notYet } = await schoolsToScreen(tx)
  if (ready.length === 0) {
    return {
      title: 'Families first',
      heading: 'Families first',
      status: 422,
      breadcrumbs: [{ text: 'Identify', href: '/identify' }, { text: 'Families first' }],
      body: html`<p class="govuk-body-l">${NOBODY_TOLD}</p>${leftOutOfRuns(notYet, true)}`,
    }
  }
  await askForScreen(tx, id)
  await askForJob(tx, 'run-screen', id)
  await record(tx, { action: 'asked-for-screen', subject: 'screen', subjectId: id, request: requestId })
  return seeOther(`/identify/screens/${id}`)
}

/** A run under way: asks for itself again until it is done, and then goes to the list. */
export const screenUnderWay: PageFunction = async ({ tx, params, now }) => {
  const id = params.screen ?? ''
  const screen = isId(id) ? await findScreen(tx, id) : undefined
  if (!screen) throw new NotFound('no such run')
  if (screen.ran_at) return seeOther('/identify')
  const { ready, notYet } = await schoolsToScreen(tx)
  const late = now().getTime() - screen.asked_at.getTime() > 120_000
  return {
    title: 'The screen is running',
    heading: 'The screen is running',
    refreshSeconds: late ? undefined : 2,
    breadcrumbs: [{ text: 'Identify', href: '/identify' }, { text: 'The screen is running' }],
    body: late
      ? emptyState({
          text: 'This takes longer than it should. Nothing is lost: the list before stays as it was. If it is still so in ten minutes, ask for help.',
          action: { text: 'Back to the list', href: '/identify' },
        })
      : html`<p class="govuk-body-l">Kith is looking at every child on a roll of ${counted(ready.length, 'school', 'schools')}. It takes a few seconds, and you can leave this page.</p>
${notYet.length > 0 && html`<p class="govuk-body">${counted(notYet.length, 'school is', 'schools are')} left out, as families come first:</p>${leftOutOfRuns(notYet, true)}`}`,
  }
}
