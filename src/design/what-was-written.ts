// What somebody wrote that could not be taken, in a form that sends it again to where it went.
import { type Html, html } from '#platform/html.ts'
import type { Written } from '#platform/written.ts'
import { button } from './button.ts'
import { textarea } from './textarea.ts'

/** Their words to read and to copy; all else of the form travels along. */
export function whatWasWritten({ path, fields, words }: Written): Html {
  const shown = fields.filter(each => words.has(each.name))
  let n = 0
  return html`<form method="post" action="${path}" novalidate>${fields.map(({ name, value }) => {
    if (!words.has(name)) return html`<input type="hidden" name="${name}" value="${value}">`
    n++
    const label = shown.length === 1 ? 'What you wrote' : `What you wrote, ${n} of ${shown.length}`
    return textarea({ name, id: `written-${n}`, label, value, rows: rowsOf(value) })
  })}
${button({ text: 'Send it again', preventDoubleClick: true })}</form>`
}

function rowsOf(value: string): number {
  const lines = value.split('\n').reduce((all, line) => all + 1 + Math.floor(line.length / 60), 0)
  return Math.min(12, Math.max(2, lines))
}
