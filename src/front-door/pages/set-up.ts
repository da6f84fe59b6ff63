import { input } from '#design/input.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { hashToken } from '#platform/sessions.ts'
import type { FrontDoor } from '../installation.ts'
import { beginWithPasskey, beginWithPassword } from '../joining.ts'
import { whatIsWrong } from '../passwords.ts'
import { setUpHolds } from '../set-up.ts'
import { chooseFactor, errorsOf, type Wrong } from './choose-factor.html.ts'

type Given = { name: string; email: string; place: string; slug: string }

/** The first page of a new installation: who looks after it and what its place is called. */
export const setUp: PageFunction = async visit => {
  if (!(await setUpHolds(visit.tx, visit.params.token!))) throw new NotFound('no such set-up address')
  return form({ name: '', email: '', place: '', slug: '' }, {})
}

export function takeSetUp(door: FrontDoor): PageFunction {
  return async visit => {
    const token = visit.params.token!
    if (!(await setUpHolds(visit.tx, token))) throw new NotFound('no such set-up address')
    const given = givenIn(visit)
    const password = visit.form.all('password')[0] ?? ''
    const byPassword = visit.form.text('way') !== 'passkey'
    const wrong = check(given)
    const problem = byPassword ? whatIsWrong(password, Object.values(given)) : null
    if (problem) wrong.password = problem
    if (Object.keys(wrong).length > 0) return form(given, wrong)
    const joiner = {
      from: 'set-up' as const,
      hash: hashToken(token),
      personId: newId(),
      placeId: newId(),
      name: given.name,
      email: given.email,
      place: { name: given.place, slug: given.slug },
    }
    if (byPassword) await beginWithPassword(visit.tx, visit, door, joiner, password)
    else await beginWithPasskey(visit.tx, visit, joiner)
    return seeOther(byPassword ? '/joining/code' : '/joining/passkey')
  }
}

function givenIn({ form: posted }: Visit): Given {
  const place = posted.text('place')
  return {
    name: posted.text('name'),
    email: posted.text('email'),
    place,
    slug: posted.text('slug') || shortNameOf(place),
  }
}

function check({ name, email, place, slug }: Given): Wrong {
  const wrong: Wrong = {}
  if (name.length < 1 || name.length > 200) wrong.name = 'Enter your name'
  if (!isEmail(email)) wrong.email = 'Enter your e-mail address, like name@example.org'
  if (place.length < 1 || place.length > 100) wrong.place = 'Enter the name of the place'
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(slug)) {
    wrong.slug =
      'Enter a short name of small letters, figures and dashes that begins with a letter, like millbrook'
  }
  return wrong
}

/** Whether a text can be an e-mail address: one @ with something on both sides. Only a message sent there shows more. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text) && text.length <= 254
}

function shortNameOf(place: string): string {
  return place
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 41)
}

function form(given: Given, wrong: Wrong): Sheet {
  return {
    title: 'Set up Kith',
    heading: 'Set up Kith',
    errors: errorsOf(wrong),
    body: html`<p class="govuk-body-l">This Kith is new and has no accounts. You are about to become its first administrator: you make accounts for others, and see no child’s record yourself.</p>
<form method="post" novalidate>
<h2 class="govuk-heading-m">You</h2>
${input({ name: 'name', label: 'Your name', value: given.name, autocomplete: 'name', errorMessage: wrong.name })}
${input({ name: 'email', label: 'Your e-mail address', type: 'email', value: given.email, autocomplete: 'username', spellcheck: false, errorMessage: wrong.email })}
<h2 class="govuk-heading-m">The place</h2>
${input({ name: 'place', label: 'What is the place called?', hint: 'A town or district, as people there say it.', value: given.place, errorMessage: wrong.place })}
${input({
  name: 'slug',
  label: 'A short name for commands and addresses (optional)',
  hint: 'Small letters, figures and dashes. Left empty, it is made from the name.',
  value: given.slug,
  autocapitalize: 'none',
  spellcheck: false,
  errorMessage: wrong.slug,
})}
${chooseFactor(wrong)}
</form>`,
  }
}
