// A real browser for tests: the one that comes with the packages, or the program that KITH_CHROMIUM names.
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

// Never the package's own list: it holds --single-process and --disable-web-security, with which tests would lie.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// Unpacked once a process; two unpackings at once into the same file would spoil it.
let program: Promise<string> | undefined

/** Opens a headless Chromium. The caller closes it: `await using` or `browser.close()` in an `after`. */
export async function openBrowser(): Promise<Browser> {
  program ??= browserProgram()
  return playwright.launch({ executablePath: await program, args: ARGUMENTS, headless: true })
}

/** The path of the browser's program, unpacked into the temporary folder if it is not there yet. */
export function browserProgram(): Promise<string> {
  const own = process.env.KITH_CHROMIUM
  return own ? Promise.resolve(own) : chromium.executablePath()
}
