import { button } from '#design/button.ts'
import { insetText } from '#design/inset-text.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { promiseOf } from '../../families-first/families-first.ts'
import { promiseFragment } from '../../families-first/promise.html.ts'
import { momentInWords } from '../../imports/import-words.ts'
import { called } from '../child.html.ts'
import { capacityLine, crumbs, roomTabs } from '../frame.html.ts'
import { getRoom, type Room, type Side } from '../rooms.ts'
import {
  type Answer,
  blockersOf,
  keyMark,
  newSchoolKey,
  type Signature,
  signaturesOf,
  signCohort,
  stoodNow,
} from '../signing.ts'
import { childrenOfRoom, type Stands } from '../standing.ts'
import { statementOf } from '../statement.ts'
import { blockerWords, sideWords } from '../words.ts'

/** What must still be done, what is signed, who has signed, and the form to sign. */
export const signing: PageFunction = visit => show(visit)

/** Signs for the actor's side what they saw. The school's lead is shown the key once, and it is kept nowhere. */
export const signIt: PageFunction = async visit => {
  const { tx, params, form, requestId } = visit
  const room = await getRoom(tx, params.cohort)
  const [id, seen] = [form.text('id'), form.text('seen')]
  if (!isId(id)) throw new BadRequest('Open the page again and sign there.')
  if (form.text('agree') !== 'yes') return await show(visit, 'Tick that you agree, if you do')
  const key = room.side === 'school' ? newSchoolKey() : null
  const counts = await agreedOn(visit, room)
  const statement = statementOf(room, { in: counts.in.length, waiting: counts.waiting.length })
  const answer = await signCohort(tx, { id, cohortId: room.id, seen, statement, key })
  const why = refusals[answer]
  if (why) return await show(visit, why)
  if (answer !== 'again')
    await record(tx, {
      action: answer === 'frozen' ? 'signed-and-froze' : 'signed-cohort',
      subject: 'cohort',
      subjectId: room.id,
      request: requestId,
      detail: { side: room.side },
    })
  const next = answer === 'frozen' ? 'frozen' : 'sign'
  if (key && answer !== 'again') return keyPage(await getRoom(tx, params.cohort), key, next)
  return seeOther(`/identify/cohorts/${room.id}/${next}?signed=yes`)
}

/** The key as a file: given back to whoever holds it, and kept nowhere. */
export const keyFile: PageFunction = async ({ tx, params, form }) => {
  const room = await getRoom(tx, params.cohort)
  const key = form.text('key')
  if (room.side !== 'school' || !/^[0-9a-f]{64}$/.test(key)) throw new NotFound('no key')
  const text = [
    `School key for the frozen run of ${room.school}, screen of ${room.as_of}.`,
    'With this key and a pupil number (UPN) anybody can work out a study key: HMAC-SHA-256 of the number, in hexadecimal.',
    'Keep it where the school keeps what only its head may open. Kith has no copy.',
    `mark ${keyMark(Buffer.from(key, 'hex'))}`,
    `key ${key}`,
    '',
  ].join('\n')
  return new Response(text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="school-key-${room.urn}-${room.as_of}.txt"`,
    },
  })
}

const refusals: Partial<Record<Answer, string>> = {
  changed:
    'Something was said after you opened this page. Look at what changed, and sign again if you still agree',
  blocked: 'Something must still be done before anybody can sign: it is listed below',
  'signed-already': 'Your side has signed already',
  'one-person': 'One person cannot sign for both sides',
  'frozen-already': 'Both sides have signed already',
}

async function show(visit: Visit, wrong?: string): Promise<Sheet> {
  const { tx, actor, params, query, requestId } = visit
  const room = await getRoom(tx, params.cohort)
  const [blockers, seen, signatures, agreed, promise] = await Promise.all([
    blockersOf(tx, room.id),
    stoodNow(tx, room.id),
    signaturesOf(tx, room.id),
    agreedOn(visit, room),
    promiseOf(tx, room.school_id),
  ])
  await record(tx, {
    action: 'saw-cohort-signing',
    subject: 'cohort',
    subjectId: room.id,
    request: requestId,
  })
  const todo = room.frozen_at ? [] : blockers
  const standing = signatures.filter(each => each.voided_at === null)
  const signed = standing.some(each => each.side === room.side)
  const canSign = todo.length === 0 && !signed && room.frozen_at === null && may(actor, 'do sign the cohort')
  const statement = statementOf(room, { in: agreed.in.length, waiting: agreed.waiting.length })
  return {
    title: 'Sign the cohort',
    heading: room.frozen_at ? 'Signed by both' : 'Sign together',
    errors: wrong ? [{ text: wrong, href: canSign ? '#agree' : '#todo' }] : [],
    breadcrumbs: crumbs(room, 'Sign'),
    notice: query.has('signed')
      ? notificationBanner({
          type: 'success',
          titleText: 'Signed',
          text: 'Your signature is kept, with what you signed.',
        })
      : undefined,
    body: html`
${capacityLine(room, agreed.in.length)}
${roomTabs(room, 'sign')}
<h2 class="govuk-heading-m" id="todo">Before anybody can sign</h2>
${
  todo.length === 0
    ? html`<p class="govuk-body">${room.frozen_at ? 'Everything was done.' : 'Everything is done.'}</p>`
    : html`<ul class="govuk-list govuk-list--bullet">${todo.map(each => {
        const { text, page } = blockerWords(each)
        return html`<li><a class="govuk-link" href="/identify/cohorts/${room.id}${page}">${text}</a></li>`
      })}</ul>`
}
<h2 class="govuk-heading-m">What is signed</h2>
${insetText({ text: statement })}
${signatureList(signatures, actor.place?.zone)}
${canSign && signForm(room, seen, wrong)}
${!canSign && signed && room.frozen_at === null && html`<p class="govuk-body">You have signed. The run is frozen when ${sideWords[other(room.side)]} signs the same. If anything is said before that, your signature is void and you are asked again.</p>`}
<h2 class="govuk-heading-m">In</h2>
${nameList(room, agreed.in)}
<h2 class="govuk-heading-m">Waiting, in this order</h2>
${nameList(room, agreed.waiting)}
${promiseFragment(promise)}`,
  }
}

async function agreedOn({ tx }: Visit, room: Room) {
  const { children } = await childrenOfRoom(
    tx,
    room,
    { stands: ['in', 'waiting'] },
    { atMost: 5_000, after: 0 },
  )
  const standing = (stands: Stands) => children.filter(each => each.stands === stands)
  return { in: standing('in'), waiting: standing('waiting') }
}

function nameList(room: Room, children: Parameters<typeof called>[1][]): Html {
  if (children.length === 0) return html`<p class="govuk-body">Nobody.</p>`
  return html`<ol class="govuk-list govuk-list--number kith-room__names">${children.map(child => html`<li>${called(room, child)}</li>`)}</ol>`
}

function signatureList(signatures: Signature[], zone: string | undefined): Html {
  if (signatures.length === 0) return html`<p class="govuk-body">Nobody has signed yet.</p>`
  return html`<ul class="govuk-list">${signatures.map(
    each =>
      html`<li>${each.voided_at ? tag({ text: 'Void', colour: 'grey' }) : tag({ text: 'Signed', colour: 'green' })} <strong>${each.person}</strong> for ${sideWords[each.side]}, ${momentInWords(each.signed_at, zone)}${each.voided_because && html`: void, because ${each.voided_because}${each.side === 'school' && '. The key that came with it opens nothing any more'}`}</li>`,
  )}</ul>`
}

function signForm(room: Room, seen: string, wrong: string | undefined): Html {
  return html`<form method="post" action="/identify/cohorts/${room.id}/sign" novalidate><input type="hidden" name="id" value="${formId()}"><input type="hidden" name="seen" value="${seen}">
<div class="govuk-form-group${wrong && ' govuk-form-group--error'}"><div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="agree" name="agree" type="checkbox" value="yes"><label class="govuk-label govuk-checkboxes__label" for="agree">I agree to this for ${sideWords[room.side]}</label></div></div></div>
${room.side === 'school' && html`<p class="govuk-body">With your signature you get a key, once. It is the only thing that can say which pupil is which among those not chosen. Have a printer or a safe place ready.</p>`}
${button({ text: 'Sign', preventDoubleClick: true })}</form>`
}

// Shown in answer to the signature and never again: the page cannot be asked for.
function keyPage(room: Room, key: Buffer, next: string): Sheet {
  const text = key.toString('hex')
  return {
    title: 'Your school’s key',
    heading: 'Your school’s key: print or save it now',
    breadcrumbs: crumbs(room, 'Key'),
    body: html`
<p class="govuk-body-l">You have signed. This key is shown once. Kith keeps no copy, and nobody can make it again.</p>
<p class="govuk-body">Everybody who was screened and not chosen is kept without a name. With this key and a pupil number the school can say which row is whose: for an inspection, an evaluation, or a family that asks. Keep it where only the head may open it.</p>
<p class="kith-room__key"><code>${text.match(/.{8}/g)!.join(' ')}</code></p>
<p class="govuk-body">Mark of this key, to tell it from others: <strong>${keyMark(key)}</strong>. ${room.school}, screen of ${room.as_of}.</p>
<form method="post" action="/identify/cohorts/${room.id}/key-file"><input type="hidden" name="key" value="${text}">${button({ text: 'Save it as a file' })}</form>
<p class="govuk-body"><a class="govuk-link" href="/identify/cohorts/${room.id}/${next}">I have it: go on</a></p>`,
  }
}

function other(side: Side): Side {
  return side === 'school' ? 'programme' : 'school'
}
