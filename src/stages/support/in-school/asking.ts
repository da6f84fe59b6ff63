// A form of a child's record, as data: what it asks, how it is read and where it is kept. Shown on GET, kept once on POST; what is
// wrong, or could not be kept for what somebody else did meanwhile, comes back with everything typed.
import { button } from '#design/button.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { isTyped } from '#platform/written.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { type ChildOfVisit, childOfVisit, childSheet, takesPart } from '../child/frame.html.ts'
import type { Showing, Wrong } from './fields.ts'
import { schoolHome } from './words.ts'

/** Who is asked about, and whatever of theirs the form is about: a plan, a placement. */
export type Asking<Of> = { visit: Visit; child: ChildOfVisit; of: Of; today: string }

export type Asked<Of, Read> = {
  /** The tab of the browser and the last step of the way back: no name. */
  title: string
  heading?: (asking: Asking<Of>) => string
  submit: string
  /** What the audit calls it, and about what: `told-school`, `staff-told`. */
  action: string
  subject: string
  /** What it is about. Throws NotFound where there is none. */
  of: (visit: Visit, child: ChildOfVisit) => Promise<Of>
  fields: (showing: Showing, asking: Asking<Of>) => Html
  read: (asking: Asking<Of>, wrong: Wrong) => Read
  /** Keeps it under this id: true, or the ids that are new. The same form twice is one, by the id, and then nothing is. */
  keep: (asking: Asking<Of>, id: string, read: Read) => Promise<boolean | readonly string[]>
  /**
   * Why nothing was kept, as a sentence, where it is for what somebody else did and not because this form came before.
   * Asked after `keep`, of what stands by then.
   */
  inTheWay?: (asking: Asking<Of>, id: string, read: Read) => Sentence | Promise<Sentence>
  back: (asking: Asking<Of>) => string
  /** Where it leads instead, where what was kept is not yet the end of it. */
  onward?: (asking: Asking<Of>, id: string) => Promise<string | undefined>
  /** The tab that the form stands under: School, unless it is of another part. */
  tab?: (childId: string) => string
  /** How the audit names a look at it. */
  looked?: string
  /** Whether something new begins: not with somebody who takes no part any more. */
  begins?: true | ((asking: Asking<Of>) => boolean)
  /** Keeps what was written in time and sent too late, where there is a place for it. False where there is none. */
  keepLate?: (asking: Asking<Of>, id: string, read: Read) => Promise<boolean>
}

type Sentence = string | undefined

/** The two pages of a form. */
export function ask<Of, Read>(
  gathered: Gathered,
  asked: Asked<Of, Read>,
): { show: PageFunction; take: PageFunction } {
  return {
    show: async visit => sheet(gathered, asked, await askingOf(asked, visit, asked.looked ?? 'school'), {}),
    take: async visit => {
      const asking = await askingOf(asked, visit, undefined)
      const form = visit.form.text('id')
      if (!isId(form))
        throw new BadRequest('The form came without its number. Open the page again and write it there.')
      const late = isTooLate(asked, asking)
      const wrong: Wrong = {}
      const read = asked.read(asking, wrong)
      const readable = Object.keys(wrong).length === 0
      if (!readable && !late) return sheet(gathered, asked, asking, wrong)
      const id = idOfPost(form, asking.child.id, JSON.stringify(read))
      const noted = () =>
        record(visit.tx, {
          action: asked.action,
          subject: asked.subject,
          subjectId: id,
          childId: asking.child.id,
          why: asking.child.why,
          request: visit.requestId,
        })
      if (late) {
        const there = readable && (await asked.keepLate?.(asking, id, read))
        if (there) await noted()
        return sheet(gathered, asked, asking, {}, there ? 'kept' : 'not-kept')
      }
      const kept = await asked.keep(asking, id, read)
      if (kept === true || (kept !== false && kept.length > 0)) await noted()
      else if (asked.inTheWay) {
        const now = { ...asking, of: await asked.of(visit, asking.child) }
        const sentence = await asked.inTheWay(now, id, read)
        if (sentence) return sheet(gathered, asked, now, { asked: sentence })
      }
      return seeOther((await asked.onward?.(asking, id)) ?? asked.back(asking))
    },
  }
}

/** What stands, where somebody else said it in other words: the sentence of a form that settles something. */
export function otherWords(sentence: string, standing: string | null, sent: string): string | undefined {
  return standing === null || standing === sent ? undefined : `${sentence}: “${standing}”`
}

async function askingOf<Of, Read>(
  asked: Asked<Of, Read>,
  visit: Visit,
  looked: string | undefined,
): Promise<Asking<Of>> {
  const child = await childOfVisit(visit, looked)
  return { visit, child, of: await asked.of(visit, child), today: todayOf(visit) }
}

function isTooLate<Of, Read>({ begins }: Asked<Of, Read>, asking: Asking<Of>): boolean {
  return (typeof begins === 'function' ? begins(asking) : begins === true) && !takesPart(asking.child)
}

function sheet<Of, Read>(
  gathered: Gathered,
  asked: Asked<Of, Read>,
  asking: Asking<Of>,
  wrong: Wrong,
  late?: 'kept' | 'not-kept',
): Sheet {
  const { visit, child } = asking
  return childSheet(visit, gathered, child, {
    tab: (asked.tab ?? schoolHome)(child.id),
    title: asked.title,
    under: asked.title,
    form: true,
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    body: html`
<h2 class="govuk-heading-l">${asked.heading?.(asking) ?? asked.title}</h2>
${
  isTooLate(asked, asking)
    ? html`<p class="govuk-body-l">They do not take part any more, so nothing new begins. What was there stays readable.</p>
${late && lateWords(visit, late)}
<p class="govuk-body"><a class="govuk-link" href="${asked.back(asking)}">Go back</a></p>`
    : html`<form method="post" id="asked" novalidate>
<input type="hidden" name="id" value="${visit.form.text('id') || formId()}">
${asked.fields({ form: visit.form, wrong }, asking)}
<div class="govuk-button-group">${button({ text: asked.submit })}<a class="govuk-link" href="${asked.back(asking)}">Leave it</a></div>
</form>`
}`,
  })
}

// They wrote while the child took part, and it came after: their words are before them, whatever became of them.
function lateWords({ form }: Visit, late: 'kept' | 'not-kept'): Html {
  const written = writtenIn(form)
  if (written.length === 0)
    return html`<p class="govuk-body">What you sent came too late, and was not kept.</p>`
  return html`<h3 class="govuk-heading-m">What you wrote</h3>
<p class="govuk-body">${late === 'kept' ? 'It came too late to change anything. It is kept as it is, under every version of the plan.' : 'It came too late and was not kept. It stands here, and nowhere else: copy what you need.'}</p>
${written.map(words => html`<p class="govuk-inset-text kith-note__words"><bdi>${words}</bdi></p>`)}`
}

function writtenIn(form: Visit['form']): string[] {
  return form
    .names()
    .flatMap(name => form.all(name))
    .filter(isTyped)
}
