import { button } from '#design/button.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import {
  addRelativeTold,
  changeRelativeTold,
  endRelative,
  type Relative,
  relativesOf,
  type Told,
} from '#records/families/relatives.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { type ChildOfVisit, childOfVisit, childSheet, takesPart } from '../../child/frame.html.ts'
import { kindWord } from '../kinds.ts'
import {
  postedRelative,
  type RelativeErrors,
  relativeForm,
  toldOf,
  wrongRelative,
} from '../relative-form.html.ts'

/** Somebody of the family, to add (no relative in the address) or to say anew. */
export const askOfRelative =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const { child, relative, others } = await found(visit, 'family')
    if (!relative && !takesPart(child)) return seeOther(homeOf(child))
    return await sheet(visit, gathered, child, relative, others, toldOf(relative), {})
  }

export const takeRelative =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const { tx, form, requestId } = visit
    const { child, relative, others } = await found(visit, undefined)
    // Nothing new begins with whoever takes part no more; what is known is still put right.
    if (!relative && !takesPart(child)) return seeOther(homeOf(child))
    const { languages } = (await blueprintInForce(tx)).content
    const told = postedRelative(form, languages.families, others)
    const [posted, before] = [form.text('id'), form.text('before').toLowerCase()]
    if (!isId(posted)) throw new BadRequest('The form came without its number. Open it again.')
    const wrong = wrongRelative(told)
    if (Object.keys(wrong).length > 0)
      return await sheet(visit, gathered, child, relative, others, told, wrong)
    const id = idOfPost(posted, child.id, JSON.stringify(told))
    const outcome = relative
      ? await changeRelativeTold(tx, { id, childId: child.id, before, ...told })
      : await addRelativeTold(tx, { id, childId: child.id, ...told })
    if (outcome === 'changed')
      return await sheet(visit, gathered, child, relative, others, told, {
        name: 'Somebody else changed this since you opened it. Their words stand below; keep yours again if they are right',
      })
    if (outcome === 'made')
      await record(tx, {
        action: 'told-relative',
        subject: 'relationship',
        subjectId: id,
        childId: child.id,
        request: requestId,
      })
    return seeOther(`${homeOf(child)}?done=told`)
  }

export const stopRelative: PageFunction = async visit => {
  const { child, relative } = await found(visit, undefined)
  if (!relative) throw new NotFound('no such relative')
  if (await endRelative(visit.tx, child.id, relative.relative_id))
    await record(visit.tx, {
      action: 'ended-relative',
      subject: 'relationship',
      subjectId: relative.id,
      childId: child.id,
      request: visit.requestId,
    })
  return seeOther(`${homeOf(child)}?done=ended`)
}

function homeOf(child: ChildOfVisit): string {
  return `/support/children/${child.id}/family`
}

async function found(visit: Visit, what: string | undefined) {
  const child = await childOfVisit(visit, what)
  const relatives = await relativesOf(visit.tx, child.id)
  const asked = visit.params.relative
  const relative = relatives.find(each => each.relative_id === asked)
  if (asked !== undefined && !relative) throw new NotFound('no such relative')
  return { child, relative, others: relatives.filter(each => each !== relative) }
}

async function sheet(
  visit: Visit,
  gathered: Gathered,
  child: ChildOfVisit,
  relative: Relative | undefined,
  others: Relative[],
  told: Told,
  wrong: RelativeErrors,
): Promise<Sheet> {
  const { languages } = (await blueprintInForce(visit.tx)).content
  const home = homeOf(child)
  const action = relative ? `${home}/relatives/${relative.relative_id}` : `${home}/relatives`
  const since = wrong.name?.startsWith('Somebody else')
  return childSheet(visit, gathered, child, {
    title: 'Somebody of the family',
    tab: home,
    under: relative ? 'Change' : 'Add somebody of the family',
    form: true,
    errors: Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` })),
    body: html`
<h2 class="govuk-heading-m">${relative ? html`What is known of <bdi>${relative.name}</bdi>` : 'Add somebody of the family'}</h2>
${since && relative && insetText({ text: html`As it stands now: <bdi>${relative.name}</bdi>, ${kindWord(relative.kind).toLowerCase()}${relative.not_contacted && html`; must not be contacted: ${relative.not_contacted}`}.` })}
<p class="govuk-body">What was known before stays in the record.</p>
${relativeForm(action, { id: formId(), before: relative?.id ?? '' }, told, wrong, languages.families, others)}
${relative && html`<form method="post" action="${action}/end">${button({ text: 'No longer of this family', classes: 'govuk-button--secondary' })}</form>`}`,
  })
}
