// A page of the walk in a real browser: what it says, what axe finds, and what it cuts.
import type { Browser, Page } from 'playwright-core'

// What scrolls sideways inside the page is cut without a sign, unless it is a region with a name that keys reach.
export const CUT = `[...document.querySelectorAll('main *')]
  .filter(each => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1
    && ['auto', 'scroll'].includes(getComputedStyle(each).overflowX) && each.tagName !== 'TEXTAREA'
    && !each.closest('[role="region"][aria-label][tabindex="0"]'))
  .map(each => '<' + each.tagName.toLowerCase() + ' class="' + each.className + '">')`

/** What axe found. */
export type Found = { violations: { id: string; nodes: { html: string }[] }[] }

/** A page in a browser of its own, as this visitor, and what its console says. */
export async function open(browser: Browser, origin: string, visitor: { cookie: string } | undefined) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 740 },
    reducedMotion: 'reduce',
  })
  const [name, value] = visitor?.cookie.split('=') ?? []
  if (name && value) await context.addCookies([{ name, value, url: origin }])
  const page: Page = await context.newPage()
  const heard: string[] = []
  page.on('console', message => message.type() === 'error' && heard.push(message.text()))
  page.on('pageerror', error => heard.push(error.message))
  return { page, heard, close: () => context.close() }
}
