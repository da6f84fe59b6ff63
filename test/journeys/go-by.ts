import type { BrowserContext, Locator, Page } from 'playwright-core'

/**
 * Goes by a link or a button that leads to another page, and comes back once that page is there whole. A click alone comes
 * back when the page begins: on a busy machine `count()` and `innerText()`, which do not wait, then read half of it.
 * For what leads nowhere (a summary, a download) a click is right, and this would wait in vain.
 */
export async function goBy(linkOrButton: Locator): Promise<void> {
  await Promise.all([linkOrButton.page().waitForEvent('load'), linkOrButton.click()])
}

/** What a page says, without what stands around every page. */
export function main(page: Page): Promise<string> {
  return page.locator('main').innerText()
}

/** Whoever this session is of, from now on, and nobody who was here before. */
export async function comeAs(context: BrowserContext, token: string, url: string): Promise<void> {
  await context.clearCookies()
  await context.addCookies([{ name: 'kith', value: token, url }])
}
