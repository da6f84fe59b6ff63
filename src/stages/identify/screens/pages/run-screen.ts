import { button } from '#design/button.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { askForJob } from '#platform/jobs.ts'
import { record } from '#records/access/audit.ts'
import { askForScreen, findScreen } from '../screens.ts'

/** The button that asks for a new run. The run's id is in the form: pressed twice, it is one run. */
export function runScreenButton() {
  return html`<form method="post" action="/identify/screens"><input type="hidden" name="id" value="${formId()}">${button({ text: 'Run the screen again', classes: 'govuk-button--secondary' })}</form>`
}

export const askToRunScreen: PageFunction = async ({ tx, form, requestId }) => {
  const id = form.text('id')
  if (!isId(id))
    throw new BadRequest('The form came without its number. Open Identify again and press the button there.')
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
      : html`<p class="govuk-body-l">Kith is looking at every child on a roll of this place. It takes a few seconds, and you can leave this page.</p>`,
  }
}
