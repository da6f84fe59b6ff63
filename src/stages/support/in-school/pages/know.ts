// Who in school should know: the form, what was said to one person, the note for them to print, told and ended.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { childOfVisit, childSheet } from '../../child/frame.html.ts'
import { ask, otherWords } from '../asking.ts'
import { dayField, lineField, readDay, readWords, readWordsIfAny, wordsField } from '../fields.ts'
import { endTelling, markTold, stands, type Telling, tellingsOf, tellStaff } from '../telling.ts'
import { schoolHome } from '../words.ts'

const MOST = { name: 120, role: 60, what: 500, allowance: 300 }

/** Lets a named person at school know what the family lets us say. */
export const letKnow = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Let somebody in school know',
    submit: 'Keep it',
    action: 'agreed-what-school-knows',
    subject: 'staff-told',
    begins: true,
    of: async () => undefined,
    fields: showing => html`
${lineField(showing, { name: 'name', label: 'Who at school?', hint: 'One person, by name' })}
${lineField(showing, { name: 'role', label: 'What are they to the child?', hint: 'Such as: class teacher, maths' })}
${wordsField(showing, { name: 'what', label: 'What does the family let us say?', hint: 'These words and no more. What is for safeguarding goes to the safeguarding lead, not here', most: MOST.what })}
${wordsField(showing, { name: 'allowance', label: 'What do they allow because of it? (optional)', hint: 'Such as: homework a day late; may step out for five minutes', most: MOST.allowance, rows: 2 })}
${lineField(showing, { name: 'yes-by', label: 'Who in the family said yes to this?', hint: 'By name, and what they are to the child' })}
${dayField(showing, { name: 'yes', legend: 'When did they say yes?' })}
${dayField(showing, { name: 'until', legend: 'Until when?', hint: 'It ends by itself on that day' })}`,
    read: ({ visit: { form }, today }, wrong) => ({
      name: readWords(form, wrong, 'name', 'Say who at school should know', MOST.name),
      role: readWords(form, wrong, 'role', 'Say what they are to the child', MOST.role),
      what: readWords(form, wrong, 'what', 'Write what the family lets us say', MOST.what),
      allowance: readWordsIfAny(form, wrong, 'allowance', MOST.allowance),
      yesBy: readWords(
        form,
        wrong,
        'yes-by',
        'Say who in the family said yes: without it nothing is told',
        MOST.name,
      ),
      yesOn: readDay(form, wrong, 'yes', 'Enter the day on which they said yes', {
        until: [today, 'The day on which they said yes is not in the future'],
      }),
      until: readDay(form, wrong, 'until', 'Enter the day on which it ends', {
        from: [today, 'It ends today or later'],
      }),
    }),
    keep: ({ visit, child }, id, read) => tellStaff(visit.tx, [{ id, childId: child.id, ...read }]),
    back: ({ child }) => schoolHome(child.id),
  })

/** Ends it before its day. */
export const endKnowing = (gathered: Gathered) =>
  ask(gathered, {
    title: 'End what somebody may know',
    submit: 'End it',
    action: 'ended-what-school-knows',
    subject: 'staff-told',
    of: async visit => await tellingOf(visit),
    fields: showing => html`
${lineField(showing, { name: 'because', label: 'Why does it end now?', hint: 'Such as: the family has changed its mind' })}`,
    read: ({ visit: { form } }, wrong) => ({
      because: readWords(form, wrong, 'because', 'Say why it ends now', MOST.allowance),
    }),
    keep: ({ visit, child, of, today }, _id, read) =>
      endTelling(visit.tx, child.id, { id: of.id, onDay: today, ...read }),
    inTheWay: ({ of }, _id, { because }) => otherWords('It was ended before', of.ended_because, because),
    back: ({ child }) => `${schoolHome(child.id)}?done=ended`,
  })

/** What one person at school may know, with the yes it rests on. */
export const knowing =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'school')
    const telling = await tellingOf(visit)
    const today = todayOf(visit)
    const here = `${schoolHome(child.id)}/know/${telling.id}`
    const open = stands(telling, today)
    return childSheet(visit, gathered, child, {
      tab: schoolHome(child.id),
      title: 'Who in school should know',
      under: 'Who in school should know',
      body: html`
<h2 class="govuk-heading-l"><bdi>${telling.name}</bdi>, ${telling.role}</h2>
${summaryList({
  rows: [
    { key: { text: 'What the family lets us say' }, value: { text: html`<bdi>${telling.what}</bdi>` } },
    {
      key: { text: 'Allowed because of it' },
      value: { text: html`<bdi>${telling.allowance ?? 'Nothing agreed'}</bdi>` },
    },
    {
      key: { text: 'The family’s yes' },
      value: { text: html`<bdi>${telling.yes_by}</bdi>, ${dayInFull(telling.yes_on)}` },
    },
    {
      key: { text: 'Written down' },
      value: {
        text: html`${telling.made_by ? html`by <bdi>${telling.made_by}</bdi>` : 'Not known by whom'}`,
      },
    },
    {
      key: { text: 'Told' },
      value: {
        text: telling.told_on
          ? html`${dayInFull(telling.told_on)}${telling.told_by && html` by <bdi>${telling.told_by}</bdi>`}`
          : 'Not yet',
      },
    },
    {
      key: { text: open ? 'Until' : 'Ended' },
      value: {
        text: html`${dayInFull(telling.ended_on ?? telling.until)}${telling.ended_because && html`: <bdi>${telling.ended_because}</bdi>`}`,
      },
    },
  ],
})}
${open && html`<div class="govuk-button-group">${button({ text: 'A note to print', href: `${here}/note` })}${may(visit.actor, 'write plan') && html`<a class="govuk-link" href="${here}/end">End it before its day</a>`}</div>`}
<p class="govuk-body"><a class="govuk-link" href="${schoolHome(child.id)}">Back to School</a></p>`,
    })
  }

/** The note for that person, and for nobody else: a sheet of paper with only what was agreed. */
export const knowingNote =
  (_gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, undefined)
    const telling = await tellingOf(visit)
    const today = todayOf(visit)
    if (!stands(telling, today)) throw new NotFound('it has ended')
    await record(visit.tx, {
      action: 'printed',
      subject: 'staff-told',
      subjectId: telling.id,
      childId: child.id,
      why: child.why,
      request: visit.requestId,
    })
    const first = [child.forename, child.surname && `${child.surname.slice(0, 1)}.`].filter(Boolean).join(' ')
    return {
      title: 'A note to hand over',
      heading: html`For <bdi>${telling.name}</bdi>`,
      backLink: undefined,
      body: html`
<p class="govuk-body-l"><bdi>${first}</bdi> Their family said yes to telling you this. Please keep it to yourself.</p>
<p class="govuk-body"><bdi>${telling.what}</bdi></p>
${telling.allowance && html`<h2 class="govuk-heading-m">What was agreed with you</h2><p class="govuk-body"><bdi>${telling.allowance}</bdi></p>`}
<p class="govuk-body">Until ${dayInFull(telling.until)}. ${visit.actor.name && html`Ask <bdi>${visit.actor.name}</bdi> if anything is not clear.`}</p>
<p class="govuk-body kith-not-printed"><a class="govuk-link" href="${schoolHome(child.id)}/know/${telling.id}">Back</a>. Print this page from your browser, hand it over, and press <em>Told today</em> on the School page.</p>`,
    }
  }

/** Writes down that the person was told today. */
export const toldToday: PageFunction = async visit => {
  const child = await childOfVisit(visit, undefined)
  const telling = await tellingOf(visit)
  if (await markTold(visit.tx, child.id, telling.id, todayOf(visit)))
    await record(visit.tx, {
      action: 'told-school',
      subject: 'staff-told',
      subjectId: telling.id,
      childId: child.id,
      why: child.why,
      request: visit.requestId,
    })
  return seeOther(`${schoolHome(child.id)}?done=told`)
}

async function tellingOf(visit: Visit): Promise<Telling> {
  const all = await tellingsOf(visit.tx, visit.params.child ?? '', todayOf(visit))
  const found = all.find(each => each.id === visit.params.telling)
  if (!found) throw new NotFound('nothing of this kind')
  return found
}
