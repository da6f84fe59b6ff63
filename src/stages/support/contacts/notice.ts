// What is said where somebody goes on after saving: on whatever page they were, with Undo beside it.
import { button } from '#design/button.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { justSaved } from './contacts.ts'
import { findDraft } from './drafts.ts'
import { contactRules } from './settings.ts'
import { withSaid } from './way-back.ts'
import { contactTitle } from './words.ts'

/** The banner for `?saved=`, `?kept=` or `?undone=` of an address; undefined where there is nothing to say. */
export async function savedNotice(visit: Visit): Promise<Html | undefined> {
  const { query, actor } = visit
  if (!may(actor, 'write notes')) return undefined
  const [saved, kept, undone] = ['saved', 'kept', 'undone'].map(name => query.get(name) ?? '')
  if (isId(saved!)) return await saidSaved(visit, saved!)
  if (isId(kept!)) return await saidKept(visit, kept!)
  if (isId(undone!)) return await saidUndone(visit, undone!)
  return undefined
}

async function saidSaved(visit: Visit, id: string): Promise<Html | undefined> {
  const { tx, path, query } = visit
  const { undoMinutes } = contactRules((await blueprintInForce(tx)).content)
  const saved = await justSaved(tx, id, undoMinutes)
  if (!saved || saved.withdrawn || !saved.fresh) return undefined
  const next = withSaid(`${path}?${query}`, {})
  return notificationBanner({
    type: 'success',
    titleText: 'Saved',
    content: html`<p class="govuk-notification-banner__heading">Saved. ${contactTitle(saved)}, ${named(saved)}</p>
<form method="post" action="/support/contacts/${id}/undo"><input type="hidden" name="next" value="${next}">${button({ text: 'Undo', classes: 'govuk-button--secondary govuk-button--small' })} <a class="govuk-notification-banner__link" href="/support/contacts/${id}">Open it</a></form>`,
  })
}

async function saidKept({ tx, path, query }: Visit, id: string): Promise<Html | undefined> {
  const draft = await findDraft(tx, id)
  if (!draft) return undefined
  const next = encodeURIComponent(withSaid(`${path}?${query}`, {}))
  return notificationBanner({
    type: 'success',
    titleText: 'Kept',
    content: html`<p class="govuk-notification-banner__heading">Kept as not finished. Nobody else reads it. <a class="govuk-notification-banner__link" href="/support/children/${draft.child_id}/log?draft=${id}&amp;next=${next}">Go on with it</a></p>`,
  })
}

async function saidUndone({ tx }: Visit, id: string): Promise<Html | undefined> {
  const saved = await justSaved(tx, id, 60)
  return saved?.withdrawn
    ? notificationBanner({ type: 'success', titleText: 'Undone', text: 'Undone. It is not on the record.' })
    : undefined
}

function named(saved: { forename: string | null; surname: string | null; children: number }): Html {
  const others = saved.children - 1
  return html`<bdi>${shortNameOf(saved)}</bdi>${others > 0 && ` and ${others} more`}`
}
