// The page Early Help of a child's record: the open episode whole, or how one begins; those that are over below.
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import type { PageFunction } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { openDaysOf } from '#records/places/open-days.ts'
import { todayOf } from '#records/places/today.ts'
import { type ChildOfVisit, childOfVisit, childSheet, takesPart } from '../../child/frame.html.ts'
import { comparedWords } from '../../in-school/plan.html.ts'
import { attendanceSince } from '../../in-school/schooling.ts'
import { inSchoolRules } from '../../in-school/settings.ts'
import { actionsOf } from '../../reviews/actions.ts'
import { episodeFragment } from '../episode.html.ts'
import { aroundEpisode, type Episode, episodesOf, leadsOf, yesToEarlyHelp } from '../episodes.ts'
import { type Need, needsOf } from '../needs.ts'
import { outcomesOf } from '../outcomes.ts'
import { referralsOf } from '../referrals.ts'
import { reviewsOf } from '../reviews.ts'
import { type EarlyHelpWords, earlyHelpWords } from '../settings.ts'
import { standingOf } from '../standing.ts'
import { councilTold } from '../told.ts'
import { earlyHelpHome, endWords, episodeHome, wordOf } from '../words.ts'
import { referralsFragment } from './referral.ts'

/** The tab of the record. */
export const earlyHelpOfChild =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'early-help')
    const [episodes, referrals, told] = await Promise.all([
      episodesOf(visit.tx, child.id),
      referralsOf(visit.tx, child.id),
      councilTold(visit.tx, child.id),
    ])
    const writes = may(visit.actor, 'write early_help') && takesPart(child)
    const open = episodes.find(each => each.ended_on === null)
    const over = episodes.filter(each => each !== open)
    return childSheet(visit, gathered, child, {
      tab: earlyHelpHome(child.id),
      title: 'Early Help',
      body: html`
<h2 class="govuk-heading-l">Early Help</h2>
${open ? await episodePart(visit, child, open) : await nonePart(visit, child)}
${told && html`<p class="govuk-body-s">The council’s file of ${shortDate(told.said_on, todayOf(visit))} said: ${told.ended_on ? 'closed' : 'open'} since ${shortDate(told.ended_on ?? told.began_on, todayOf(visit))}${told.worker && html`, <bdi>${told.worker}</bdi>`}${told.organisation && html`, ${told.organisation}`}${told.made_by && html`. Taken in by <bdi>${told.made_by}</bdi>`}.</p>`}
${(referrals.length > 0 || writes) && referralsFragment(referrals, child.id, todayOf(visit), writes)}
${over.length > 0 && html`<h3 class="govuk-heading-m">Episodes that are over</h3><ul class="govuk-list">${over.map(each => pastLine(each, child.id, todayOf(visit)))}</ul>`}`,
    })
  }

/** One episode by its address: also one that is over. */
export const episodePage =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'early-help')
    const episode = await episodeOf(visit)
    return childSheet(visit, gathered, child, {
      tab: earlyHelpHome(child.id),
      title: 'Early Help episode',
      under: 'Early Help',
      body: html`
<h2 class="govuk-heading-l">Early Help episode</h2>
${await episodePart(visit, child, episode)}
<p class="govuk-body"><a class="govuk-link" href="${earlyHelpHome(child.id)}">Back to Early Help</a></p>`,
    })
  }

/** The episode of the address; NotFound where there is none or none of this child's. */
export async function episodeOf({ tx, params }: Visit): Promise<Episode> {
  const found = (await episodesOf(tx, params.child ?? '')).find(each => each.id === params.episode)
  if (!found) throw new NotFound('no such episode')
  return found
}

/** Whether the reader writes in an open episode: whoever leads it, or anybody who may where the lead has no account here. */
export function writesIn({ actor }: Visit, episode: Episode): boolean {
  return (
    may(actor, 'write early_help') &&
    episode.ended_on === null &&
    (episode.lead_id === null || episode.lead_id === actor.personId)
  )
}

async function episodePart(visit: Visit, child: ChildOfVisit, episode: Episode): Promise<Html> {
  const { tx, actor } = visit
  const today = todayOf(visit)
  const [around, needs, reviews, actions, yes, words] = await Promise.all([
    aroundEpisode(tx, episode.id),
    needsOf(tx, episode.id),
    reviewsOf(tx, episode.id),
    actionsOf(tx, child.id, episode.began_on),
    yesToEarlyHelp(tx, child.id),
    earlyHelpWords(tx),
  ])
  const openDays =
    (child.school_id &&
      (await openDaysOf(tx, [child.school_id], episode.began_on, today)).get(child.school_id)) ||
    []
  return episodeFragment({
    childId: child.id,
    episode,
    ...around,
    needs,
    reviews,
    actions: actions.filter(each => each.from_id === episode.id),
    outcomes:
      words && episode.ended_on !== null ? await becameOf(visit, child, episode, needs, words) : undefined,
    yes,
    words,
    today,
    standing:
      words && episode.ended_on === null
        ? standingOf(
            {
              beganOn: episode.began_on,
              reviewedOn: reviews[0]?.on_day ?? null,
              leans: reviews.map(each => each.leans),
              nextReviewOn: reviews[0]?.next_on ?? episode.review_by,
              needsOpen: needs.filter(each => each.settled_on === null).length,
              hasLead: episode.lead !== null,
            },
            openDays,
            today,
            words,
          )
        : undefined,
    writes: writesIn(visit, episode),
    mayLead: may(actor, 'write early_help') && episode.ended_on === null,
  })
}

/** What became of a closed one: needs under the council's headings, and attendance where its heading says so. */
async function becameOf(
  { tx, actor }: Visit,
  child: ChildOfVisit,
  episode: Episode,
  needs: Need[],
  words: EarlyHelpWords,
) {
  const heading = words.headings.find(each => each.attendance)
  const compared =
    heading && may(actor, 'read scores')
      ? (
          await attendanceSince(
            tx,
            child.id,
            episode.began_on,
            episode.ended_on ?? episode.began_on,
            await inSchoolRules(tx),
          )
        ).compared
      : undefined
  return {
    marks: outcomesOf(words.headings, needs),
    attendance: heading &&
      compared && { heading: heading.name, words: comparedWords(compared, episode.ended_on ?? '') },
  }
}

/** No open episode: whom to ask, where there is one all the same that the reader may not read, or how one begins. */
async function nonePart(visit: Visit, child: ChildOfVisit): Promise<Html> {
  const { tx, actor } = visit
  const [[lead], yes, words] = await Promise.all([
    leadsOf(tx, [child.id]),
    yesToEarlyHelp(tx, child.id),
    earlyHelpWords(tx),
  ])
  if (lead)
    return html`<p class="govuk-body-l">There is an open episode. Ask <strong><bdi>${lead.lead}</bdi></strong>, ${lead.organisation}${lead.reach && html`, ${lead.reach}`}.</p>`
  const begins = may(actor, 'write early_help') && takesPart(child)
  return html`<p class="govuk-body-l">No episode is open.</p>
${!words && html`<p class="govuk-body">This place has not said its council’s words for Early Help yet (the blueprint’s <code>early_help</code>), so none can begin here.</p>`}
${words && html`<p class="govuk-body">${yes ? html`The family said yes to Early Help${yes.said_on && html` on ${shortDate(yes.said_on, todayOf(visit))}`}.` : html`Nobody has said yes to Early Help. It is asked apart from the programme: <a class="govuk-link" href="/enrol/children/${child.id}/agreements">what was agreed</a>.`}</p>`}
${words && begins && button({ text: 'Begin an episode', href: `${earlyHelpHome(child.id)}/new` })}`
}

function pastLine(episode: Episode, childId: string, today: string): Html {
  return html`<li><a class="govuk-link" href="${episodeHome(childId, episode.id)}">${shortDate(episode.began_on, today)} to ${shortDate(episode.ended_on ?? today, today)}</a>: ${episode.reason}. ${wordOf(endWords, episode.end_reason)}</li>`
}
