// A form of this folder on a page of its own, and the small forms of the steps: each says what is wrong beside what was typed.
import { button } from '#design/button.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import type { Showing, Wrong } from '../../in-school/fields.ts'
import { HOME } from '../words.ts'

type Writing<Read> = {
  title: string
  submit: string
  action: string
  subject: string
  intro: string
  fields: (showing: Showing, visit: Visit) => Html | Promise<Html>
  read: (visit: Visit, wrong: Wrong) => Read | Promise<Read>
  /** Keeps it under this id; a sentence by its field where it cannot be. */
  keep: (visit: Visit, id: string, read: Read) => Promise<Wrong | undefined>
  onward: (id: string) => string
}

/** The two pages of a form: shown on GET, kept once on POST. */
export function writing<Read>(of: Writing<Read>): { show: PageFunction; take: PageFunction } {
  const sheet = async (visit: Visit, wrong: Wrong): Promise<Sheet> => ({
    title: of.title,
    heading: of.title,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Data protection', href: HOME },
      { text: of.title },
    ],
    errors: errorsOf(wrong),
    body: html`<p class="govuk-body">${of.intro}</p>
<form method="post" novalidate>
<input type="hidden" name="id" value="${visit.form.text('id') || formId()}">
${await of.fields({ form: visit.form, wrong }, visit)}
<div class="govuk-button-group">${button({ text: of.submit, preventDoubleClick: true })}<a class="govuk-link" href="${HOME}">Leave it</a></div>
</form>`,
  })
  return {
    show: visit => sheet(visit, {}),
    take: async visit => {
      const form = visit.form.text('id')
      if (!isId(form))
        throw new BadRequest('The form came without its number. Open the page again and write it there.')
      const wrong: Wrong = {}
      const read = await of.read(visit, wrong)
      if (Object.keys(wrong).length > 0) return await sheet(visit, wrong)
      const id = idOfPost(form, JSON.stringify(read))
      const inTheWay = await of.keep(visit, id, read)
      if (inTheWay) return await sheet(visit, inTheWay)
      await record(visit.tx, {
        action: of.action,
        subject: of.subject,
        subjectId: id,
        request: visit.requestId,
      })
      return seeOther(of.onward(id))
    },
  }
}

/** A step of one of them, as a press writes it: `act` answers whether it was written now. */
export function step<Of extends { id: string }, Read>(of: {
  action: string
  subject: string
  find: (visit: Visit) => Promise<Of>
  show: (visit: Visit, of: Of, wrong: Wrong) => Promise<Sheet>
  read: (visit: Visit, wrong: Wrong, of: Of) => Read | Promise<Read>
  act: (visit: Visit, id: string, read: Read) => Promise<boolean>
  home: (id: string) => string
}): PageFunction {
  return async visit => {
    const found = await of.find(visit)
    const wrong: Wrong = {}
    const read = await of.read(visit, wrong, found)
    if (Object.keys(wrong).length > 0) return await of.show(visit, found, wrong)
    if (await of.act(visit, found.id, read))
      await record(visit.tx, {
        action: of.action,
        subject: of.subject,
        subjectId: found.id,
        request: visit.requestId,
      })
    return seeOther(of.home(found.id))
  }
}

/** The forms of what comes next, one under the other. */
export function stepForm(action: string, heading: string, fields: Html, submit: string): Html {
  return html`<form method="post" action="${action}" novalidate><h2 class="govuk-heading-m">${heading}</h2>
${fields}
${button({ text: submit, preventDoubleClick: true })}</form>`
}

export function errorsOf(wrong: Wrong) {
  return Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` }))
}
