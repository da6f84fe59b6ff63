// Begin an Early Help episode, and say who leads it.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { ask } from '../../in-school/asking.ts'
import {
  dayField,
  lineField,
  oneField,
  readDay,
  readOne,
  readWords,
  readWordsIfAny,
  type Showing,
  type Wrong,
  wordsField,
} from '../../in-school/fields.ts'
import {
  beginEpisode,
  cameFrom,
  changeLead,
  colleaguesFor,
  type Episode,
  episodesOf,
  type Somebody,
  yesToEarlyHelp,
} from '../episodes.ts'
import { type EarlyHelpWords, earlyHelpWords, episodeLevels } from '../settings.ts'
import { cameWords, earlyHelpHome, episodeHome } from '../words.ts'
import { episodeOf } from './record.ts'

export const under = { tab: earlyHelpHome, looked: 'early-help' }
export const MOST = { name: 120, reach: 120, line: 500, words: 2000, why: 1000 }

type Colleagues = Awaited<ReturnType<typeof colleaguesFor>>
type Beginning = { words: EarlyHelpWords; colleagues: Colleagues; yes: string | undefined }

export const newEpisode = (gathered: Gathered) =>
  ask<Beginning, ReturnType<typeof readEpisode>>(gathered, {
    title: 'Begin an Early Help episode',
    submit: 'Begin the episode',
    action: 'began-early-help',
    subject: 'early-help-episode',
    ...under,
    begins: true,
    of: async ({ tx, params }) => {
      const childId = params.child ?? ''
      const [words, colleagues, yes] = await Promise.all([
        earlyHelpWords(tx),
        colleaguesFor(tx, childId),
        yesToEarlyHelp(tx, childId),
      ])
      if (!words) throw new NotFound('the blueprint says nothing of Early Help')
      return { words, colleagues, yes: yes && (yes.said_on ?? 'told') }
    },
    fields: (showing, { of, child, today }) => html`
${yesField(showing, of.yes, child.id)}
${oneField(showing, {
  name: 'reason',
  legend: 'Why? In the council’s words',
  items: of.words.reasons.map(each => ({ value: each, text: each })),
})}
${wordsField(showing, { name: 'why', label: 'And in the family’s own words (optional)', most: MOST.why, rows: 2 })}
${oneField(showing, {
  name: 'level',
  legend: 'At which level of need?',
  items: episodeLevels(of.words).map(each => ({
    value: String(each.level),
    text: each.name,
    hint: each.says,
  })),
})}
${oneField(showing, {
  name: 'came',
  legend: 'How does it come?',
  usual: 'new',
  items: cameFrom.map(value => ({ value, text: cameWords[value] })),
})}
${leadFields(showing, of.colleagues)}
${dayField(showing, { name: 'began', legend: 'Since when?', usual: today })}
${dayField(showing, { name: 'review', legend: 'When does the team around the family first look at it again?' })}`,
    read: ({ visit, of, today }, wrong) => readEpisode(visit, of, today, wrong),
    keep: ({ visit: { tx }, child }, id, read) => beginEpisode(tx, { id, childId: child.id, ...read }),
    inTheWay: async ({ visit: { tx }, child }, id) => {
      const open = (await episodesOf(tx, child.id)).find(each => each.ended_on === null)
      return open && open.id !== id
        ? `An episode is open already, since ${dayInFull(open.began_on)}${open.lead ? `, led by ${open.lead}` : ''}. Open it, and add there what you wrote`
        : undefined
    },
    back: ({ child }) => earlyHelpHome(child.id),
  })

/** Hands the lead on, or takes it over. */
export const newLead = (gathered: Gathered) =>
  ask<Episode & { colleagues: Colleagues }, { lead: Somebody; fromOn: string }>(gathered, {
    title: 'Who leads it?',
    submit: 'Keep it',
    action: 'changed-early-help-lead',
    subject: 'early-help-lead',
    ...under,
    of: async visit => ({
      ...(await episodeOf(visit)),
      colleagues: await colleaguesFor(visit.tx, visit.params.child ?? ''),
    }),
    fields: (showing, { of }) => html`
${of.lead && html`<p class="govuk-body">Now <bdi>${of.lead}</bdi> leads it. Whoever leads is told by you; the council’s practitioner sees the record while they lead.</p>`}
${leadFields(showing, of.colleagues)}`,
    read: ({ visit, of, today }, wrong) => ({
      lead: readLead(visit, of.colleagues, wrong),
      fromOn: today,
    }),
    keep: ({ visit: { tx }, of }, id, read) => changeLead(tx, { id, episodeId: of.id, ...read }),
    inTheWay: ({ of }) => closedSentence(of),
    back: ({ child, of }) => episodeHome(child.id, of.id),
  })

export function closedSentence(episode: Episode): string | undefined {
  return episode.ended_on === null
    ? undefined
    : `The episode was closed on ${dayInFull(episode.ended_on)}. Nothing is added to it any more`
}

function yesField(showing: Showing, yes: string | undefined, childId: string): Html {
  if (yes)
    return html`<p class="govuk-body">The family said yes to Early Help${yes !== 'told' && html` on ${dayInFull(yes)}`}.</p>`
  return html`<p class="govuk-body"><strong>Nobody has said yes to Early Help.</strong> It is asked apart from the programme: <a class="govuk-link" href="/enrol/children/${childId}/agreements">write down the yes first</a>, or say why there is an episode without one.</p>
${lineField(showing, { name: 'without', label: 'Why is there an episode without a yes?', hint: 'Such as: the council leads it, and told us' })}`
}

/** Anybody with an account, or somebody else by name. */
export function leadFields(showing: Showing, colleagues: Colleagues): Html {
  return html`
${oneField(showing, {
  name: 'lead',
  legend: 'Who is the lead practitioner?',
  items: [
    ...colleagues.map(each => ({
      value: each.id,
      text: each.name,
      hint: each.organisation ?? undefined,
    })),
    { value: OTHER, text: 'Somebody else', hint: 'Say who, below' },
  ],
})}
${lineField(showing, { name: 'lead-name', label: 'Somebody else: name' })}
${lineField(showing, { name: 'lead-organisation', label: 'Their organisation' })}
${lineField(showing, { name: 'lead-reach', label: 'Their telephone or e-mail at work (optional)' })}`
}

function readLead({ form }: Visit, colleagues: Colleagues, wrong: Wrong): Somebody {
  const lead = readOne(
    form,
    wrong,
    'lead',
    [...colleagues.map(each => each.id), OTHER],
    'Say who is the lead practitioner',
  )
  if (lead !== OTHER || wrong.lead) return { personId: lead }
  const name = readWords(form, wrong, 'lead-name', 'Say who leads it, by name', MOST.name)
  const organisation = readWords(
    form,
    wrong,
    'lead-organisation',
    'Say for which organisation they work',
    MOST.name,
  )
  return { name, organisation, reach: readWordsIfAny(form, wrong, 'lead-reach', MOST.reach) }
}

function readEpisode(visit: Visit, of: Beginning, today: string, wrong: Wrong) {
  const { form } = visit
  const levels = episodeLevels(of.words)
  const chosen = readOne(
    form,
    wrong,
    'level',
    levels.map(each => String(each.level)),
    'Say at which level of need',
  )
  const level = levels.find(each => String(each.level) === chosen)!
  const beganOn = readDay(form, wrong, 'began', 'Enter the day since when there is an episode', {
    until: [today, 'The day is today or before it'],
  })
  return {
    reason: readOne(form, wrong, 'reason', of.words.reasons, 'Say why, in the council’s words'),
    why: readWordsIfAny(form, wrong, 'why', MOST.why),
    level: { level: level.level, name: level.name },
    cameFrom: readOne(form, wrong, 'came', cameFrom, 'Say how it comes'),
    lead: readLead(visit, of.colleagues, wrong),
    beganOn,
    reviewBy: readDay(form, wrong, 'review', 'Enter the day of the first review', {
      from: [dayOf(dayNumber(today) + 1), 'The first review is after today'],
    }),
    withoutYesBecause: of.yes
      ? null
      : readWords(form, wrong, 'without', 'Say why there is an episode without a yes', MOST.line),
  }
}

const OTHER = 'other'
