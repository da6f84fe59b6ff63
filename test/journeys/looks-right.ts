// What every page that a story comes by must be: nothing axe objects to, and no wider than the window.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Found = { violations: { id: string; nodes: { html: string }[] }[] }

export async function looksRight(page: Page): Promise<void> {
  // Through the protocol, as the page's own policy would refuse a script from outside.
  await page.evaluate(axe)
  const { violations } = await page.evaluate<Found>('axe.run({ resultTypes: ["violations"] })')
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`),
    [],
  )
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
  const window = page.viewportSize()!.width
  assert.ok(wide <= window, `${page.url()} is ${wide} pixels wide in a window of ${window}`)
}
