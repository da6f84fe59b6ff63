// Every component is compared with the examples that govuk-frontend publishes of itself: options in, HTML out.
// What a component does not take is listed in `fixtures-left-out.ts`, by name, so that it is seen.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, describe, test } from 'node:test'
import { type Html, raw } from '#platform/html.ts'
import { backLink } from './back-link.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { button } from './button.ts'
import { characterCount } from './character-count.ts'
import { checkboxes } from './checkboxes.ts'
import { dateInput } from './date-input.ts'
import { details } from './details.ts'
import { errorMessage } from './error-message.ts'
import { errorSummary } from './error-summary.ts'
import { fieldset } from './fieldset.ts'
import { fileUpload } from './file-upload.ts'
import { leftOut } from './fixtures-left-out.ts'
import { genericHeader } from './generic-header.ts'
import { hint } from './hint.ts'
import { input } from './input.ts'
import { insetText } from './inset-text.ts'
import { label } from './label.ts'
import { notificationBanner } from './notification-banner.ts'
import { pagination } from './pagination.ts'
import { panel } from './panel.ts'
import { passwordInput } from './password-input.ts'
import { phaseBanner } from './phase-banner.ts'
import { radios } from './radios.ts'
import { select } from './select.ts'
import { serviceNavigation } from './service-navigation.ts'
import { skipLink } from './skip-link.ts'
import { summaryList } from './summary-list.ts'
import { table } from './table.ts'
import { tag } from './tag.ts'
import { textarea } from './textarea.ts'
import { warningText } from './warning-text.ts'

type Fixture = { name: string; options: Record<string, unknown>; html: string }
type Component = (options: never) => Html | null | Promise<Html>

const components: Record<string, Component> = {
  'back-link': backLink,
  breadcrumbs,
  button,
  'character-count': characterCount,
  checkboxes,
  'date-input': dateInput,
  details,
  'error-message': errorMessage,
  'error-summary': errorSummary,
  fieldset: ({ text: body, ...options }: Parameters<typeof fieldset>[0] & { text?: Html }) =>
    fieldset(options, body),
  'file-upload': fileUpload,
  'generic-header': genericHeader,
  hint,
  input,
  'inset-text': insetText,
  label,
  'notification-banner': notificationBanner,
  pagination,
  panel,
  'password-input': passwordInput,
  'phase-banner': phaseBanner,
  radios,
  select,
  'service-navigation': serviceNavigation,
  'skip-link': skipLink,
  'summary-list': summaryList,
  table,
  tag,
  textarea,
  'warning-text': warningText,
}

const require = createRequire(import.meta.url)
let compared = 0
let skipped = 0

for (const [name, component] of Object.entries(components)) {
  const file = require.resolve(`govuk-frontend/dist/govuk/components/${name}/fixtures.json`)
  const { fixtures } = JSON.parse(readFileSync(file, 'utf8')) as { fixtures: Fixture[] }
  const reasons: Record<string, string> = leftOut[name] ?? {}

  describe(name, () => {
    for (const fixture of fixtures) {
      const reason = reasons[fixture.name]
      if (reason) {
        skipped += 1
        continue
      }
      compared += 1
      test(fixture.name, async () => {
        const ours = await component(ourOptions(name, fixture.options) as never)
        assert.deepEqual(normalised(String(ours ?? '')), normalised(fixture.html))
      })
    }

    test('every left-out example exists', () => {
      const names = fixtures.map(fixture => fixture.name)
      for (const left of Object.keys(reasons))
        assert.ok(names.includes(left), `${name} has no example "${left}"`)
    })
  })
}

after(() =>
  console.log(
    `${compared} examples compared, ${skipped} left out, ${Object.keys(components).length} components`,
  ),
)

// Theirs take `text` and `html` apart; ours take one content, which is escaped unless it is HTML already.
function ourOptions(component: string, theirs: unknown): unknown {
  if (Array.isArray(theirs)) return theirs.map(item => ourOptions(component, item))
  if (typeof theirs !== 'object' || theirs === null) return theirs
  const ours: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(theirs))
    ours[key] = key === 'attributes' ? value : ourOptions(component, value)
  for (const [key, value] of Object.entries(theirs)) {
    const text = key === 'html' ? 'text' : key.replace(/Html$/, 'Text')
    if (text === key || !value) continue
    delete ours[key]
    if (component === 'notification-banner' && key === 'html') ours.content = raw(String(value))
    else ours[text] = raw(String(value))
  }
  return ours
}

/** The HTML as a list of tags and texts: white space, order of attributes and spelling of entities set aside. */
function normalised(markup: string): string[] {
  const parts: string[] = []
  for (const [part] of markup.matchAll(/<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>|[^<]+/g)) {
    const written = part.startsWith('<') ? normalisedTag(part) : decoded(part).replace(/\s+/g, ' ').trim()
    if (written) parts.push(written)
  }
  return parts
}

function normalisedTag(source: string): string {
  const [, name, rest = ''] = /^<(\/?[\w-]+)([\s\S]*?)\/?>$/.exec(source) ?? []
  const list: string[] = []
  for (const [, key, , double] of rest.matchAll(/([\w:.-]+)(\s*=\s*"([^"]*)")?/g)) {
    const value = decoded(double ?? '')
      .replace(/\s+/g, ' ')
      .trim()
    list.push(`${key}="${key === 'class' ? value.split(' ').sort().join(' ') : value}"`)
  }
  return `<${[name, ...list.sort()].join(' ')}>`
}

function decoded(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', ctdot: '⋯' }
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name) => named[name] ?? whole)
}
