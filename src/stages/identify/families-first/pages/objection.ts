import { checkUpn } from '#arithmetic/upn.ts'
import { button } from '#design/button.ts'
import { dateInput } from '#design/date-input.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { input } from '#design/input.ts'
import { boxesOf, type PostedDay, postedDay } from '#design/posted-day.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { todayOf } from '#records/places/today.ts'
import type { Standing } from '../families-first.ts'
import {
  type Heard,
  hearObjection,
  numbersOf,
  objectingChildren,
  SAID_BY,
  SAID_HOW,
  searchRoll,
} from '../objections.ts'
import { schoolOfVisit } from './school-of-visit.ts'

type Asked = {
  id: string
  what: Heard['what']
  child: string
  number: string
  heard: PostedDay
  saidBy: string
  saidHow: string
  find: string
}
type Wrong = Partial<Record<'child' | 'number' | 'heard' | 'said_by' | 'said_how', string>>

/** Writes down that a family objects (or, with `?what=no-longer`, that it no longer does). `?find=` looks on the roll. */
export const askForObjection: PageFunction = async visit => {
  const { query } = visit
  const school = await schoolOfVisit(visit)
  const today = todayOf(visit)
  const asked: Asked = {
    id: formId(),
    what: query.get('what') === 'no-longer' ? 'no-longer' : 'objects',
    child: query.get('child') ?? '',
    number: '',
    heard: { day: today, values: boxesOf(today) },
    saidBy: '',
    saidHow: '',
    find: (query.get('find') ?? '').trim(),
  }
  return await sheet(visit, school, asked, {})
}

export function takeObjection(seals: Pick<Seals, 'hash'> | undefined): PageFunction {
  return async visit => {
    const { tx, form, requestId } = visit
    const school = await schoolOfVisit(visit)
    if (!seals) throw new Error('Without its keys Kith cannot remember who objects.')
    const asked: Asked = {
      id: form.text('id').toLowerCase(),
      what: form.text('what') === 'no-longer' ? 'no-longer' : 'objects',
      child: form.text('child'),
      number: form.text('number').replaceAll(' ', '').toUpperCase(),
      heard: postedDay(form, 'heard'),
      saidBy: form.text('said_by'),
      saidHow: form.text('said_how'),
      find: form.text('find'),
    }
    if (!isId(asked.id)) throw new BadRequest('The form came without its number. Open it again.')
    const wrong = check(asked, todayOf(visit))
    if (Object.keys(wrong).length > 0) return await sheet(visit, school, asked, wrong)
    const numbers = asked.child ? await numbersOf(tx, school.id, asked.child) : [asked.number]
    if (numbers.length === 0) throw new NotFound('no such child on this roll')
    await hearObjection(
      tx,
      seals,
      {
        id: idOfPost(asked.id, asked.what, asked.child, asked.number),
        schoolId: school.id,
        what: asked.what,
        heardOn: asked.heard.day!,
        saidBy: asked.saidBy as Heard['saidBy'],
        saidHow: asked.saidHow as Heard['saidHow'],
      },
      numbers,
    )
    await record(tx, {
      action: asked.what === 'objects' ? 'recorded-objection' : 'ended-objection',
      subject: 'school',
      subjectId: school.id,
      request: requestId,
      ...(asked.child && { childId: asked.child }),
    })
    return seeOther(`/identify/families/${school.id}?done=${asked.what}`)
  }
}

function check(asked: Asked, today: string): Wrong {
  const byNumber = checkUpn(asked.number) === 'ok'
  return {
    ...(asked.child !== '' && asked.number !== ''
      ? { number: 'Choose a child or write a number, not both' }
      : asked.child === '' && !byNumber
        ? {
            number:
              asked.number === ''
                ? 'Find the child on the roll and choose them, or write the pupil number'
                : 'This is no pupil number: it has a letter and twelve more characters. Compare it with the school’s system',
          }
        : asked.child !== '' && !isId(asked.child) && { child: 'Choose the child once more' }),
    ...((asked.heard.day === undefined || asked.heard.day > today) && {
      heard: 'Write the day on which the family said it: today or before',
    }),
    ...(!Object.hasOwn(SAID_BY, asked.saidBy) && { said_by: 'Choose who said it' }),
    ...(!Object.hasOwn(SAID_HOW, asked.saidHow) && { said_how: 'Choose how it was said' }),
  }
}

async function sheet(visit: Visit, school: Standing, asked: Asked, wrong: Wrong): Promise<Sheet> {
  const { tx } = visit
  const over = asked.what === 'no-longer'
  const here = `/identify/families/${school.id}`
  const choices = over
    ? await objectingChildren(tx, school.id)
    : asked.find.length >= 2
      ? await searchRoll(tx, school.id, asked.find)
      : []
  await record(tx, {
    action: 'saw-list',
    subject: 'roll',
    subjectId: school.id,
    request: visit.requestId,
    detail: { children: choices.length },
  })
  const heading = over ? 'A family no longer objects' : 'A family objects'
  const first: Record<string, string> = { heard: 'heard-day' }
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({
    text,
    href: `#${first[name] ?? name}`,
  }))
  return {
    title: heading,
    heading,
    errors,
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      { text: 'Families first', href: '/identify/families' },
      { text: school.name, href: here },
      { text: heading },
    ],
    body: html`
<p class="govuk-body">${over ? 'Only when the family itself says so: a parent or carer, or the young person. Nobody asks them to change their mind. For a child on another school’s roll, that school writes it down.' : 'A family may object at any time and need not say why. It costs the family nothing, and nobody asks again.'}</p>
${
  !over &&
  html`<form method="get" action="${here}/objection" novalidate>
${input({ id: 'find', name: 'find', label: { text: 'Find the child on the roll', classes: 'govuk-label--s' }, hint: 'At least two letters of the name', value: asked.find, classes: 'govuk-input--width-20' })}
${button({ text: 'Find', classes: 'govuk-button--secondary' })}
</form>`
}
<form method="post" action="${here}/objection" novalidate>
<input type="hidden" name="id" value="${asked.id}"><input type="hidden" name="what" value="${asked.what}"><input type="hidden" name="find" value="${asked.find}">
${
  choices.length > 0
    ? radios({
        name: 'child',
        value: asked.child,
        errorMessage: wrong.child,
        classes: 'govuk-radios--small',
        fieldset: { legend: { text: 'Which child or young person?', classes: 'govuk-fieldset__legend--s' } },
        items: choices.map(child => ({
          value: child.id,
          text: html`<bdi>${nameOf(child)}</bdi>, ${yearName(child.year_group)}`,
        })),
      })
    : asked.find !== '' &&
      html`<p class="govuk-body">Nobody on this roll has a name with “${asked.find}” in it.</p>`
}
${input({ id: 'number', name: 'number', label: { text: choices.length > 0 ? 'Or write the pupil number' : 'Pupil number (UPN)', classes: 'govuk-label--s' }, hint: 'Thirteen characters. Kith keeps a code made from it, and not the number. It does not say whether anything is held', value: asked.number, errorMessage: wrong.number, classes: 'govuk-input--width-20', autocomplete: 'off', spellcheck: false })}
${dateInput({ id: 'heard', namePrefix: 'heard', values: asked.heard.values, errorMessage: wrong.heard, fieldset: { legend: { text: 'When did they say it?', classes: 'govuk-fieldset__legend--s' } } })}
${radios({ name: 'said_by', value: asked.saidBy, errorMessage: wrong.said_by, classes: 'govuk-radios--small', fieldset: { legend: { text: 'Who said it?', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(SAID_BY).map(([value, text]) => ({ value, text })) })}
${radios({ name: 'said_how', value: asked.saidHow, errorMessage: wrong.said_how, classes: 'govuk-radios--small', fieldset: { legend: { text: 'How was it said?', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(SAID_HOW).map(([value, text]) => ({ value, text })) })}
${button({ text: over ? 'Record that they no longer object' : 'Record the objection', preventDoubleClick: true })}
</form>`,
  }
}
