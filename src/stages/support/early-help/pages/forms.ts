// The forms of an open episode: a need, a need settled, somebody around the family, a review, a step up or down, closing.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { Form } from '#platform/forms.ts'
import { html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { idOfPost } from '#platform/ids.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { type Asking, ask, otherWords } from '../../in-school/asking.ts'
import {
  dayField,
  lineField,
  oneField,
  readDay,
  readOne,
  readWords,
  readWordsIfAny,
  type Wrong,
  wordsField,
} from '../../in-school/fields.ts'
import { addActions, helpersOf } from '../../reviews/actions.ts'
import { type Helpers, readTasks, taskFields } from '../../reviews/task-fields.ts'
import {
  addLevel,
  addToTeam,
  closeEpisode,
  colleaguesFor,
  type Episode,
  endReasons,
  type Somebody,
} from '../episodes.ts'
import { addNeed, type Need, needsOf, settleNeed, whose } from '../needs.ts'
import { addReview, leans } from '../reviews.ts'
import { type EarlyHelpWords, earlyHelpWords, episodeLevels } from '../settings.ts'
import { endWords, episodeHome, leansWords, whoseWords } from '../words.ts'
import { closedSentence, MOST, under } from './begin.ts'
import { episodeOf, writesIn } from './record.ts'

type Of = { episode: Episode; words: EarlyHelpWords }
const ofEpisode = {
  ...under,
  of: async (visit: Visit): Promise<Of> => {
    const [episode, words] = await Promise.all([theirs(visit), earlyHelpWords(visit.tx)])
    if (!words) throw new NotFound('the blueprint says nothing of Early Help')
    return { episode, words }
  },
  back: ({ child, of }: Asking<{ episode: Episode }>) => episodeHome(child.id, of.episode.id),
  inTheWay: ({ of }: Asking<{ episode: Episode }>) => closedSentence(of.episode),
}

export const newNeed = (gathered: Gathered) =>
  ask(gathered, {
    title: 'What the family needs',
    submit: 'Write it down',
    action: 'wrote-early-help-need',
    subject: 'early-help-need',
    ...ofEpisode,
    fields: (showing, { of }) => html`
${oneField(showing, { name: 'whose', legend: 'Whose need is it?', items: whose.map(value => ({ value, text: whoseWords[value] })) })}
${wordsField(showing, { name: 'words', label: 'What do they need?', hint: 'In their words where you can', most: MOST.line, rows: 2 })}
${oneField(showing, { name: 'heading', legend: 'Under which outcome of the council’s?', items: of.words.headings.map(each => ({ value: each.id, text: each.name })) })}`,
    read: ({ visit: { form }, of, today }, wrong) => ({
      whose: readOne(form, wrong, 'whose', whose, 'Say whose need it is'),
      words: readWords(form, wrong, 'words', 'Say what they need', MOST.line),
      heading: readOne(
        form,
        wrong,
        'heading',
        of.words.headings.map(each => each.id),
        'Say under which outcome it belongs',
      ),
      foundOn: today,
    }),
    keep: ({ visit: { tx }, of }, id, read) => addNeed(tx, { id, episodeId: of.episode.id, ...read }),
  })

export const endNeed = (gathered: Gathered) =>
  ask<{ episode: Episode; need: Need }, { as: 'met' | 'not-met'; words: string | null; onDay: string }>(
    gathered,
    {
      title: 'Settle a need',
      submit: 'Keep it',
      action: 'settled-early-help-need',
      subject: 'early-help-need',
      ...under,
      of: async visit => {
        const episode = await theirs(visit)
        const need = (await needsOf(visit.tx, episode.id)).find(each => each.id === visit.params.unmet)
        if (!need) throw new NotFound('no such need')
        return { episode, need }
      },
      fields: (showing, { of }) => html`
<p class="govuk-body">“<bdi>${of.need.words}</bdi>”</p>
${oneField(showing, {
  name: 'as',
  legend: 'Is it met?',
  items: [
    { value: 'met', text: 'Yes, it is met' },
    { value: 'not-met', text: 'No, and it will not be', hint: 'Say why: it stays readable' },
  ],
})}
${wordsField(showing, { name: 'words', label: 'What helped, or why not?', most: MOST.line, rows: 2 })}`,
      read: ({ visit: { form }, today }, wrong) => {
        const as = readOne(form, wrong, 'as', ['met', 'not-met'] as const, 'Say whether it is met')
        const words =
          as === 'met'
            ? readWordsIfAny(form, wrong, 'words', MOST.line)
            : readWords(form, wrong, 'words', 'Say why it is not met', MOST.line)
        return { as, words, onDay: today }
      },
      keep: ({ visit: { tx }, child, of }, _id, read) =>
        settleNeed(tx, child.id, { id: of.need.id, ...read }),
      inTheWay: ({ of }, _id, { words }) =>
        of.need.settled_as
          ? otherWords('It was settled before', of.need.settled_words, words ?? '')
          : closedSentence(of.episode),
      back: ofEpisode.back,
    },
  )

export const newMember = (gathered: Gathered) =>
  ask<
    { episode: Episode; colleagues: Awaited<ReturnType<typeof colleaguesFor>> },
    { who: Somebody; role: string; fromOn: string }
  >(gathered, {
    title: 'Team around the family',
    submit: 'Add them',
    action: 'added-to-early-help-team',
    subject: 'early-help-team',
    ...under,
    of: async visit => ({
      episode: await theirs(visit),
      colleagues: await colleaguesFor(visit.tx, visit.params.child ?? ''),
    }),
    fields: (showing, { of }) => html`
<p class="govuk-body">A practitioner of the council who is around the family and does not lead sees that the child is here and whom to ask, and no more.</p>
${oneField(showing, {
  name: 'who',
  legend: 'Who is it?',
  items: [
    ...of.colleagues.map(each => ({
      value: each.id,
      text: each.name,
      hint: each.organisation ?? undefined,
    })),
    { value: 'other', text: 'Somebody else', hint: 'Say who, below' },
  ],
})}
${lineField(showing, { name: 'name', label: 'Somebody else: name' })}
${lineField(showing, { name: 'reach', label: 'Their telephone or e-mail at work (optional)' })}
${lineField(showing, { name: 'role', label: 'What are they to the family?', hint: 'Such as: school nurse, housing officer' })}`,
    read: ({ visit: { form }, of, today }, wrong) => {
      const who = readOne(
        form,
        wrong,
        'who',
        [...of.colleagues.map(each => each.id), 'other'],
        'Say who it is',
      )
      const role = readWords(form, wrong, 'role', 'Say what they are to the family', MOST.name)
      if (who !== 'other') return { who: { personId: who }, role, fromOn: today }
      const name = readWords(form, wrong, 'name', 'Say who it is, by name', MOST.name)
      const reach = readWordsIfAny(form, wrong, 'reach', MOST.reach)
      return { who: { name, organisation: role, reach }, role, fromOn: today }
    },
    keep: ({ visit: { tx }, of }, id, read) => addToTeam(tx, { id, episodeId: of.episode.id, ...read }),
    inTheWay: ofEpisode.inTheWay,
    back: ofEpisode.back,
  })

type Reviewing = Of & { tasks: Helpers | undefined }

export const newReview = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Review of the episode',
    submit: 'Keep the review',
    action: 'reviewed-early-help',
    subject: 'early-help-review',
    ...ofEpisode,
    of: async (visit): Promise<Reviewing> => ({
      ...(await ofEpisode.of(visit)),
      tasks: may(visit.actor, 'write plan')
        ? {
            me: visit.actor.personId ?? '',
            helpers: await helpersOf(visit.tx, visit.params.child ?? ''),
          }
        : undefined,
    }),
    fields: (showing, { of, today }) => html`
${dayField(showing, { name: 'on', legend: 'When was it?', usual: today })}
${lineField(showing, { name: 'came', label: 'Who came?', hint: 'Family first' })}
${wordsField(showing, { name: 'family', label: 'What did the family say? (optional)', hint: 'In their own words', most: MOST.words })}
${wordsField(showing, { name: 'words', label: 'What did you find, and what is agreed now?', most: MOST.words, rows: 5 })}
${oneField(showing, { name: 'leans', legend: 'Which way does it go?', items: leans.map(value => ({ value, text: leansWords[value] })) })}
${dayField(showing, { name: 'next', legend: 'When is it looked at next?' })}
${of.tasks && html`<h3 class="govuk-heading-m">Who does what (optional)</h3><p class="govuk-hint">These stand among the child’s tasks, which the school’s lead reads too</p>${taskFields(showing, of.tasks, today)}`}`,
    read: ({ visit: { form }, of, today }, wrong) => ({
      onDay: dayIn(form, wrong, [of.episode.began_on], today),
      whoCame: readWords(form, wrong, 'came', 'Say who came', MOST.line),
      familySays: readWordsIfAny(form, wrong, 'family', MOST.words),
      words: readWords(form, wrong, 'words', 'Write what you found', MOST.words),
      leans: readOne(form, wrong, 'leans', leans, 'Say which way it goes'),
      nextOn: readDay(form, wrong, 'next', 'Enter the day of the next review', {
        from: [dayOf(dayNumber(today) + 1), 'The next review is after today'],
      }),
      tasks: of.tasks ? readTasks(form, wrong, of.tasks, today) : [],
    }),
    keep: async ({ visit: { tx }, child, of }, id, { tasks, ...read }) => {
      const kept = await addReview(tx, { id, episodeId: of.episode.id, ...read })
      if (kept)
        await addActions(
          tx,
          tasks.map((each, n) => ({
            ...each,
            id: idOfPost(id, 'task', String(n)),
            childId: child.id,
            cameFrom: 'early-help',
            fromId: of.episode.id,
            agreedOn: read.onDay,
          })),
        )
      return kept
    },
  })

export const newLevel = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Step up or down',
    submit: 'Keep it',
    action: 'stepped-early-help',
    subject: 'early-help-level',
    ...ofEpisode,
    fields: (showing, { of, child, today }) => html`
<p class="govuk-body">Now: <strong>${of.episode.level_name ?? 'not said'}</strong>. Where a statutory service takes over, <a class="govuk-link" href="${episodeHome(child.id, of.episode.id)}/close">close the episode</a> with that reason. A step up is help, never a failure.</p>
${oneField(showing, {
  name: 'level',
  legend: 'At which level of need now?',
  items: otherLevels(of).map(each => ({ value: String(each.level), text: each.name, hint: each.says })),
})}
${wordsField(showing, { name: 'because', label: 'Why?', most: MOST.line, rows: 2 })}
${dayField(showing, { name: 'on', legend: 'Since when?', usual: today })}`,
    read: ({ visit: { form }, of, today }, wrong) => {
      const levels = otherLevels(of)
      const chosen = readOne(
        form,
        wrong,
        'level',
        levels.map(each => String(each.level)),
        'Say at which level',
      )
      const level = levels.find(each => String(each.level) === chosen)
      return {
        level: level?.level ?? 0,
        name: level?.name ?? '',
        step: (level?.level ?? 0) > (of.episode.level ?? 0) ? ('up' as const) : ('down' as const),
        because: readWords(form, wrong, 'because', 'Say why', MOST.line),
        onDay: dayIn(form, wrong, [of.episode.began_on, of.episode.level_on], today),
      }
    },
    keep: ({ visit: { tx }, of }, id, read) => addLevel(tx, { id, episodeId: of.episode.id, ...read }),
  })

export const endEpisode = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Close the episode',
    submit: 'Close it',
    action: 'closed-early-help',
    subject: 'early-help-episode',
    ...ofEpisode,
    fields: (showing, { today }) => html`
${oneField(showing, { name: 'reason', legend: 'How does it end?', items: endReasons.map(value => ({ value, text: endWords[value] })) })}
${wordsField(showing, { name: 'words', label: 'In a sentence or two: what changed, and what stays around the family?', most: MOST.why, rows: 4 })}
${dayField(showing, { name: 'on', legend: 'On which day did it end?', hint: 'The council’s file says this day', usual: today })}`,
    read: ({ visit: { form }, of: { episode }, today }, wrong) => ({
      reason: readOne(form, wrong, 'reason', endReasons, 'Say how it ends'),
      words: readWords(form, wrong, 'words', 'Say what changed, and what stays', MOST.why),
      onDay: dayIn(form, wrong, [episode.began_on, episode.lead_from, episode.level_on], today),
    }),
    keep: ({ visit: { tx }, child, of }, _id, read) =>
      closeEpisode(tx, child.id, { id: of.episode.id, ...read }),
    inTheWay: ({ of }, _id, { words }) =>
      otherWords('The episode was closed before', of.episode.ended_words, words),
  })

/** Written down some days later, it still stands on its own day: after what it follows, and never ahead. */
function dayIn(form: Form, wrong: Wrong, after: readonly (string | null)[], today: string): string {
  const first = after.reduce<string>((last, each) => (each !== null && each > last ? each : last), '')
  return readDay(form, wrong, 'on', 'Enter the day', {
    from: [first, `The day is ${dayInFull(first)} or after it: what it follows was then`],
    until: [today, 'The day is today or before'],
  })
}

/** An episode in which the reader writes; of another's, and of one that is over, there is no such page. */
async function theirs(visit: Visit): Promise<Episode> {
  const episode = await episodeOf(visit)
  const open = { ...episode, ended_on: null }
  if (!writesIn(visit, open)) throw new NotFound('another leads it')
  return episode
}

function otherLevels({ episode, words }: Of) {
  return episodeLevels(words).filter(each => each.level !== episode.level)
}
