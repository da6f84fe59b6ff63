import { daysBefore } from '#arithmetic/days.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import type { ChildPart, ChildSlot, Happening, LastDays } from '#records/children/happenings.ts'
import { todayOf } from '#records/places/today.ts'
import { dayHeading, entry } from '../entry.html.ts'
import { type ChildOfVisit, childOfVisit, childSheet, takesPart, takingPart } from '../frame.html.ts'
import { happenedWith } from '../happened.ts'
import { lastNotes } from '../timeline.ts'

/** So far back the last notes are looked for first: all that ever happened is asked only where there are none. */
const LATELY_DAYS = 60
const NOTES = 3

type Part = NonNullable<Awaited<ReturnType<ChildPart>>>

/** A child's first page: what next, in five seconds. Their own words first. */
export const overview =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'overview', { gathers: true })
    const [told, notes, days] = await Promise.all([
      Promise.all((gathered.childParts ?? []).map(part => part(visit, child.id))),
      notesOf(visit, gathered, child.id),
      Promise.all((gathered.lastDays ?? []).map(days => days(visit.tx, [child.id]))),
    ])
    const parts = told.filter(part => part !== undefined)
    const slot = (...slots: ChildSlot[]) =>
      slots.flatMap(each => parts.filter(part => part.slot === each).map(section))
    const home = `/support/children/${child.id}`
    return childSheet(visit, gathered, child, {
      title: 'Child or young person',
      tab: home,
      body: html`
${!takesPart(child) && notTakingPart(visit, child)}
<div class="kith-record">
<div>
${slot('words', 'agreed', 'next')}
${slot('lately')}
${await lately(notes, visit, home)}
${nothingOf(visit, parts, child)}
</div>
<div>
${slot('around')}
${lastDays(days.flat(), todayOf(visit))}
${slot('attendance', 'standing')}
${whoCanSee(visit, child, home)}
</div>
</div>`,
    })
  }

function section({ title, href, body }: Part): Html {
  return html`<section class="kith-part"><h2 class="govuk-heading-s">${href ? html`<a class="govuk-link" href="${href}">${title}</a>` : title}</h2>${body}</section>`
}

async function notesOf(visit: Visit, gathered: Gathered, childId: string): Promise<Happening[]> {
  const to = todayOf(visit)
  const recent = lastNotes(
    await happenedWith(visit, gathered, childId, { from: daysBefore(to, LATELY_DAYS), to, notes: true }),
    NOTES,
  )
  return recent.length < NOTES
    ? lastNotes(await happenedWith(visit, gathered, childId, { to, notes: true }), NOTES)
    : recent
}

async function lately(notes: Happening[], visit: Visit, home: string): Promise<Html> {
  const dated = { today: todayOf(visit), reader: visit.actor.name }
  return html`<section class="kith-part"><h2 class="govuk-heading-s"><a class="govuk-link" href="${home}/happened">Lately</a></h2>
${
  notes.length === 0
    ? html`<p class="govuk-body">${may(visit.actor, 'read notes') ? 'Nothing yet. Log your first hello.' : 'Notes are read by the team around the child.'}</p>`
    : html`<ol class="kith-lately">${await Promise.all(notes.map(each => entry(each, { open: true, dated })))}</ol>`
}</section>`
}

// The last day of a kind, whoever told it.
function lastDays(days: Awaited<ReturnType<LastDays>>, today: string): Html | null {
  const last = (kind: string) =>
    days
      .filter(each => each.kind === kind)
      .map(each => each.on_day)
      .sort()
      .at(-1)
  const [contact, seen] = [last('contact'), last('seen')]
  const said = [
    contact && `Last contact: ${dayHeading(contact, today)}`,
    seen && `Last seen: ${dayHeading(seen, today)}`,
  ].filter(Boolean)
  return said.length > 0 ? html`<p class="govuk-body-s kith-part">${said.join('. ')}.</p>` : null
}

// What is missing is said in one line and below: on a phone the last three notes stand above the fold.
function nothingOf({ actor }: Visit, parts: Part[], child: ChildOfVisit): Html | null {
  if (!takesPart(child)) return null
  const missing = [
    // Their words stand in notes: whoever reads none is told nothing of them.
    ...(may(actor, 'read notes') ? [['words', 'their own words']] : []),
    ['agreed', 'an agreed plan'],
    ['next', 'what is next'],
  ].flatMap(([slot, words]) => (parts.some(part => part.slot === slot) ? [] : [words!]))
  if (missing.length === 0) return null
  return html`<p class="govuk-body-s kith-part">Not here yet: ${missing.join(', ')}.</p>`
}

function notTakingPart({ actor }: Visit, child: ChildOfVisit): Html {
  const ended = child.enrolment !== undefined
  return insetText({
    text: html`<p class="govuk-body"><strong>${takingPart(child)}.</strong> ${
      ended
        ? 'Nothing new begins. What was written stays here for those who may read it.'
        : 'Both yeses come first: the family’s and the child’s own. Until then only what the school sent is shown, and only to those who may read it.'
    }</p>${
      !ended &&
      may(actor, 'read scores') &&
      html`<p class="govuk-body"><a class="govuk-link" href="/identify/children/${child.id}">What the school sent, and what the screen said</a></p>`
    }`,
  })
}

function whoCanSee({ actor }: Visit, { why }: ChildOfVisit, home: string): Html {
  return html`<section class="kith-part"><h2 class="govuk-heading-s">Who can see this</h2>
<p class="govuk-body-s">You can: ${why?.replaceAll(/\bmy\b/g, 'your')}. Kith notes that you looked.${
    may(actor, 'read notes')
      ? html` <a class="govuk-link" href="${home}/looked">Who else can, and who has looked</a>`
      : ' The Link Worker can tell you who else.'
  }</p></section>`
}
