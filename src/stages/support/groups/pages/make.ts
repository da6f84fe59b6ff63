import { button } from '#design/button.ts'
import { input } from '#design/input.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { GROUP_KINDS, makeGroup } from '#records/groups/groups.ts'
import { todayOf } from '#records/places/today.ts'
import {
  addDaysTo,
  dayFields,
  daysIn,
  errorsOfDays,
  noDays,
  type TypedDays,
  type WrongDays,
} from '../day-fields.ts'
import { schoolsForGroups } from '../groups-here.ts'
import { KIND_WORDS } from '../words.ts'

/** Words that say of children why they are there: a group's name is read out in a corridor. */
const TELLING =
  /\b(risk|vulnerab|cohort|screen|intervention|behaviour|anger|attendance|pupil premium|sen|send)\w*\b/i

type Typed = TypedDays & {
  id: string
  school: string
  name: string
  kind: string
  runBy: string
  room: string
}
type Wrong = WrongDays & Partial<Record<'school' | 'name' | 'kind' | 'runBy' | 'room', string>>

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
      ...noDays(todayOf(visit)),
    },
    {},
  )

async function show({ tx }: Visit, typed: Typed, wrong: Wrong): Promise<Sheet> {
  const schools = await schoolsForGroups(tx)
  const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
  return {
    title: 'Make a group',
    heading: 'Make a group',
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Groups', href: '/support/groups' },
      { text: 'Make a group' },
    ],
    errors: errorsOfDays(wrong),
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
${input({ name: 'runBy', label: 'Who runs it, if not you (optional)', hint: 'Such as: Mrs Hill, teaching assistant', value: typed.runBy, ...(wrong.runBy && { errorMessage: wrong.runBy }) })}
${input({ name: 'room', label: 'Where it meets (optional)', value: typed.room, ...(wrong.room && { errorMessage: wrong.room }) })}
${dayFields(typed, wrong)}
${button({ text: 'Make the group', preventDoubleClick: true })}
</form>`,
  }
}

/** Makes it with its days, and leads to choosing who comes. */
export const makeTheGroup: PageFunction = async visit => {
  const { tx, form, actor } = visit
  const id = form.text('id')
  if (!isId(id)) throw new BadRequest('Open the page again and write it there.')
  const read = daysIn(form)
  const typed: Typed = {
    id,
    school: form.text('school'),
    name: form.text('name'),
    kind: form.text('kind'),
    runBy: form.text('runBy'),
    room: form.text('room'),
    ...read.typed,
  }
  const kind = GROUP_KINDS.find(each => each === typed.kind)
  const wrong: Wrong = {
    ...wrongName(typed.name),
    ...(!kind && { kind: 'Choose what kind of group' }),
    ...(!isId(typed.school) && { school: 'Choose the school where it meets' }),
    // One letter is nobody: the table asks for two.
    ...((typed.runBy.length === 1 || typed.runBy.length > 100) && {
      runBy: 'Write who runs it, in 2 to 100 letters, or leave it empty',
    }),
    ...(typed.room.length > 60 && { room: 'Write where it meets, in at most 60 letters' }),
    ...read.wrong,
  }
  if (Object.keys(wrong).length > 0 || !kind || !read.days) return await show(visit, typed, wrong)
  if (!(await schoolsForGroups(tx)).some(each => each.id === typed.school)) throw new NotFound('not theirs')
  const made = await makeGroup(tx, {
    id,
    schoolId: typed.school,
    name: typed.name,
    kind,
    ...(typed.runBy ? { runByWords: typed.runBy } : { runBy: actor.personId! }),
    ...(typed.room && { room: typed.room }),
  })
  if (made) await addDaysTo(tx, { groupId: id, schoolId: typed.school }, read.days)
  return seeOther(`/support/groups/${id}/members`)
}

/** What is wrong with a name: too short or long, or it says why children come. */
export function wrongName(name: string): { name?: string } {
  if (name.length < 2 || name.length > 60) return { name: 'Write a name of 2 to 60 characters' }
  const told = TELLING.exec(name)?.[0]
  return told ? { name: `“${told}” says why children come. Choose a name that says nothing of them` } : {}
}
