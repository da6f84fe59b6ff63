import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { input } from '#design/input.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { tag } from '#design/tag.ts'
import { textarea } from '#design/textarea.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { dayOfMoment, timeOf, todayOf } from '#records/places/today.ts'
import { besideEntry } from '../../rights/beside.html.ts'
import { correctionsOf } from '../../rights/corrections.ts'
import type { Audience, NoteMark } from '../contacts.ts'
import {
  answerContact,
  answersTo,
  childrenOfContact,
  justSaved,
  type Version,
  versionsOf,
  withdrawContact,
} from '../contacts.ts'
import { dayAndTime } from '../day-and-time.ts'
import { noteWords, wentWords } from '../note.html.ts'
import { contactRules } from '../settings.ts'
import { wayBack, withSaid } from '../way-back.ts'
import { writing } from '../who.ts'
import { AUDIENCE_WORDS, contactTitle, MARK_WORDS, whomToAsk } from '../words.ts'

/** One contact: what stands, what stood before, what the manager said; and what may be done with it. */
export const contact: PageFunction = visit => show(visit)

/** Takes back what one logged oneself: in the first minutes by one touch, later with a reason that is shown. */
export const undo: PageFunction = async visit => {
  const { tx, form, params, requestId } = visit
  const id = params.contact ?? ''
  const [last] = (await found(visit)).slice(-1)
  const { undoMinutes } = contactRules((await blueprintInForce(tx)).content)
  const because = form.text('because') || undefined
  if (because && (because.length < 3 || because.length > 300))
    return await show(visit, { because: 'Write why, in at most 300 letters' })
  const children = await childrenOfContact(tx, id)
  const said = await withdrawContact(tx, id, { withinMinutes: undoMinutes, because })
  if (said === undefined) throw new NotFound('not theirs to take back')
  if (said === 'too-late')
    return await show(visit, {
      because: `${undoMinutes} minutes are over. Write why, and it is taken back and shown as that`,
    })
  for (const { child_id: childId } of children)
    await record(tx, {
      action: 'took-back-contact',
      subject: 'contact',
      subjectId: id,
      childId,
      why: await whyMaySee(tx, childId),
      request: requestId,
    })
  const home = `/support/children/${last!.child_id}`
  return seeOther(withSaid(wayBack(form.text('next'), home), { undone: id }))
}

/** What the manager and the worker agreed, written beside the contact that asked. */
export const answer: PageFunction = async visit => {
  const { tx, form, params, requestId } = visit
  const posted = form.text('id')
  if (!isId(posted))
    throw new BadRequest('The form came without its number. Open the page again and write it there.')
  const last = (await found(visit)).at(-1)!
  const words = form.text('words')
  if (words === '' || words.length > 2000)
    return await show(visit, { words: 'Write what you agreed, in at most 2,000 letters' })
  if (last.withdrawn_at !== null)
    return await show(visit, { words: `It was taken back meanwhile, so this is not kept: “${words}”` })
  const id = idOfPost(posted, params.contact!, words)
  const added = await answerContact(tx, { id, formId: params.contact!, words })
  if (added)
    await record(tx, {
      action: 'answered-contact',
      subject: 'contact',
      subjectId: params.contact!,
      childId: last.child_id,
      why: await whyMaySee(tx, last.child_id),
      request: requestId,
    })
  return seeOther(`/support/contacts/${params.contact}`)
}

/** The versions of the contact of the address. Throws NotFound where there is none that the actor may see. */
export async function found({ tx, params }: Visit): Promise<Version[]> {
  const id = params.contact ?? ''
  const versions = isId(id) ? await versionsOf(tx, id) : []
  if (versions.length === 0) throw new NotFound('no such contact')
  return versions
}

async function show(visit: Visit, wrong: { because?: string; words?: string } = {}): Promise<Sheet> {
  const { tx, actor, params, requestId } = visit
  const versions = await found(visit)
  const last = versions.at(-1)!
  const { child_id: childId } = last
  await record(tx, {
    action: 'saw-child',
    subject: 'contact',
    subjectId: params.contact!,
    childId,
    why: await whyMaySee(tx, childId),
    request: requestId,
  })
  const { undoMinutes } = contactRules((await blueprintInForce(tx)).content)
  const [children, answers, mine, own, corrections] = await Promise.all([
    childrenOfContact(tx, last.form_id),
    answersTo(
      tx,
      versions.map(each => each.id),
    ),
    writing(tx, childId),
    justSaved(tx, last.form_id, undoMinutes),
    correctionsOf(tx, childId),
  ])
  const ofThis = corrections.filter(each => versions.some(({ id }) => id === each.entry_id))
  const home = `/support/children/${childId}`
  const stands = last.withdrawn_at === null
  const readable = !last.noted || last.words !== null
  return {
    title: 'A contact',
    heading: contactTitle(last),
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: html`<bdi>${shortNameOf(children[0] ?? { forename: null, surname: null })}</bdi>`, href: home },
      { text: 'What’s happened', href: `${home}/happened` },
      { text: 'A contact' },
    ],
    errors: Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` })),
    body: html`
<p class="govuk-body">On the record of ${children.map(
      (each, at) =>
        html`${at > 0 && ', '}<a class="govuk-link" href="/support/children/${each.child_id}"><bdi>${shortNameOf(each)}</bdi></a>`,
    )}</p>
${!stands && insetText({ text: html`Taken back ${dayAndTime(visit, last.withdrawn_at!)}${last.withdrawn_because && html`: ${last.withdrawn_because}`}` })}
${versions.toReversed().map((version, at) => versionOf(visit, version, at === 0, versions.length > 1))}
${besideEntry(ofThis, todayOf(visit))}
${answers.map(each =>
  insetText({
    text: html`<p class="govuk-body"><strong><bdi>${each.answered_by}</bdi></strong>, ${dayAndTime(visit, each.answered_at)}</p><p class="kith-note__words">${each.words}</p>`,
  }),
)}
${stands && last.asks_manager && answers.length === 0 && waits(visit, last, wrong.words)}
<div class="govuk-button-group">${stands && mine.mine && readable && button({ text: 'Put it right', href: `/support/contacts/${last.form_id}/change`, classes: 'govuk-button--secondary' })}
${stands && own?.fresh && html`<form method="post" action="/support/contacts/${last.form_id}/undo">${button({ text: 'Undo', classes: 'govuk-button--secondary' })}</form>`}</div>
${stands && own && !own.fresh && takeBack(visit, last.form_id, wrong.because)}
${!readable && !may(actor, 'do lead the team') && html`<p class="govuk-body">You can see that there is a note, and not read it.</p>`}`,
  }
}

function versionOf(visit: Visit, version: Version, stands: boolean, several: boolean): Html {
  const today = todayOf(visit)
  const backDated = version.occurred_on !== dayOfMoment(visit, version.captured_at)
  return html`<section class="kith-version">
${several && html`<h2 class="govuk-heading-s">${stands ? 'As it stands' : html`Before ${tag({ text: 'Amended', colour: 'grey' })}`}</h2>`}
<p class="govuk-body-s kith-origin">${shortDate(version.occurred_on, today)}${version.occurred_at && ` at ${version.occurred_at}`}${version.minutes !== null && `, ${version.minutes} minutes`}. <bdi>${version.writer}</bdi> wrote it ${dayAndTime(visit, version.captured_at)}${backDated && ', back-dated'}${lateness(visit, version)}${version.taken_in_by && html`; taken in by <bdi>${version.taken_in_by}</bdi>`}.</p>
${wentWords(version.how_went)}
${version.mark && html`<p class="govuk-body">${tag({ text: MARK_WORDS[version.mark as NoteMark], colour: version.mark === 'words' ? 'blue' : 'green' })}</p>`}
${noteWords(version)}
${version.noted && version.words === null && insetText({ text: html`There is a note, kept to a few people. If you need to know it, ask <bdi>${whomToAsk(version.audience, version.writer)}</bdi>.` })}
${version.noted && html`<p class="govuk-body-s kith-origin">Who can see the note: ${AUDIENCE_WORDS[version.audience as Audience].text.replace(/^Me\b/, version.writer)}.</p>`}
</section>`
}

// A phone's clock may be wrong: that is shown, and not corrected.
function lateness(visit: Visit, { captured_at, received_at }: Version): string {
  const minutes = Math.round((received_at.getTime() - captured_at.getTime()) / 60_000)
  return Math.abs(minutes) > 5
    ? `; it arrived ${dayAndTime(visit, received_at)} (${timeOf(visit, received_at)})`
    : ''
}

function waits({ actor, form }: Visit, last: Version, wrong: string | undefined): Html {
  return may(actor, 'do lead the team')
    ? html`<form method="post" action="/support/contacts/${last.form_id}/answer" novalidate>
<input type="hidden" name="id" value="${formId()}">
${textarea({ name: 'words', label: { text: html`<bdi>${last.writer}</bdi> asks you about this. What did you agree?`, classes: 'govuk-label--s' }, hint: 'Whoever may read the note reads this too', rows: 3, value: form.text('words'), errorMessage: wrong })}
${button({ text: 'Write it down' })}
</form>`
    : insetText({ text: 'This waits for the programme manager, who was asked about it.' })
}

function takeBack({ form }: Visit, id: string, wrong: string | undefined): Html {
  return html`<form method="post" action="/support/contacts/${id}/undo" novalidate>
<h2 class="govuk-heading-s">Should it not be here at all?</h2>
${input({ name: 'because', label: 'Why is it taken back?', hint: 'Such as: it was about another child. The record shows that it was taken back, and why', value: form.text('because'), errorMessage: wrong })}
${button({ text: 'Take it back', classes: 'govuk-button--warning' })}
</form>`
}
