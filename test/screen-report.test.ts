// The report of `bin/kith screen` in a real browser: valid, nothing for axe to say, and no wider than a phone.
// In it stand no small numbers, and none that can be worked out from others.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { HtmlValidate } from 'html-validate'
import { checkIdentify } from '#arithmetic/screen/index.ts'
import { folderSource } from '#intake/extract/index.ts'
import { screenFolder } from '#stages/identify/folder/screen-folder.ts'
import { openBrowser } from './browser.ts'
import { writeNastyFolder } from './oracle/nasty-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-report-'))
after(() => rmSync(folder, { recursive: true }))
writeNastyFolder(folder, 1000, 4)
const RULES_PAGE = readFileSync(new URL('../rules/identify.md', import.meta.url), 'utf8')
const { rules } = checkIdentify(JSON.parse(/```json\n([\s\S]*?)```/.exec(RULES_PAGE)![1]!))
const out = join(folder, 'out')
await screenFolder(await folderSource(folder), rules!, out, {
  blueprintHash: '',
  place: 'Millbrook',
  pretend: true,
  now: () => 0,
})
const report = readFileSync(join(out, 'report.html'), 'utf8')

test('the report is valid HTML, without a script and without anything to fetch', async () => {
  const validate = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off' } })
  const { results } = await validate.validateString(report)
  assert.deepEqual(
    results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line} ${message}`)),
    [],
  )
  assert.doesNotMatch(report, /<script|<link|src=|href=|https?:/)
})

test('axe has nothing against it, and it fits a phone and a desk', async () => {
  await using browser = await openBrowser()
  for (const width of [320, 1280]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    await page.goto(pathToFileURL(join(out, 'report.html')).href)
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
    const { violations } = await page.evaluate<{ violations: { id: string; help: string }[] }>(
      'axe.run({ resultTypes: ["violations"] })',
    )
    assert.deepEqual(
      violations.map(({ id, help }) => `${id}: ${help}`),
      [],
    )
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
    assert.ok(wide <= width, `${wide} is wider than ${width}`)
  }
})

test('it says the rules, the promise, what is pretend and what nobody measured; no child and no small number', () => {
  for (const words of [
    /Pretend data/,
    /never for sanctions, sets, admissions or moves/,
    /attendance: missed one session in ten/,
    /Not measured/,
    /child protection plan/,
    /As things stood on 17 July 2026/,
  ])
    assert.match(report, words)
  assert.doesNotMatch(report, /[A-Z]\d{11}[A-Z\d]/, 'a UPN')
  const [aboutChildren] = report.split('<h2>What was read</h2>')
  assert.match(aboutChildren!, /<td class="n">hidden<\/td>/)
  assert.doesNotMatch(aboutChildren!, /<td class="n">[1-4]<\/td>/, 'a small number')
  assert.doesNotMatch(report, /not at risk(?!”)/)
})
