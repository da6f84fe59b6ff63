// One episode as its page shows it: who leads it first, then level, yes, team, needs, reviews.
import { button } from '#design/button.ts'
import { contextualDate, shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { insetText } from '#design/inset-text.ts'
import { summaryList } from '#design/summary-list.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import type { Action } from '../reviews/actions.ts'
import { doerWords, reviewsHome } from '../reviews/words.ts'
import type { Episode, Member } from './episodes.ts'
import type { Need } from './needs.ts'
import { type Marked, markWords } from './outcomes.ts'
import type { Review } from './reviews.ts'
import type { EarlyHelpWords } from './settings.ts'
import type { Standing } from './standing.ts'
import { assessmentHome, cameWords, endWords, episodeHome, leansWords, whoseWords, wordOf } from './words.ts'

export type ShownEpisode = {
  childId: string
  episode: Episode
  team: Member[]
  levels: { level: number; name: string; step: string; on_day: string; because: string | null }[]
  leads: { name: string; organisation: string; from_on: string; until_on: string | null }[]
  needs: Need[]
  reviews: Review[]
  actions: Action[]
  /** Of an episode that is over: what became of it, under the council's headings. */
  outcomes: { marks: Marked[]; attendance: { heading: string; words: Html } | undefined } | undefined
  yes: { said_on: string | null } | undefined
  standing: Standing | undefined
  words: EarlyHelpWords | undefined
  /** May the reader write in it, and may they take over or hand on the lead? */
  writes: boolean
  mayLead: boolean
  today: string
}

/** Everything of one episode, each part with the way to add to it. */
export function episodeFragment(shown: ShownEpisode): Html {
  const { episode, childId, writes, today } = shown
  const home = episodeHome(childId, episode.id)
  return html`
${leadPart(shown)}
${stateLine(episode)}
${shown.standing && standingPart(shown.standing)}
${yesPart(shown)}
${summaryList({
  rows: [
    { key: { text: 'Why' }, value: { text: whyOf(episode) } },
    { key: { text: 'How it came' }, value: { text: wordOf(cameWords, episode.came_from) } },
    {
      key: { text: 'Level of need' },
      value: {
        text: html`<strong>${episode.level_name ?? 'Not said'}</strong>${episode.level_on && html`, since ${shortDate(episode.level_on, today)}`}`,
      },
      ...(writes && {
        actions: {
          items: [
            { href: `${home}/level`, text: 'Step up or down', visuallyHiddenText: 'within the episode' },
          ],
        },
      }),
    },
    ...(episode.council_episode
      ? [{ key: { text: 'In the council’s system' }, value: { text: episode.council_episode } }]
      : []),
  ],
})}
<h3 class="govuk-heading-m">What the family needs</h3>
${needsPart(shown, home)}
${writes && link(`${home}/needs/new`, 'Write down a need')}
<h3 class="govuk-heading-m">Whole-family assessment</h3>
${link(assessmentHome(childId, episode.id), 'Read it, write it, carry it into the council’s form')}
<h3 class="govuk-heading-m">Team around the family</h3>
${teamPart(shown, home)}
${writes && link(`${home}/team/new`, 'Add somebody')}
<h3 class="govuk-heading-m">Who does what</h3>
${actionsPart(shown)}
<h3 class="govuk-heading-m">Reviews</h3>
${reviewsPart(shown)}
${writes && html`<div class="govuk-button-group">${button({ text: 'Write a review', href: `${home}/reviews/new` })}<a class="govuk-link" href="${home}/close">Close the episode</a></div>`}
${shown.outcomes && outcomesPart(shown.outcomes)}
${historyPart(shown)}`
}

/** "Who is lead?", answered before anything else. */
function leadPart({ episode, childId, mayLead }: ShownEpisode): Html {
  return insetText({
    text: html`<strong>Lead practitioner: ${episode.lead ? html`<bdi>${episode.lead}</bdi>` : 'nobody'}</strong>${episode.organisation && html`, ${episode.organisation}`}${episode.reach && html`<br>${episode.reach}`}${
      mayLead &&
      html`<br><a class="govuk-link" href="${episodeHome(childId, episode.id)}/lead">${episode.lead ? 'Hand the lead on' : 'Say who leads'}</a>`
    }`,
  })
}

function stateLine(episode: Episode): Html {
  return html`<p class="govuk-body">${episode.ended_on ? tag({ text: 'Closed', colour: 'grey' }) : tag({ text: 'Open', colour: 'teal' })} Since ${dayInFull(episode.began_on)}${episode.made_by && html`, written by <bdi>${episode.made_by}</bdi>`}.${
    episode.ended_on &&
    html` Closed on ${dayInFull(episode.ended_on)}: ${wordOf(endWords, episode.end_reason)}.${episode.ended_words && html` <bdi>${episode.ended_words}</bdi>`}`
  }</p>`
}

function standingPart({ drifts, nears }: Standing): Html {
  return html`${drifts.map(each => html`<p class="govuk-body">${tag({ text: 'Drifting', colour: 'yellow' })} ${each}.</p>`)}
${nears.map(each => html`<p class="govuk-body">${tag({ text: 'Near a step up', colour: 'blue' })} ${each}.</p>`)}`
}

/** Early Help is asked apart from the programme: its yes, why there is none, or that it was taken back. */
function yesPart({ episode, yes, childId }: ShownEpisode): Html {
  if (yes)
    return html`<p class="govuk-body">The family said yes to Early Help${yes.said_on && html` on ${dayInFull(yes.said_on)}`}.</p>`
  if (episode.without_yes_because)
    return html`<p class="govuk-body"><strong>Nobody has said yes to Early Help.</strong> Why there is an episode: <bdi>${episode.without_yes_because}</bdi></p>`
  return html`<p class="govuk-body"><strong>The yes to Early Help was taken back.</strong> Nothing more goes to the council, and the council’s practitioner does not see this record any more. <a class="govuk-link" href="/enrol/children/${childId}/agreements">What was agreed</a></p>`
}

function whyOf({ reason, why }: Episode): Html {
  return html`${reason}${why && html`: <bdi>${why}</bdi>`}`
}

function needsPart({ needs, words, writes }: ShownEpisode, home: string): Html {
  const headings = new Map(words?.headings.map(each => [each.id, each.name]))
  return tableCards({
    caption: 'Needs of the family',
    captionHidden: true,
    rows: needs,
    link: { heading: 'What', text: each => html`<bdi>${each.words}</bdi>` },
    columns: [
      { heading: 'Whose', cell: each => wordOf(whoseWords, each.whose) },
      { heading: 'Outcome', cell: each => headings.get(each.heading) ?? each.heading },
      { heading: 'How it stands', cell: needState },
      ...(writes
        ? [
            {
              heading: 'Settle',
              cell: (each: Need) =>
                each.settled_on === null &&
                html`<a class="govuk-link" href="${home}/needs/${each.id}/settle">Met, or not<span class="govuk-visually-hidden">: ${each.words}</span></a>`,
            },
          ]
        : []),
    ],
    empty:
      'No need is written down yet. Ask what each of the family needs, and put it under the outcome it belongs to.',
  })
}

function needState(need: Need): Html {
  if (need.settled_as === null) return tag({ text: 'Open', colour: 'yellow' })
  const words = need.settled_words && html` <bdi>${need.settled_words}</bdi>`
  return need.settled_as === 'met'
    ? html`${tag({ text: 'Met', colour: 'green' })}${words}`
    : html`${tag({ text: 'Not met', colour: 'grey' })}${words}`
}

function teamPart({ team, writes, today }: ShownEpisode, home: string): Html {
  if (team.length === 0) return html`<p class="govuk-body">Nobody but who leads it.</p>`
  return html`<ul class="govuk-list govuk-list--spaced">${team.map(
    each =>
      html`<li><strong><bdi>${each.name}</bdi></strong>, ${each.role}${each.reach && html`, ${each.reach}`}${each.until_on && html` (until ${shortDate(each.until_on, today)})`}${
        writes &&
        each.until_on === null &&
        html` <form class="kith-inline" method="post" action="${home}/team/${each.id}/leave">${button({ text: html`Is not around them any more<span class="govuk-visually-hidden">: ${each.name}</span>`, classes: 'govuk-button--secondary govuk-button--small' })}</form>`
      }</li>`,
  )}</ul>`
}

function actionsPart({ actions, childId, today }: ShownEpisode): Html {
  if (actions.length === 0)
    return html`<p class="govuk-body">Nothing is agreed yet: write it down in a review.</p>`
  return html`<ul class="govuk-list">${actions.map(
    each =>
      html`<li>${each.settled_on ? tag({ text: each.let_go_because ? 'Let go' : 'Done', colour: 'grey' }) : contextualDate({ date: each.due_on, today, overdue: 'Late' })} <bdi>${each.what}</bdi>: <bdi>${doerWords(each)}</bdi></li>`,
  )}</ul>
${link(reviewsHome(childId), 'Tasks of the child: say that one is done')}`
}

function reviewsPart({ reviews, episode, today }: ShownEpisode): Html {
  const next = reviews[0]?.next_on ?? episode.review_by
  return html`${episode.ended_on === null && html`<p class="govuk-body">Next: ${contextualDate({ date: next, today, overdue: 'Late' })}</p>`}
${reviews.length === 0 && html`<p class="govuk-body">Not reviewed yet.</p>`}
<ul class="govuk-list govuk-list--spaced">${reviews.map(
    each =>
      html`<li><strong>${shortDate(each.on_day, today)}</strong>, <bdi>${each.who_came}</bdi>. ${wordOf(leansWords, each.leans)}.${each.family_says && html`<br>The family: “<bdi>${each.family_says}</bdi>”`}<br><bdi>${each.words}</bdi></li>`,
  )}</ul>`
}

/** A closed episode under the council's own headings, of what was recorded already. */
function outcomesPart({ marks, attendance }: NonNullable<ShownEpisode['outcomes']>): Html {
  return html`<h3 class="govuk-heading-m">What became of it, under the council’s outcomes</h3>
${tableCards({
  caption: 'Outcomes',
  captionHidden: true,
  rows: marks,
  link: { heading: 'Outcome', text: each => each.name },
  columns: [
    { heading: 'Mark', cell: each => markWords[each.mark] },
    { heading: 'Needs met', cell: each => each.found > 0 && `${each.met} of ${each.found}` },
  ],
  empty: '',
})}
${attendance && html`<h4 class="govuk-heading-s">${attendance.heading}: attendance</h4>${attendance.words}`}`
}

/** Levels and leads before the ones that stand. */
function historyPart({ levels, leads, today }: ShownEpisode): Html {
  const steps = levels.filter(each => each.step !== 'began')
  const before = leads.filter(each => each.until_on !== null)
  if (steps.length === 0 && before.length === 0) return html``
  return html`<h3 class="govuk-heading-m">What it was before</h3><ul class="govuk-list govuk-list--spaced">${steps.map(
    each =>
      html`<li>${shortDate(each.on_day, today)}: stepped ${each.step} to ${each.name}. <bdi>${each.because}</bdi></li>`,
  )}${before.map(
    each =>
      html`<li>${shortDate(each.from_on, today)} to ${shortDate(each.until_on ?? today, today)}: <bdi>${each.name}</bdi>, ${each.organisation}, led it</li>`,
  )}</ul>`
}

function link(href: string, text: string): Html {
  return html`<p class="govuk-body"><a class="govuk-link" href="${href}">${text}</a></p>`
}
