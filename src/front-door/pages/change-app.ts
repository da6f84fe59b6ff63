import { button } from '#design/button.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { mustConfirm } from '#records/access/step-up.ts'
import { newSeed, stepsOf } from '../code-maker.ts'
import { factorsOf, keepSeed, makeRecoveryCodes, sealsOf } from '../factors.ts'
import type { FrontDoor } from '../installation.ts'
import { beginPending, endPending, findPending } from '../pending.ts'
import { noteOwn } from '../sessions.ts'
import { codeInput, howToAddApp, showRecoveryCodes, wrongCode } from './joining-code.ts'

/** Another authenticator app in place of the one there is. The old one works until the new one has shown a code. */
export function changeApp(door: FrontDoor): PageFunction {
  return async visit => {
    const confirmFirst = mustConfirm(visit)
    if (confirmFirst) return confirmFirst
    await mustHavePassword(visit)
    const personId = visit.actor.personId!
    const seed = newSeed()
    const sealed = sealsOf(door).seal(seed, placeOf(personId)).toString('base64')
    const token = await visit.atTheDoor(tx =>
      beginPending(tx, 'code-maker', { personId, detail: { sealed } }),
    )
    return form(visit, seed, token)
  }
}

export function takeNewApp(door: FrontDoor): PageFunction {
  return async visit => {
    const confirmFirst = mustConfirm(visit)
    if (confirmFirst) return confirmFirst
    await mustHavePassword(visit)
    const personId = visit.actor.personId!
    const token = visit.form.text('token')
    const pending = await visit.atTheDoor(tx => findPending(tx, 'code-maker', token))
    if (!pending || pending.personId !== personId) return seeOther('/account/app')
    const seed = sealsOf(door).open(Buffer.from(pending.detail.sealed, 'base64'), placeOf(personId))
    const step = stepsOf(seed, visit.form.text('code'), visit.now()).at(-1)
    if (step === undefined) return form(visit, seed, token, wrongCode)
    await visit.atTheDoor(async tx => {
      if (!(await endPending(tx, 'code-maker', token))) return
      await keepSeed(tx, door, personId, seed, step)
      await noteOwn(tx, visit, 'factor-changed', { factor: 'code-maker' })
    })
    return seeOther('/account?done=app-changed')
  }
}

/** New recovery codes, asked for: what happens to the old ones is said first. */
export const newRecoveryCodes: PageFunction = async visit => {
  const confirmFirst = mustConfirm(visit)
  if (confirmFirst) return confirmFirst
  await mustHavePassword(visit)
  return {
    title: 'New recovery codes',
    heading: 'Make new recovery codes',
    breadcrumbs: [{ text: 'Your account', href: '/account' }],
    body: html`<p class="govuk-body">You get ten new codes, shown once. All earlier ones stop working.</p>
<form method="post">${button({ text: 'Make ten new codes', preventDoubleClick: true })}</form>`,
  }
}

export function takeNewRecoveryCodes(door: FrontDoor): PageFunction {
  return async visit => {
    const confirmFirst = mustConfirm(visit)
    if (confirmFirst) return confirmFirst
    await mustHavePassword(visit)
    const codes = await visit.atTheDoor(async tx => {
      await noteOwn(tx, visit, 'factor-changed', { factor: 'recovery-codes' })
      return await makeRecoveryCodes(tx, door, visit.actor.personId!)
    })
    return showRecoveryCodes(codes)
  }
}

async function mustHavePassword(visit: Visit): Promise<void> {
  const { has_password } = await visit.atTheDoor(tx => factorsOf(tx, visit.actor.personId!))
  if (!has_password) throw new NotFound('codes go with a password')
}

function form(visit: Visit, seed: Buffer, token: string, error?: string): Sheet {
  return {
    title: 'Change your authenticator app',
    heading: 'Change your authenticator app',
    breadcrumbs: [{ text: 'Your account', href: '/account' }],
    errors: error ? [{ text: error, href: '#code' }] : [],
    body: html`${howToAddApp(seed, visit.actor.name ?? 'Kith')}
<form method="post" novalidate><input type="hidden" name="token" value="${token}">
${codeInput('Code from the new app', error)}
${button({ text: 'Use this app', preventDoubleClick: true })}</form>`,
  }
}

function placeOf(personId: string) {
  return { table: 'door.pending', column: 'detail', row: personId }
}
