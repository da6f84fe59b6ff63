import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { seeOther } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type { TodayPart } from '#records/children/contributions.ts'
import type { FrontDoor } from '../installation.ts'
import { roleWords } from '../role-words.ts'

const people: TodayPart = async ({ actor }) =>
  may(actor, 'do manage staff')
    ? {
        title: 'People',
        href: '/account/people',
        body: html`<p class="govuk-body">Invite colleagues and end their accounts. Begin with a programme manager.</p>`,
      }
    : undefined

/** The first page after signing in: what each stage has for this person today, unless their day begins elsewhere. */
export function home(
  today: readonly TodayPart[],
  landing: FrontDoor['landing'] = () => undefined,
): PageFunction {
  return async visit => {
    const { actor } = visit
    const elsewhere = landing(actor)
    if (elsewhere !== undefined) return seeOther(elsewhere)
    const parts = (await Promise.all([...today, people].map(part => part(visit)))).filter(
      part => part !== undefined,
    )
    return {
      title: 'Home',
      heading: `Hello, ${actor.name}`,
      body: html`
<p class="govuk-body-l">${actor.place ? `${actor.roles.map(roleWords).join(', ')} in ${actor.place.name}` : 'You do not belong to a place at present.'}</p>
${parts.map(part => html`<section><h2 class="govuk-heading-m"><a class="govuk-link" href="${part.href}">${part.title}</a></h2>${part.body}</section>`)}
${parts.length === 0 && html`<p class="govuk-body">There is nothing here for your role yet. <a class="govuk-link" href="/account">Your account</a> is always open to you.</p>`}`,
    }
  }
}
