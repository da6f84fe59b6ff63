import type { ErrorItem } from '#design/error-summary.ts'
import { insetText } from '#design/inset-text.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { PlainError } from '#platform/plain-error.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { yearName } from '#records/children/children.ts'
import {
  askedForm,
  called,
  facts,
  history,
  nextStepForm,
  screenSaid,
  standing,
  strengthForm,
  type Typed,
  viewForm,
} from '../child.html.ts'
import { crumbs } from '../frame.html.ts'
import { getRoom, type Room } from '../rooms.ts'
import {
  type ChildInRoom,
  childrenOfRoom,
  creditOf,
  type Decision,
  entriesOf,
  type Said,
  sayInRoom,
} from '../standing.ts'
import { isReason } from '../words.ts'

/** One child of the room with everything that was said, and the forms to say more. */
export const childInRoom: PageFunction = visit => show(visit, {}, {})

/** Says something: a view, a strength, that the school asks, or the next step. */
export const saySomething: PageFunction = async visit => {
  const { tx, params, form, requestId } = visit
  const room = await getRoom(tx, params.cohort)
  const child = await getChild(visit, room)
  const id = form.text('id')
  if (!isId(id)) throw new BadRequest('Open the child’s page again and use the form there.')
  const { said, typed, wrong } = read(visit, id, child)
  if (!said) return await show(visit, typed, wrong)
  const answer = await sayInRoom(tx, room.id, said)
  if (answer === 'frozen')
    throw new PlainError('Both sides have signed, and the run is frozen: nothing can be said here any more.')
  if (answer === 'other')
    return await show(visit, typed, {
      [firstOf(typed)]:
        'Something else came with this form before, and is kept. Say this too, if you mean it',
    })
  if (answer === 'out-of-scope')
    return await show(visit, typed, { decision: 'This year group is outside the years the place works with' })
  if (answer === 'said')
    await record(tx, {
      action: `said-${said.kind}`,
      subject: 'cohort',
      subjectId: room.id,
      childId: child.childId,
      request: requestId,
      detail: said.decision ? { decision: said.decision } : {},
    })
  return seeOther(backTo(room, form.text('back'), child))
}

async function show(visit: Visit, typed: Typed, wrong: Typed): Promise<Sheet> {
  const { tx, params, query, requestId, now } = visit
  const room = await getRoom(tx, params.cohort)
  const child = await getChild(visit, room)
  const [entries, credit, why] = await Promise.all([
    entriesOf(tx, room, [child]),
    creditOf(tx, room, [child]),
    whyMaySee(tx, child.childId),
  ])
  await record(tx, {
    action: 'saw-child',
    subject: 'cohort',
    subjectId: room.id,
    childId: child.childId,
    why,
    request: requestId,
  })
  const told = { child, entries: entries.get(child.childId) ?? [], credit }
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({
    text: text!,
    href: `#${name === 'by' ? 'by-day' : name}`,
  }))
  const open = room.frozen_at === null
  return {
    title: 'A child in the room',
    heading: called(room, child),
    errors,
    breadcrumbs: crumbs(room, child.code),
    notice: query.has('said')
      ? notificationBanner({ type: 'success', titleText: 'Saved', text: 'What you said is kept.' })
      : undefined,
    body: html`
<p class="govuk-body">${standing(child)} ${yearName(child.year)}${child.rank !== null && `, number ${child.rank} in the order`}</p>
${screenSaid(child)}
${child.check === 'to-a-person' && child.stands === 'undecided' && insetText({ text: 'The council asks that a person weighs this child with them before anything is offered. Ring them; write here only what you decide.' })}
${facts(room, told)}
${
  open &&
  html`
<h2 class="govuk-heading-m">What do you say?</h2>
${viewForm(room, child, { typed, wrong })}
${
  child.stands === 'out' &&
  html`
<h2 class="govuk-heading-m">${child.askedFor ? 'The next step' : 'Does the school ask for this child?'}</h2>
${child.askedFor ? nextStepForm(room, child, { typed, wrong }) : askedForm(room, child, { typed, wrong })}`
}
<h2 class="govuk-heading-m">What is well</h2>
${strengthForm(room, child, { typed, wrong })}`
}
<h2 class="govuk-heading-m">What was said</h2>
${history(told.entries, now().toISOString().slice(0, 10))}
<p class="govuk-body-s kith-why">Why you can see this: ${why?.replaceAll(/\bmy\b/g, 'your')}. Kith notes that you looked.</p>`,
  }
}

async function getChild({ tx, params }: Visit, room: Room): Promise<ChildInRoom> {
  const childId = params.child ?? ''
  const found = isId(childId) ? await childrenOfRoom(tx, room, { childId }) : undefined
  const [child] = found?.children ?? []
  if (!child) throw new NotFound('no such child in this room')
  return child
}

type Read = { said?: Said; typed: Typed; wrong: Typed }

function read({ form, now }: Visit, id: string, { childId }: ChildInRoom): Read {
  const kind = form.text('kind')
  const words = form.text('words')
  const wordless = words.length < 3 || words.length > 600
  if (kind === 'view') {
    const [decision, reason] = [form.text('decision'), form.text('reason')]
    const wrong: Typed = {
      ...(!['in', 'waiting', 'out'].includes(decision) && { decision: 'Say in, waiting or out' }),
      ...(!isReason(reason) && { reason: 'Choose why' }),
      ...(wordless && { words: 'Say why in your own words, in at most 600 letters' }),
    }
    const said = { id, childId, kind: 'view' as const, words, decision: decision as Decision, reason }
    return { typed: { decision, reason, words }, wrong, ...(isEmpty(wrong) && { said }) }
  }
  if (kind === 'next-step') {
    const [day, month, year] = ['by-day', 'by-month', 'by-year'].map(name => form.text(name)) as [
      string,
      string,
      string,
    ]
    const byWhen = dayOf(day, month, year)
    const today = now().toISOString().slice(0, 10)
    const wrong: Typed = {
      ...(wordless && { 'next-step': 'Say who helps instead, and with what' }),
      ...((byWhen === null || byWhen < today) && { by: 'Say by when: a day from today on' }),
    }
    const typed = { 'next-step': words, 'by-day': day, 'by-month': month, 'by-year': year }
    return {
      typed,
      wrong,
      ...(isEmpty(wrong) && { said: { id, childId, kind: 'next-step' as const, words, byWhen: byWhen! } }),
    }
  }
  if (kind !== 'asked' && kind !== 'strength')
    throw new BadRequest('Use one of the forms on the child’s page.')
  const wrong: Typed = wordless
    ? { [kind]: kind === 'asked' ? 'Say why the school asks for this child' : 'Write what is well' }
    : {}
  return { typed: { [kind]: words }, wrong, ...(!wordless && { said: { id, childId, kind, words } }) }
}

function firstOf(typed: Typed): keyof Typed {
  return Object.keys(typed)[0] as keyof Typed
}

function isEmpty(wrong: Typed): boolean {
  return Object.keys(wrong).length === 0
}

function dayOf(day: string, month: string, year: string): string | null {
  const text = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text ? text : null
}

// Back to where the form stood in the list, so that the next child is in front of them; only ever within this room.
function backTo(room: Room, back: string, { childId, code }: ChildInRoom): string {
  const root = `/identify/cohorts/${room.id}`
  if (!back.startsWith(`${root}?`)) return `${root}/children/${childId}?said=yes`
  const query = new URLSearchParams(back.slice(root.length + 1))
  query.set('said', code)
  return `${root}?${query}`
}
