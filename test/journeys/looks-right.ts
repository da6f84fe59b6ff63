// What every page that a story comes by must be: nothing axe objects to, and no wider than the window.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Found = { violations: { id: string; nodes: { html: string }[] }[] }

/**
 * Looks at the page as it stands. Where its scripts are switched off axe would never come back (it waits for timers), so
 * it looks at the same address in another window, as wide and as signed in, that has them.
 */
export async function looksRight(page: Page): Promise<void> {
  // A page that is only arriving has nothing to measure yet.
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState()
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
  const window = page.viewportSize()!.width
  assert.ok(wide <= window, `${page.url()} is ${wide} pixels wide in a window of ${window}`)
  if (await runsScripts(page)) return await axeFindsNothing(page)
  const context = await page
    .context()
    .browser()!
    .newContext({
      storageState: await page.context().storageState(),
      viewport: page.viewportSize(),
      reducedMotion: 'reduce',
    })
  try {
    const again = await context.newPage()
    await again.goto(page.url())
    await axeFindsNothing(again)
  } finally {
    await context.close()
  }
}

// What stands in <noscript> is read as elements only where scripts are off.
async function runsScripts(page: Page): Promise<boolean> {
  return await page.evaluate<boolean>(
    `!Object.assign(document.createElement('div'), { innerHTML: '<noscript><i></i></noscript>' }).querySelector('i')`,
  )
}

async function axeFindsNothing(page: Page): Promise<void> {
  // Through the protocol, as the page's own policy would refuse a script from outside.
  await page.evaluate(axe)
  const { violations } = await page.evaluate<Found>('axe.run({ resultTypes: ["violations"] })')
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`),
    [],
  )
}
