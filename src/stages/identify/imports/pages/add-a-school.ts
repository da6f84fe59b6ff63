import { button } from '#design/button.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { input } from '#design/input.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { table } from '#design/table.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { seeOther, type Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { addSchool, PHASES, type Phase, schoolsOfPlace } from '#records/places/places.ts'

type Asked = { urn: string; name: string; phase: string; capacity: string }
const blank: Asked = { urn: '', name: '', phase: '', capacity: '' }
type Wrong = Partial<Record<keyof Asked, string>>

const phaseWords: Record<Phase, string> = {
  primary: 'Primary',
  secondary: 'Secondary',
  'all-through': 'All-through',
  special: 'Special',
  alternative: 'Alternative provision',
  'not-said': 'Not said',
}

/** A school that joins the place: before its files can come in, Kith must know it. */
export const addASchool: PageFunction = visit => form(visit, blank, {})

export const addTheSchool: PageFunction = async visit => {
  const { tx, actor, form: posted, requestId } = visit
  const asked = {
    urn: posted.text('urn').replaceAll(' ', ''),
    name: posted.text('name'),
    phase: posted.text('phase'),
    capacity: posted.text('capacity'),
  }
  const wrong = check(asked)
  if (Object.keys(wrong).length > 0) return await form(visit, asked, wrong)
  const added = await addSchool(tx, actor.placeId!, {
    urn: asked.urn,
    name: asked.name,
    phase: asked.phase as Phase,
    capacity: asked.capacity === '' ? null : Number(asked.capacity),
  })
  if (!added) return await form(visit, asked, { urn: `A school with the URN ${asked.urn} is here already` })
  await record(tx, { action: 'added-school', subject: 'school', subjectId: added, request: requestId })
  return seeOther('/identify/add-a-school?added=yes')
}

function check({ urn, name, phase, capacity }: Asked): Wrong {
  return {
    ...(!/^\d{6}$/.test(urn) && {
      urn: 'Write the school’s URN: six digits, as in Get Information about Schools',
    }),
    ...((name === '' || name.length > 150) && { name: 'Write the school’s name, in at most 150 letters' }),
    ...(!(PHASES as readonly string[]).includes(phase) && { phase: 'Choose what kind of school it is' }),
    ...(capacity !== '' &&
      !/^\d{1,3}$/.test(capacity) && {
        capacity: 'Write how many children the programme can take there, such as 15, or leave it empty',
      }),
  }
}

async function form({ tx, actor, query }: Visit, asked: Asked, wrong: Wrong): Promise<Sheet> {
  const schools = await schoolsOfPlace(tx)
  const files = may(actor, 'do import files')
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` }))
  return {
    title: 'Schools',
    heading: 'Schools',
    errors,
    notice: query.has('added')
      ? notificationBanner({
          type: 'success',
          content: html`<p class="govuk-notification-banner__heading">The school is added, and its files can come in.${files && html` <a class="govuk-notification-banner__link" href="/identify/imports/new">Bring in files</a>`}</p>`,
        })
      : undefined,
    breadcrumbs: [
      may(actor, 'read scores') ? { text: 'Identify', href: '/identify' } : { text: 'Home', href: '/' },
      ...(files ? [{ text: 'Files', href: '/identify/imports' }] : []),
      { text: 'Schools' },
    ],
    body: html`
${table({
  caption: counted(schools.length, 'school of this place', 'schools of this place'),
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: [{ text: 'School' }, { text: 'URN' }, { text: 'Places', format: 'numeric' }],
  rows: schools.map(school => [
    { text: school.name },
    { text: school.urn },
    { text: school.capacity ?? 'as usual', format: 'numeric' },
  ]),
})}
<h2 class="govuk-heading-m">Add a school</h2>
<form method="post" action="/identify/add-a-school" novalidate>
${input({ id: 'urn', name: 'urn', label: 'URN', hint: 'The school’s six digits in Get Information about Schools', value: asked.urn, errorMessage: wrong.urn, classes: 'govuk-input--width-10', inputmode: 'numeric' })}
${input({ id: 'name', name: 'name', label: 'Name', value: asked.name, errorMessage: wrong.name })}
${radios({
  name: 'phase',
  value: asked.phase,
  errorMessage: wrong.phase,
  classes: 'govuk-radios--small',
  fieldset: { legend: 'What kind of school is it?' },
  items: PHASES.map(phase => ({ value: phase, text: phaseWords[phase] })),
})}
${input({ id: 'capacity', name: 'capacity', label: 'Places', hint: 'How many children and young people the programme can take there. Leave empty to use the place’s usual number', value: asked.capacity, errorMessage: wrong.capacity, classes: 'govuk-input--width-3', inputmode: 'numeric' })}
${button({ text: 'Add the school' })}
</form>`,
  }
}
