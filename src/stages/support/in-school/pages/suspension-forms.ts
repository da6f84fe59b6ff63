// The forms after a suspension and in alternative provision: enter one, what was done, the school's side, the return meeting,
// nothing more to do. A line and a meeting are about a suspension or a placement, by the address.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { type Asking, ask, otherWords } from '../asking.ts'
import {
  dayField,
  lineField,
  oneField,
  readDay,
  readOne,
  readWords,
  readWordsIfAny,
  wordsField,
} from '../fields.ts'
import {
  type About,
  addLines,
  beginFollowUps,
  callOffMeeting,
  holdMeeting,
  type LineKind,
  lineKinds,
  meetingsAbout,
  planMeetings,
  type Suspension,
  settleFollowUp,
  suspensionsOf,
  tellSchoolSide,
} from '../suspension.ts'
import { lineWords, placementHome, schoolHome, suspensionHome } from '../words.ts'
import { placementOf } from './placement.ts'
import { suspensionOf } from './suspension.ts'

const MOST = { words: 1000, because: 500, short: 300, where: 120, sessions: 90 }

/** What the address is about, a suspension or a placement, and where it is read. */
type OfAbout = { about: About; home: string; suspension?: Suspension }

async function aboutOf(visit: Visit): Promise<OfAbout> {
  const childId = visit.params.child ?? ''
  if (visit.params.placement) {
    const placement = await placementOf(visit)
    return { about: { placementId: placement.id }, home: placementHome(childId, placement.id) }
  }
  const one = await suspensionOf(visit)
  return { about: { followUpId: one.id }, home: suspensionHome(childId, one.id), suspension: one }
}

/** The first thing written about a suspension from the school's file begins to follow it. */
async function follow({ visit, child, of }: Asking<OfAbout>): Promise<void> {
  if (!of.suspension || of.suspension.begun) return
  const { id, starts_on: startsOn, sessions, type } = of.suspension
  await beginFollowUps(visit.tx, [
    { id, childId: child.id, startsOn, sessions, type: type as 'SUSP' | 'PERM', because: null },
  ])
}

const ofAbout = {
  of: aboutOf,
  back: ({ of }: Asking<OfAbout>) => of.home,
  begins: ({ of }: Asking<OfAbout>) => of.suspension?.begun === false,
}

export const enterSuspension = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Enter a suspension',
    submit: 'Keep it',
    action: 'entered-suspension',
    subject: 'suspension',
    begins: true,
    of: async () => undefined,
    fields: (showing, { today }) => html`
<p class="govuk-body">Only what the school has said is a suspension. When the school’s file brings it, it is the same one. Being sent home without one is not entered here: tell the safeguarding lead.</p>
${dayField(showing, { name: 'from', legend: 'First day', usual: today })}
${oneField(showing, {
  name: 'type',
  legend: 'What is it?',
  items: [
    { value: 'SUSP', text: 'A suspension' },
    { value: 'PERM', text: 'A permanent exclusion' },
  ],
})}
${lineField(showing, { name: 'days', label: 'For how many school days?', hint: 'Half days as 1.5. Not for a permanent exclusion' })}
${wordsField(showing, { name: 'because', label: 'What does the school say it is for? (optional)', most: MOST.because, rows: 2 })}`,
    read: ({ visit: { form }, today }, wrong) => {
      const type = readOne(form, wrong, 'type', ['SUSP', 'PERM'], 'Say what it is')
      const days = form.text('days')
      const sessions =
        type === 'PERM' ? 0 : /^\d{1,2}([.,]5)?$/.test(days) ? Number(days.replace(',', '.')) * 2 : -1
      if (sessions < 0 || (type === 'SUSP' && sessions === 0) || sessions > MOST.sessions)
        wrong.days = 'Enter the school days as a number, such as 2 or 1.5, at most 45'
      return {
        type,
        sessions,
        startsOn: readDay(form, wrong, 'from', 'Enter the first day', {
          from: [dayOf(dayNumber(today) - 365), 'The first day is in the last year'],
          until: [dayOf(dayNumber(today) + 30), 'The first day is within a month'],
        }),
        because: readWordsIfAny(form, wrong, 'because', MOST.because),
      }
    },
    keep: ({ visit, child }, id, read) => beginFollowUps(visit.tx, [{ id, childId: child.id, ...read }]),
    inTheWay: async ({ visit, child }, id, read) => {
      const same = (await suspensionsOf(visit.tx, child.id)).find(
        each => each.starts_on === read.startsOn && each.type === read.type,
      )
      return same && same.id !== id
        ? 'It is here already, with this first day. Open it on the School page, and write there what is new'
        : undefined
    },
    back: ({ child }) => schoolHome(child.id),
  })

const kindsOf = (about: About): readonly LineKind[] =>
  'placementId' in about ? lineKinds : lineKinds.filter(each => each !== 'return-plan')

function lineFields(showing: Parameters<typeof oneField>[0], { of, today }: Asking<OfAbout>) {
  return html`
${oneField(showing, {
  name: 'kind',
  legend: 'What is it?',
  items: kindsOf(of.about).map(value => ({
    value,
    text: lineWords[value],
    hint:
      value === 'return-plan'
        ? 'The whole plan as it stands now. All three sides see the newest one, by their link too'
        : undefined,
  })),
})}
${wordsField(showing, { name: 'words', label: 'What do you want to say?', most: MOST.words, rows: 4 })}
${dayField(showing, { name: 'on', legend: 'Which day?', usual: today })}`
}

function readLine({ visit: { form }, of, today }: Asking<OfAbout>, wrong: Record<string, string>) {
  return {
    kind: readOne(form, wrong, 'kind', kindsOf(of.about), 'Say what it is'),
    words: readWords(form, wrong, 'words', 'Write what you want to say', MOST.words),
    onDay: readDay(form, wrong, 'on', 'Enter the day', { until: [today, 'The day is not in the future'] }),
  }
}

/**
 * A call, a visit, how it is going, or the return plan: the programme's side for whoever writes plans, and the school's for its
 * lead, in their own name. The database refuses everybody else.
 */
export const addSide = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Write what was done, or how it is going',
    submit: 'Keep it',
    action: 'wrote-after-suspension',
    subject: 'suspension-line',
    ...ofAbout,
    fields: lineFields,
    read: readLine,
    keep: async (asking, id, read) => {
      const { visit, child, of } = asking
      const line = { id, childId: child.id, about: of.about, ...read }
      if (!may(visit.actor, 'write plan')) return await tellSchoolSide(visit.tx, line)
      await follow(asking)
      return await addLines(visit.tx, [line])
    },
  })

export const addMeeting = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Plan a return meeting',
    submit: 'Plan it',
    action: 'planned-return-meeting',
    subject: 'return-meeting',
    ...ofAbout,
    fields: showing => html`
${dayField(showing, { name: 'on', legend: 'Which day?' })}
${lineField(showing, { name: 'at', label: 'At what time?', hint: 'Such as 08:40' })}
${lineField(showing, { name: 'where', label: 'Where?', hint: 'Such as: school, head of year’s office' })}`,
    read: ({ visit: { form }, today }, wrong) => {
      const at = form.text('at').replace('.', ':').padStart(5, '0')
      if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at))
        wrong.at = 'Enter the time as hours and minutes, such as 08:40'
      return {
        at,
        onDay: readDay(form, wrong, 'on', 'Enter the day of the meeting', {
          from: [today, 'The meeting is today or later'],
        }),
        where: readWords(form, wrong, 'where', 'Say where it is', MOST.where),
      }
    },
    keep: async (asking, id, read) => {
      await follow(asking)
      return await planMeetings(asking.visit.tx, [
        { id, childId: asking.child.id, about: asking.of.about, ...read },
      ])
    },
  })

const ofMeeting = {
  ...ofAbout,
  of: async (visit: Visit) => {
    const of = await aboutOf(visit)
    const meetings = await meetingsAbout(visit.tx, visit.params.child ?? '', of.about)
    const meeting = meetings.find(each => each.id === visit.params.meeting)
    if (!meeting) throw new NotFound('no such meeting')
    return { ...of, meeting }
  },
}

/** Who came, and what was agreed. */
export const heldMeeting = (gathered: Gathered) =>
  ask(gathered, {
    title: 'The return meeting',
    submit: 'Keep it',
    action: 'held-return-meeting',
    subject: 'return-meeting',
    ...ofMeeting,
    fields: showing => html`
${lineField(showing, { name: 'who-came', label: 'Who came?' })}
${wordsField(showing, { name: 'agreed', label: 'What was agreed?', most: MOST.words, rows: 5 })}`,
    read: ({ visit: { form } }, wrong) => ({
      whoCame: readWords(form, wrong, 'who-came', 'Say who came', MOST.short),
      agreed: readWords(form, wrong, 'agreed', 'Write what was agreed', MOST.words),
    }),
    keep: ({ visit, child, of, today }, _id, read) => {
      const onDay = of.meeting.on_day < today ? of.meeting.on_day : today
      return holdMeeting(visit.tx, child.id, { id: of.meeting.id, onDay, ...read })
    },
    inTheWay: ({ of: { meeting } }, _id, { whoCame, agreed }) =>
      otherWords('The meeting was called off', meeting.called_off_because, '') ??
      otherWords('Somebody wrote down who came', meeting.who_came, whoCame) ??
      otherWords('Somebody wrote down what was agreed', meeting.agreed, agreed),
  })

export const offMeeting = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Call the meeting off',
    submit: 'Call it off',
    action: 'called-off-return-meeting',
    subject: 'return-meeting',
    ...ofMeeting,
    fields: showing => lineField(showing, { name: 'because', label: 'Why is it called off?' }),
    read: ({ visit: { form } }, wrong) => ({
      because: readWords(form, wrong, 'because', 'Say why it is called off', MOST.short),
    }),
    keep: ({ visit, child, of }, _id, read) =>
      callOffMeeting(visit.tx, child.id, of.meeting.id, read.because),
    inTheWay: ({ of: { meeting } }, _id, { because }) =>
      otherWords('The meeting was held, and this was agreed', meeting.agreed, '') ??
      otherWords('The meeting was called off before', meeting.called_off_because, because),
  })

export const settle = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Nothing more to do',
    submit: 'Say so',
    action: 'settled-suspension',
    subject: 'suspension',
    ...ofAbout,
    fields: showing =>
      lineField(showing, {
        name: 'because',
        label: 'Why is nothing more to be done?',
        hint: 'Such as: the family met the head without us',
      }),
    read: ({ visit: { form } }, wrong) => ({
      because: readWords(form, wrong, 'because', 'Say why nothing more is to be done', MOST.because),
    }),
    keep: async (asking, _id, read) => {
      const { visit, child, of, today } = asking
      await follow(asking)
      if (!of.suspension) return false
      return await settleFollowUp(visit.tx, child.id, { id: of.suspension.id, onDay: today, ...read })
    },
    inTheWay: ({ of }, _id, { because }) =>
      otherWords('Somebody said before why', of.suspension?.settled_because ?? null, because),
  })
