// Files that are wrong, brought in by a page: each is answered with a sentence, and nothing of it is in the records.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { ZipFile } from 'yazl'
import { everythingHeld } from '#intake/import.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { staff } from '#test/cast.ts'
import { goBy } from './go-by.ts'
import { openImporting, type Sent, send, settled, signedIn } from './importing.ts'

const world = await openImporting()
let browser: Browser
let page: Page
before(async () => {
  browser = await openBrowser()
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  })
  page = await signedIn(world, context, staff.dataManager.name)
})
after(() => browser?.close())

const HEADER = 'upn,school,year,surname,forename,dob'
const ROWS = Array.from(
  { length: 12 },
  (_, n) =>
    `Q9990000210${String(n).padStart(2, '0')},990007,7,Carr,Ann,2014-03-${String(n + 1).padStart(2, '0')}`,
)
const GOOD = `${HEADER}\n${ROWS.join('\n')}\n`

const CASES: Record<string, { sent: () => Promise<Sent> | Sent; said: RegExp }> = {
  'a line of 10 MB that never ends': {
    sent: () => ({
      name: 'roll.csv',
      content: `${HEADER}\nQ999000021000,990007,7,${'x'.repeat(10_000_000)}`,
    }),
    said: /roll\.csv.*(line|cell|long)/i,
  },
  'a line of 2 GB in a zip': {
    sent: () => bomb('pupils.csv'),
    said: /(unpacks|far more|too large|more than)/i,
  },
  'a million columns': {
    sent: () => ({ name: 'pupils.csv', content: `${'a,'.repeat(1_000_000)}\n1\n` }),
    said: /columns|does not end within 1 MB/i,
  },
  'a quote that is never closed': {
    sent: () => ({ name: 'pupils.csv', content: GOOD.replace('Carr', '"Carr') }),
    said: /quote/i,
  },
  'a column that has slipped': {
    sent: () => ({ name: 'pupils.csv', content: GOOD.replaceAll(',990007,7,', ',7,990007,') }),
    said: /12 of 12 rows were refused/,
  },
  'a zip in a zip': {
    sent: async () => ({ name: 'a.zip', content: await zip('inner.zip', await zip('pupils.csv', GOOD)) }),
    said: /zip|archive/i,
  },
  'a document type in XML': {
    sent: () => ({
      name: 'x.ctf.xml',
      content:
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><CTfile>&b;</CTfile>',
    }),
    said: /DOCTYPE|document type|DTD/i,
  },
  'a picture': {
    sent: () => ({ name: 'roll.jpg', content: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]) }),
    said: /roll\.jpg/,
  },
}

for (const [what, { sent, said }] of Object.entries(CASES)) {
  test(`${what} is said in a sentence, and nothing is kept`, async () => {
    const answer = await send(world, page, [await sent()])
    assert.match(answer, /The files were not taken in|There is a problem/)
    assert.match(answer, said)
    assert.doesNotMatch(answer, /Something went wrong/)
    await nothingKept()
  })
}

test('UTF-16 with tabs, as a spreadsheet saves it, is read all the same', async () => {
  const text = `\ufeff${GOOD.replaceAll(',', '\t')}`
  const answer = await send(world, page, [{ name: 'roll.txt', content: Buffer.from(text, 'utf16le') }])
  assert.match(answer, /Which column is what\?/)
  assert.match(answer, /12 rows/)
  await drop()
})

test('another school’s pupils are found before anything of them is taken', async () => {
  const other = { name: 'roll.csv', content: GOOD.replaceAll('990007', '990099') }
  const asked = await send(world, page, [{ ...other, content: other.content.replace('upn', 'UPN Number') }])
  assert.match(asked, /Which column is what\?/)
  await goBy(page.getByRole('button', { name: 'Go on to the review' }))
  assert.match(await settled(page), /The school with URN 990099 .* is not one of the schools of Millbrook/)
  await nothingKept()
})

test('a formula in a name is a text, shown as it stands and worked out by nobody', async () => {
  const formula = GOOD.replace('Carr', '=HYPERLINK("http://x.example")'.replaceAll('"', "'"))
  const answer = await send(world, page, [{ name: 'pupils.csv', content: formula }])
  assert.match(answer, /Check before anything changes|The files were not taken in/)
  await nothingKept()
  await drop()
})

async function nothingKept(): Promise<void> {
  const held = await everythingHeld(world.database)
  assert.deepEqual([held.children.length, held.names.length, held.attendance.length], [0, 0, 0])
}

async function drop(): Promise<void> {
  const button = page.getByRole('button', { name: 'Drop them, and keep nothing' })
  if ((await button.count()) === 0) return
  await goBy(button)
  assert.match(await settled(page), /Nothing of it was kept/)
}

/** A zip whose one file is a line of 2 GB: some megabytes of zeros packed. */
async function bomb(name: string): Promise<Sent> {
  const file = new ZipFile()
  const piece = Buffer.alloc(1024 * 1024, 'x')
  async function* line() {
    yield Buffer.from(`${HEADER}\n`)
    for (let n = 0; n < 2048; n++) yield piece
  }
  const { Readable } = await import('node:stream')
  file.addReadStream(Readable.from(line()), name, { compressionLevel: 1 })
  file.end()
  return { name: 'extract.zip', content: await contentOf(file) }
}

async function zip(name: string, content: Buffer | string): Promise<Buffer> {
  const file = new ZipFile()
  file.addBuffer(Buffer.from(content), name)
  file.end()
  return await contentOf(file)
}

async function contentOf(file: ZipFile): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of file.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
