// What happened in Early Help, for the timeline.
import { day, many, moment, orNull, queries, text, uuid } from '#platform/database/queries.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Happening, Happenings } from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'
import { referralsHappened } from './referrals.ts'
import { episodeHome, referralHome } from './words.ts'

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
  const [rows, referrals] = await Promise.all([
    whereKept(tx, childId, 'early help', () =>
      db.findHappened(tx, { child_id: childId, from_day: span.from, to_day: span.to }),
    ),
    whereKept(tx, childId, 'statutory referrals', () => referralsHappened(tx, childId, span)),
  ])
  const told = (row: (typeof rows)[number], titles: Record<string, string>, href: string): Happening => ({
    id: `${row.id} ${row.what} ${row.at.getTime()}`,
    day: row.on_day ?? span.from,
    at: row.at,
    kind: 'help',
    title: titles[row.what ?? ''] ?? 'Early Help',
    by: row.by_name ?? undefined,
    body: row.words ? html`<p class="govuk-body"><bdi>${row.words}</bdi></p>` : undefined,
    href,
  })
  return [
    ...rows.map(row => told(row, TITLES, episodeHome(childId, row.id))),
    ...referrals.map(row => told(row, OF_REFERRALS, referralHome(childId, row.id))),
  ]
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

const OF_REFERRALS: Record<string, string> = {
  sent: 'Referral sent',
  acknowledged: 'Referral acknowledged',
  accepted: 'Referral accepted',
  declined: 'Referral declined',
  'taken-back': 'Referral taken back',
  seen: 'Seen by the service',
  chased: 'Referral asked after',
  meanwhile: 'While a referral waits',
}
