// What happened in Early Help, for the timeline.
import { day, many, moment, orNull, queries, text, uuid } from '#platform/database/queries.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Happenings } from '#records/children/happenings.ts'
import { episodeHome } from './words.ts'

const db = queries(new URL('./happened.sql', import.meta.url), {
  findHappened: many({
    id: uuid,
    what: orNull(text),
    on_day: orNull(day),
    at: moment,
    words: orNull(text),
    by_name: orNull(text),
  }),
})

export const earlyHelpHappenings: Happenings = async ({ tx, actor }, childId, span) => {
  if (!may(actor, 'read early_help')) return []
  const rows = await db.findHappened(tx, { child_id: childId, from_day: span.from, to_day: span.to })
  return rows.map(row => ({
    id: `${row.id} ${row.what} ${row.at.getTime()}`,
    day: row.on_day ?? span.from,
    at: row.at,
    kind: 'help',
    title: TITLES[row.what ?? ''] ?? 'Early Help',
    by: row.by_name ?? undefined,
    body: row.words ? html`<p class="govuk-body"><bdi>${row.words}</bdi></p>` : undefined,
    href: episodeHome(childId, row.id),
  }))
}

const TITLES: Record<string, string> = {
  began: 'Early Help episode begun',
  'ended outcomes-met': 'Early Help closed: outcomes met',
  'ended step-up': 'Early Help closed: stepped up to a statutory service',
  'ended no-further-action': 'Early Help closed: no further action',
  up: 'Early Help stepped up within the episode',
  down: 'Early Help stepped down within the episode',
  reviewed: 'Early Help reviewed',
  'need met': 'A need of the family met',
  'need not-met': 'A need of the family not met',
  lead: 'Early Help has another lead practitioner',
}
