// A code that somebody read out over the telephone opens what a link opens, once and for this browser alone. Wrong tries wait as
// those of sign-in do: the code is short, so guessing must be slow (rules/family-page.md).
import { button } from '#design/button.ts'
import { input } from '#design/input.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { seeOther } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { openByCode } from '#records/links/links.ts'
import type { FrontDoor } from '../installation.ts'
import { countWrongFrom, forget, mustWait, sourceMustWait } from '../tries.ts'
import { openHours } from './link.ts'

/** Asks for the code. */
export const askForCode: PageFunction = () => sheet('')

/** Opens what the code is for, in this browser. */
export function takeCode(door: FrontDoor): PageFunction {
  return async visit => {
    const { tx, form, source } = visit
    const typed = form.text('code')
    const code = typed.toLowerCase().replaceAll(/[^a-z]/g, '')
    if (code === '') return sheet(typed, 'Write the code')
    const tried = { what: 'link code', account: '', source }
    const wait = (await sourceMustWait(tx, source)) ?? (await mustWait(tx, tried))
    if (wait) return { ...sheet(typed, wait), status: 429 }
    const opened = await openByCode(tx, code, openHours)
    const home = door.links?.find(each => each.purpose === opened?.purpose)
    if (!opened || !home) {
      await countWrongFrom(tx, source)
      return sheet(typed, 'This code opens nothing. It works once, for two days. Ask for a new one')
    }
    await forget(tx, tried)
    visit.headers.append('set-cookie', visit.linkCookies.set(opened.token, openHours * 3600))
    await record(tx, {
      action: 'opened-link',
      subject: 'link',
      subjectId: opened.linkId,
      placeId: opened.placeId,
      request: visit.requestId,
      detail: { purpose: opened.purpose, by: 'code' },
    })
    return seeOther(home.href)
  }
}

function sheet(typed: string, error?: string): Sheet {
  return {
    title: 'A code',
    heading: 'Your code',
    errors: error ? [{ text: error, href: '#code' }] : [],
    body: html`<form method="post" action="/code" novalidate>
${input({
  name: 'code',
  label: 'The letters that were read out to you',
  hint: 'Eight letters',
  value: typed,
  autocomplete: 'off',
  spellcheck: false,
  classes: 'govuk-input--width-10',
  errorMessage: error,
})}
${button({ text: 'Open', preventDoubleClick: true })}
</form>`,
  }
}
