import { button } from '#design/button.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { input } from '#design/input.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { seeOther } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { addSchool, PHASES, type Phase } from '#records/places/places.ts'

type Asked = { urn: string; name: string; phase: string; capacity: string }
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
export const addASchool: PageFunction = () => form({ urn: '', name: '', phase: '', capacity: '' }, {})

export const addTheSchool: PageFunction = async ({ tx, actor, form: posted, requestId }) => {
  const asked = {
    urn: posted.text('urn'),
    name: posted.text('name'),
    phase: posted.text('phase'),
    capacity: posted.text('capacity'),
  }
  const wrong = check(asked)
  if (Object.keys(wrong).length > 0) return form(asked, wrong)
  const added = await addSchool(tx, actor.placeId!, {
    urn: asked.urn,
    name: asked.name,
    phase: asked.phase as Phase,
    capacity: asked.capacity === '' ? null : Number(asked.capacity),
  })
  if (!added) return form(asked, { urn: `A school with the URN ${asked.urn} is here already` })
  await record(tx, { action: 'added-school', subject: 'school', subjectId: added, request: requestId })
  return seeOther('/identify/imports')
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
        capacity: 'Write how many children a Link Worker there can take, such as 15, or leave it empty',
      }),
  }
}

function form(asked: Asked, wrong: Wrong): Sheet {
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` }))
  return {
    title: 'Add a school',
    heading: 'Add a school',
    errors,
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      { text: 'Files', href: '/identify/imports' },
      { text: 'Add a school' },
    ],
    body: html`
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
