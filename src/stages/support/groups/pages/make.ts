import { dayNumber } from '#arithmetic/days.ts'
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { dateInput } from '#design/date-input.ts'
import { input } from '#design/input.ts'
import { boxesOf, postedDay } from '#design/posted-day.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId, newId } from '#platform/ids.ts'
import { addGroupDays, GROUP_KINDS, makeGroup } from '#records/groups/groups.ts'
import { openDaysBetween } from '#records/places/open-days.ts'
import { todayOf } from '#records/places/today.ts'
import { schoolsForGroups } from '../groups-here.ts'
import { KIND_WORDS } from '../words.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const
const CLOCK = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/
/** Words that say of children why they are there: a group's name is read out in a corridor. */
const TELLING =
  /\b(risk|vulnerab|cohort|screen|intervention|behaviour|anger|attendance|pupil premium|sen|send)\w*\b/i
const LONGEST_DAYS = 370

type Typed = {
  id: string
  school: string
  name: string
  kind: string
  runBy: string
  room: string
  days: string[]
  starts: string
  ends: string
  from: ReturnType<typeof boxesOf>
  until: ReturnType<typeof boxesOf>
}
type Wrong = Partial<
  Record<'school' | 'name' | 'kind' | 'days' | 'starts' | 'ends' | 'from' | 'until', string>
>

/** Makes a group: its neutral name, its weekdays and times, from when until when. Members come next. */
export const makeGroupPage: PageFunction = visit =>
  show(
    visit,
    {
      id: formId(),
      school: '',
      name: '',
      kind: '',
      runBy: '',
      room: '',
      days: [],
      starts: '',
      ends: '',
      from: boxesOf(todayOf(visit)),
      until: boxesOf(undefined),
    },
    {},
  )

async function show({ tx }: Visit, typed: Typed, wrong: Wrong): Promise<Sheet> {
  const schools = await schoolsForGroups(tx)
  const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
  const ids: Record<string, string> = { from: 'from-day', until: 'until-day' }
  return {
    title: 'Make a group',
    heading: 'Make a group',
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Groups', href: '/support/groups' },
      { text: 'Make a group' },
    ],
    errors: Object.entries(wrong).map(([name, text]) => ({ text, href: `#${ids[name] ?? name}` })),
    body: html`<form method="post" action="/support/groups/new" novalidate>
<input type="hidden" name="id" value="${typed.id}">
${input({
  name: 'name',
  label: 'Name of the group',
  hint: 'What the children call it. It says nothing of why somebody comes: “Toast”, “The Den”, “Thursday makers”.',
  value: typed.name,
  ...(wrong.name && { errorMessage: wrong.name }),
})}
${radios({
  name: 'kind',
  value: typed.kind,
  classes: 'govuk-radios--small',
  fieldset: legend('What kind of group'),
  items: GROUP_KINDS.map(value => ({ value, text: KIND_WORDS[value] })),
  ...(wrong.kind && { errorMessage: wrong.kind }),
})}
${
  schools.length === 1
    ? html`<input type="hidden" name="school" value="${schools[0]!.id}">`
    : select({
        name: 'school',
        label: 'School where it meets',
        value: typed.school,
        items: [
          { value: '', text: 'Choose a school' },
          ...schools.map(each => ({ value: each.id, text: each.name })),
        ],
        ...(wrong.school && { errorMessage: wrong.school }),
      })
}
${input({ name: 'runBy', label: 'Who runs it, if not you (optional)', hint: 'Mrs Hill, teaching assistant', value: typed.runBy })}
${input({ name: 'room', label: 'Where it meets (optional)', value: typed.room })}
${checkboxes({
  name: 'days',
  classes: 'govuk-checkboxes--small',
  values: typed.days,
  fieldset: legend('On which days'),
  items: WEEKDAYS.map((text, n) => ({ value: String(n), text })),
  ...(wrong.days && { errorMessage: wrong.days }),
})}
${input({ name: 'starts', label: 'Starts at', hint: '08:00', classes: 'govuk-input--width-5', value: typed.starts, ...(wrong.starts && { errorMessage: wrong.starts }) })}
${input({ name: 'ends', label: 'Ends at', hint: '08:45', classes: 'govuk-input--width-5', value: typed.ends, ...(wrong.ends && { errorMessage: wrong.ends }) })}
${dateInput({ namePrefix: 'from', id: 'from', fieldset: legend('First day'), values: typed.from, ...(wrong.from && { errorMessage: wrong.from }) })}
${dateInput({ namePrefix: 'until', id: 'until', fieldset: legend('Last day'), hint: 'Days when the school is closed are left out by themselves.', values: typed.until, ...(wrong.until && { errorMessage: wrong.until }) })}
${button({ text: 'Make the group', preventDoubleClick: true })}
</form>`,
  }
}

/** Makes it with its days, and leads to choosing who comes. */
export const makeTheGroup: PageFunction = async visit => {
  const { tx, form, actor } = visit
  const id = form.text('id')
  if (!isId(id)) throw new BadRequest('Open the page again and write it there.')
  const [from, until] = [postedDay(form, 'from'), postedDay(form, 'until')]
  const typed: Typed = {
    id,
    school: form.text('school'),
    name: form.text('name'),
    kind: form.text('kind'),
    runBy: form.text('runBy').slice(0, 100),
    room: form.text('room').slice(0, 60),
    days: form.all('days'),
    starts: form.text('starts'),
    ends: form.text('ends'),
    from: from.values,
    until: until.values,
  }
  const kind = GROUP_KINDS.find(each => each === typed.kind)
  const [starts, ends] = [clock(typed.starts), clock(typed.ends)]
  const weekdays = typed.days.map(Number).filter(each => each >= 0 && each <= 4)
  const wrong: Wrong = {
    ...wrongName(typed.name),
    ...(!kind && { kind: 'Choose what kind of group' }),
    ...(!isId(typed.school) && { school: 'Choose the school where it meets' }),
    ...(weekdays.length === 0 && { days: 'Choose at least one day of the week' }),
    ...(!starts && { starts: 'Write when it starts, as 08:00' }),
    ...((!ends || (starts && ends <= starts)) && { ends: 'Write when it ends, after it starts, as 08:45' }),
    ...(!from.day && { from: 'Write the first day' }),
    ...((!until.day || (from.day && until.day < from.day)) && {
      until: 'Write the last day, after the first',
    }),
    ...(from.day &&
      until.day &&
      dayNumber(until.day) - dayNumber(from.day) > LONGEST_DAYS && {
        until: 'A group runs for a year at most; make it again then',
      }),
  }
  if (Object.keys(wrong).length > 0 || !kind || !starts || !ends || !from.day || !until.day)
    return await show(visit, typed, wrong)
  if (!(await schoolsForGroups(tx)).some(each => each.id === typed.school)) throw new NotFound('not theirs')
  const made = await makeGroup(tx, {
    id,
    schoolId: typed.school,
    name: typed.name,
    kind,
    ...(typed.runBy ? { runByWords: typed.runBy } : { runBy: actor.personId! }),
    ...(typed.room && { room: typed.room }),
  })
  if (made) {
    const open = await openDaysBetween(tx, typed.school, from.day, until.day)
    await addGroupDays(
      tx,
      open
        .filter(day => weekdays.includes((dayNumber(day) + 3) % 7))
        .map(onDay => ({ id: newId(), groupId: id, onDay, startsAt: starts, endsAt: ends })),
    )
  }
  return seeOther(`/support/groups/${id}/members`)
}

/** What is wrong with a name: too short or long, or it says why children come. */
export function wrongName(name: string): { name?: string } {
  if (name.length < 2 || name.length > 60) return { name: 'Write a name of 2 to 60 characters' }
  const told = TELLING.exec(name)?.[0]
  return told ? { name: `“${told}” says why children come. Choose a name that says nothing of them` } : {}
}

function clock(written: string): string | undefined {
  const match = CLOCK.exec(written)
  return match ? `${match[1]!.padStart(2, '0')}:${match[2]}` : undefined
}
