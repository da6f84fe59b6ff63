// A handover begins: who, why, the last day, and whom it concerns.
import { isDay } from '#arithmetic/days.ts'
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { nameOf } from '#records/children/children.ts'
import { dayField, oneField, readDay, readOne, type Wrong } from '../../in-school/fields.ts'
import { balanceOf } from '../../team/team.ts'
import { caseloadOf, startHandover, type Why } from '../handover.ts'
import { handoversHome } from '../words.ts'

const WHYS = ['leaves', 'moves', 'away'] as const satisfies readonly Why[]
const crumbs = [
  { text: 'Support', href: '/support' },
  { text: 'Change of hands', href: handoversHome },
  { text: 'Begin' },
]

/** Whoever leads the team chooses whose children; a Link Worker hands over their own. */
export const begin: PageFunction = async visit => {
  const { actor, query, tx } = visit
  const asked = query.get('person') ?? ''
  if (may(actor, 'do lead the team') && !isId(asked)) return whose(visit, await balanceOf(tx))
  return sheet(visit, isId(asked) ? asked : (actor.personId ?? ''), {})
}

export const takeBegin: PageFunction = async visit => {
  const { tx, form, actor } = visit
  const person = form.text('person') || actor.personId!
  const id = form.text('id')
  if (!isId(id) || !isId(person)) throw new BadRequest('The form came without its number. Open it again.')
  const own = person === actor.personId
  const works = actor.roles.includes('link-worker')
  if (!may(actor, 'do lead the team') && !(own && works)) throw new NotFound('not theirs to hand over')
  const wrong: Wrong = {}
  const why = readOne(form, wrong, 'why', WHYS, 'Say why they are handed over')
  const lastDay = readDay(form, wrong, 'last', 'Enter the last day')
  const children = form.all('child').filter(isId)
  if (children.length === 0) wrong.child = 'Choose whom it concerns'
  if (Object.keys(wrong).length > 0 || !isDay(lastDay)) return await sheet(visit, person, wrong)
  const handover = idOfPost(id, person, why, lastDay, children.join())
  const outcome = await startHandover(tx, { id: handover, personId: person, why, lastDay, children })
  if (outcome === 'nobody')
    return await sheet(visit, person, {
      child: 'They are being handed over already. Look at Change of hands',
    })
  return seeOther(`${handoversHome}/${handover}`)
}

async function sheet(visit: Visit, person: string, wrong: Wrong): Promise<Sheet> {
  const { tx, actor, form, requestId } = visit
  const leads = may(actor, 'do lead the team')
  const own = person === actor.personId
  const workers = await balanceOf(tx)
  const who = workers.find(each => each.person_id === person)
  if (!leads && !(own && actor.roles.includes('link-worker'))) throw new NotFound('not theirs to hand over')
  const caseload = await caseloadOf(tx, person)
  if (!own && caseload.length === 0 && !who) throw new NotFound('no such Link Worker')
  await record(tx, {
    action: 'saw-list',
    subject: 'caseload-to-hand-over',
    request: requestId,
    detail: { children: caseload.length },
  })
  const free = caseload.filter(each => !each.handed)
  const showing = { form, wrong }
  const ticked = form.names().length > 0 ? form.all('child') : free.map(each => each.child_id)
  const name = own ? 'You' : (who?.name ?? 'Somebody who has left')
  return {
    title: 'Begin a handover',
    heading: 'Begin a handover',
    breadcrumbs: crumbs,
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    body:
      free.length === 0
        ? emptyState({
            text:
              caseload.length > 0
                ? 'Everybody on this caseload is being handed over already.'
                : 'Nobody is on this caseload.',
            action: { text: 'Change of hands', href: handoversHome },
          })
        : html`
<p class="govuk-body-l"><bdi>${name}</bdi> ${own ? 'are' : 'is'} there for ${counted(caseload.length, 'child or young person', 'children and young people')}. For each a list begins that fills itself from what is known. Nobody is gone before somebody else says yes.</p>
<form method="post" action="${handoversHome}/new" novalidate>
<input type="hidden" name="id" value="${form.text('id') || formId()}"><input type="hidden" name="person" value="${person}">
${oneField(showing, {
  name: 'why',
  legend: 'Why?',
  items: [
    { value: 'leaves', text: own ? 'I leave' : 'They leave' },
    {
      value: 'moves',
      text: own ? 'I move to other children or schools' : 'They move to other children or schools',
    },
    { value: 'away', text: own ? 'I am away for a long time' : 'They are away for a long time' },
  ],
})}
${dayField(showing, { name: 'last', legend: 'The last day with these children', hint: 'It may have passed, where somebody is away already' })}
${checkboxes({
  name: 'child',
  idPrefix: 'child',
  classes: 'govuk-checkboxes--small',
  values: ticked,
  errorMessage: wrong.child,
  fieldset: { legend: { text: 'Whom does it concern?', classes: 'govuk-fieldset__legend--s' } },
  items: free.map(each => ({ value: each.child_id, text: html`<bdi>${nameOf(each)}</bdi>, ${each.school}` })),
})}
${button({ text: 'Begin', preventDoubleClick: true })}
</form>`,
  }
}

function whose(visit: Visit, workers: Awaited<ReturnType<typeof balanceOf>>): Sheet {
  return {
    title: 'Begin a handover',
    heading: 'Who hands over?',
    breadcrumbs: crumbs,
    body:
      workers.length === 0
        ? emptyState({
            text: 'There is no Link Worker.',
            action: { text: 'Change of hands', href: handoversHome },
          })
        : html`<ul class="govuk-list">${workers.map(
            each =>
              html`<li><a class="govuk-link" href="${visit.path}?person=${each.person_id}"><bdi>${each.name}</bdi></a>, ${each.schools.join(', ') || 'no school of their own'}: ${counted(each.children ?? 0, 'child or young person', 'children and young people')}</li>`,
          )}</ul>`,
  }
}
