import { emptyState } from '#design/empty.ts'
import { insetText } from '#design/inset-text.ts'
import { boxesOf, postedDay } from '#design/posted-day.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { relativesOf } from '#records/families/relatives.ts'
import { todayOf } from '#records/places/today.ts'
import { type ChildOfVisit, childOfVisit, childSheet, takesPart } from '../../child/frame.html.ts'
import { networkList } from '../network.html.ts'
import { drawNetwork, type Network, networksOf } from '../network.ts'
import {
  type Drawing,
  type DrawingErrors,
  networkForm,
  postedPeople,
  wrongWith,
} from '../network-form.html.ts'
import { startingPeople } from '../starting.ts'

/** The list that the picture is drawn from: as it was last, or what Kith knows. */
export const askForDrawing =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'family')
    const newest = (await networksOf(visit.tx, child.id)).at(-1)
    const today = todayOf(visit)
    return sheet(visit, gathered, child, {
      id: formId(),
      follows: newest?.id ?? null,
      rows: newest?.people ?? startingPeople(child, await relativesOf(visit.tx, child.id)),
      drawnWith: newest?.drawnWith ?? 'child',
      drawn: { day: today, values: boxesOf(today) },
    })
  }

/** Keeps the drawing. Where somebody drew since, both are shown and nothing is lost. */
export const takeDrawing =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const { tx, form } = visit
    const child = await childOfVisit(visit, undefined)
    const drawing: Drawing = {
      id: form.text('id').toLowerCase(),
      follows: form.text('follows').toLowerCase() || null,
      rows: postedPeople(form),
      drawnWith: form.text('drawn_with'),
      drawn: postedDay(form, 'drawn'),
    }
    if (!isId(drawing.id) || (drawing.follows !== null && !isId(drawing.follows)))
      throw new BadRequest('The form came without its number. Open it again.')
    const wrong = wrongWith(drawing, todayOf(visit))
    if (Object.keys(wrong).length > 0) return sheet(visit, gathered, child, drawing, wrong)
    const outcome = await drawNetwork(tx, {
      id: drawing.id,
      childId: child.id,
      follows: drawing.follows,
      drawnOn: drawing.drawn.day!,
      drawnWith: drawing.drawnWith as Network['drawnWith'] as 'child',
      people: drawing.rows,
    })
    if (outcome === 'ended') return sheet(visit, gathered, child, drawing)
    if (outcome === 'made' || outcome === 'known')
      return seeOther(`/support/children/${child.id}/family?done=drawn`)
    const newest = (await networksOf(tx, child.id)).at(-1)!
    return sheet(
      visit,
      gathered,
      child,
      { ...drawing, id: formId(), follows: newest.id },
      {
        'name-1':
          outcome === 'later'
            ? `${newest.madeBy ?? 'Somebody'} drew it since you opened this. Take over below what you need of theirs, and draw it again`
            : 'Another drawing came with this form before, and is kept. Draw this one too if it is how things are now',
      },
      newest,
    )
  }

function sheet(
  visit: Visit,
  gathered: Gathered,
  child: ChildOfVisit,
  drawing: Drawing,
  wrong: DrawingErrors = {},
  theirs?: Network,
): Sheet {
  const home = `/support/children/${child.id}`
  return childSheet(visit, gathered, child, {
    title: 'Draw the network',
    tab: `${home}/family`,
    under: 'Draw the network',
    form: true,
    errors: Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` })),
    body: html`
<h2 class="govuk-heading-m">Who stands around ${child.forename ?? 'this child'}</h2>
<p class="govuk-body">Together, in their words. Clear a name to take somebody out. What was drawn before is kept.</p>
${theirs && insetText({ text: html`<p class="govuk-body">What was kept since:</p>${networkList(theirs.people)}` })}
${
  takesPart(child)
    ? networkForm(home, drawing, wrong)
    : emptyState({
        text: 'The child or young person takes no part now, so nothing new begins. What was drawn stays.',
        action: { text: 'Family and network', href: `${home}/family` },
      })
}`,
  })
}
