// Writing a concern: from a child's record, or about somebody whom the writer names.
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { idOfPost, isId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { type ChildOfVisit, childOfVisit, childSheet } from '../../child/frame.html.ts'
import type { Wrong } from '../../in-school/fields.ts'
import { concernForm } from '../concern-form.html.ts'
import { receiversOf, writeConcern } from '../concerns.ts'
import { whomItMayBeAbout } from '../kept-from.ts'
import { readConcern } from '../reading.ts'
import { RING, SENT, WORRIED } from '../words.ts'

const TITLE = 'Write a concern'

/** About somebody whom the writer names: whoever may not see a child may still be worried about one. */
export const askForConcern: PageFunction = async visit => await aloneSheet(visit, {})

export function takeConcern(seals: Seals | undefined): PageFunction {
  return async visit => {
    if (!visit.actor.place) throw new NotFound('no place')
    const wrong = await keep(visit, seals, undefined)
    return wrong ? await aloneSheet(visit, wrong) : seeOther(`${SENT}?sent=1`)
  }
}

/** From the record of a child whom the writer may see. */
export const askForConcernOf =
  (gathered: Gathered): PageFunction =>
  async visit =>
    await childsSheet(visit, gathered, await childOfVisit(visit, undefined), {})

export function takeConcernOf(gathered: Gathered, seals: Seals | undefined): PageFunction {
  return async visit => {
    const child = await childOfVisit(visit, undefined)
    const wrong = await keep(visit, seals, child)
    return wrong ? await childsSheet(visit, gathered, child, wrong) : seeOther(`${SENT}?sent=1`)
  }
}

/** Keeps what was posted. Gives back what is wrong with it, or undefined where it is kept. */
async function keep(
  visit: Visit,
  seals: Seals | undefined,
  child: ChildOfVisit | undefined,
): Promise<Wrong | undefined> {
  if (!seals) throw new Error('Without its keys Kith cannot seal a concern.')
  const { tx, form, requestId } = visit
  const formOf = form.text('id')
  if (!isId(formOf))
    throw new BadRequest('The form came without its number. Open the page again and write it there.')
  const wrong: Wrong = {}
  const read = readConcern(form, wrong, { today: todayOf(visit), named: child !== undefined })
  if (Object.keys(wrong).length > 0) return wrong
  const id = idOfPost(formOf, child?.id ?? '', JSON.stringify(read))
  const adds = form.text('adds')
  const made = await writeConcern(tx, seals, {
    id,
    childId: child?.id ?? null,
    ...read,
    addsTo: isId(adds) ? adds : null,
  })
  if (made)
    await record(tx, {
      action: 'wrote-concern',
      subject: 'safeguarding-concern',
      subjectId: id,
      ...(child && { childId: child.id, why: child.why }),
      request: requestId,
    })
  return undefined
}

async function aloneSheet(visit: Visit, wrong: Wrong): Promise<Sheet> {
  if (!visit.actor.place) throw new NotFound('no place')
  return {
    title: TITLE,
    heading: TITLE,
    errors: errorsOf(wrong),
    breadcrumbs: [{ text: WORRIED, href: RING }, { text: TITLE }],
    body: concernForm(visit.form, wrong, {
      today: todayOf(visit),
      named: false,
      addsTo: addsTo(visit),
      leads: await receiversOf(visit.tx, null),
      whom: await whomItMayBeAbout(visit.tx),
      back: RING,
    }),
  }
}

async function childsSheet(
  visit: Visit,
  gathered: Gathered,
  child: ChildOfVisit,
  wrong: Wrong,
): Promise<Sheet> {
  const home = `/support/children/${child.id}`
  return childSheet(visit, gathered, child, {
    tab: home,
    title: TITLE,
    under: TITLE,
    form: true,
    errors: errorsOf(wrong),
    body: html`<h2 class="govuk-heading-l">${TITLE}</h2>${concernForm(visit.form, wrong, {
      today: todayOf(visit),
      named: true,
      addsTo: addsTo(visit),
      leads: await receiversOf(visit.tx, child.id),
      whom: await whomItMayBeAbout(visit.tx),
      back: home,
    })}`,
  })
}

function addsTo({ form, query }: Visit): string {
  const id = form.text('adds') || (query.get('adds') ?? '')
  return isId(id) ? id : ''
}

function errorsOf(wrong: Wrong) {
  return Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` }))
}
