// Early Help of everybody the reader may see: what drifts and what nears a step up first, then all that is open; and those
// around whom the reader is without leading, of whom they learn whom to ask.
import { contextualDate } from '#design/contextual-date.ts'
import type { PageFunction } from '#design/route.ts'
import { type Column, tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { openDaysOf } from '#records/places/open-days.ts'
import { todayOf } from '#records/places/today.ts'
import { cardName } from '../../in-school/words.ts'
import { leadsOf } from '../episodes.ts'
import { aroundOnly, type OpenEpisode, openEpisodes } from '../open.ts'
import { type EarlyHelpWords, earlyHelpWords } from '../settings.ts'
import { type Standing, standingOf } from '../standing.ts'
import { waitingReferrals, waitingReferralsPart } from '../waiting-referrals.html.ts'
import { earlyHelpHome } from '../words.ts'

/** The whole place's episodes leave it as a file by one person's hand. */
export const EXPORT = 'do lead the team'
/** What the council says comes in by whoever takes files in, and sees what it would change. */
const IMPORT = 'do import files'

type Row = OpenEpisode & Standing & { next: string }

export const earlyHelpList: PageFunction = async visit => {
  const { tx, actor, requestId } = visit
  const today = todayOf(visit)
  const [episodes, words, around, referrals] = await Promise.all([
    openEpisodes(tx),
    earlyHelpWords(tx),
    aroundOnly(tx),
    waitingReferrals(tx),
  ])
  const rows = await standings(visit.tx, episodes, words, today)
  const leads = await leadsOf(
    tx,
    around.map(each => each.child_id),
  )
  await record(tx, {
    action: 'saw-list',
    subject: 'early-help',
    request: requestId,
    detail: { episodes: rows.length, around: around.length, referrals: referrals.length },
  })
  const waiting = rows
    .filter(each => each.drifts.length + each.nears.length > 0)
    .sort((a, b) => b.nears.length - a.nears.length || (a.next < b.next ? -1 : 1))
  return {
    title: 'Early Help',
    heading: 'Early Help',
    wide: true,
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Early Help' }],
    body: html`
<p class="govuk-body-l">${counted(rows.length, 'open episode', 'open episodes')} of those you may see; you lead ${rows.filter(each => each.mine).length}.</p>
${may(actor, EXPORT) && html`<p class="govuk-body"><a class="govuk-link" href="/support/early-help/council-file">Make the council’s file</a></p>`}
${may(actor, IMPORT) && html`<p class="govuk-body"><a class="govuk-link" href="/identify/imports/new">Take in what the council sent</a></p>`}
<h2 class="govuk-heading-m">Drifting, or near a step up</h2>
${tableCards<Row>({
  caption: 'Episodes to look at',
  captionHidden: true,
  rows: waiting,
  link: nameColumn,
  columns: [{ heading: 'Why', cell: reasons, long: true }, leadColumn, nextColumn(today)],
  empty: 'None drifts, and none nears a step up.',
})}
${waitingReferralsPart(referrals, today)}
<h2 class="govuk-heading-m">All that are open</h2>
${tableCards<Row>({
  caption: 'Open episodes',
  captionHidden: true,
  rows,
  link: nameColumn,
  columns: [
    { heading: 'School', cell: each => each.school },
    { heading: 'Level of need', cell: each => each.level_name },
    leadColumn,
    nextColumn(today),
  ],
  empty: 'No episode is open among those you may see.',
})}
${
  leads.length > 0 &&
  html`<h2 class="govuk-heading-m">You are around these families; somebody else leads</h2>
${tableCards({
  caption: 'Whom to ask',
  captionHidden: true,
  rows: leads,
  link: {
    heading: 'Who',
    text: each => {
      const child = around.find(one => one.child_id === each.child_id)
      return html`<bdi>${cardName({ forename: child?.forename ?? null, initial: child?.surname?.charAt(0) ?? null })}</bdi>`
    },
  },
  columns: [
    { heading: 'Lead practitioner', cell: each => html`<bdi>${each.lead}</bdi>, ${each.organisation}` },
    { heading: 'How to reach them', cell: each => each.reach },
  ],
  empty: '',
})}`
}`,
  }
}

async function standings(
  tx: Parameters<typeof openEpisodes>[0],
  episodes: OpenEpisode[],
  words: EarlyHelpWords | undefined,
  today: string,
): Promise<Row[]> {
  const from = episodes.map(each => each.began_on).sort()[0]
  const schools = episodes.flatMap(each => each.school_id ?? [])
  const open = from === undefined ? new Map() : await openDaysOf(tx, schools, from, today)
  return episodes.map(each => {
    const next = each.next_on ?? each.review_by
    const judged = {
      beganOn: each.began_on,
      reviewedOn: each.reviewed_on,
      leans: each.leans,
      nextReviewOn: next,
      needsOpen: each.needs_open ?? 0,
      hasLead: each.lead !== null,
    }
    const standing = words
      ? standingOf(judged, open.get(each.school_id ?? '') ?? [], today, words)
      : { drifts: [], nears: [] }
    return { ...each, ...standing, next }
  })
}

const nameColumn = {
  heading: 'Who',
  href: (each: Row) => earlyHelpHome(each.child_id),
  text: (each: Row) =>
    html`<bdi>${cardName({ forename: each.forename, initial: each.surname?.charAt(0) ?? null })}</bdi>`,
}

const leadColumn: Column<Row> = {
  heading: 'Lead practitioner',
  cell: each =>
    each.lead &&
    (each.mine ? html`<strong>You</strong>` : html`<bdi>${each.lead}</bdi>, ${each.organisation}`),
}

const nextColumn = (today: string): Column<Row> => ({
  heading: 'Next review',
  cell: each => contextualDate({ date: each.next, today, overdue: 'Late' }),
})

function reasons({ drifts, nears }: Row) {
  return html`${nears.map(each => html`${tag({ text: 'Near a step up', colour: 'blue' })} ${each}<br>`)}${drifts.map(each => html`${tag({ text: 'Drifting', colour: 'yellow' })} ${each}<br>`)}`
}
