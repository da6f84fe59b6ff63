// Links under attack, over the real site: looked at by programs that read mail, guessed, two of them in one browser. What a page says
// of whoever is absent and of whoever is not the asker's is the same to the letter, and takes as long.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { giveLink } from '#records/links/links.ts'
import {
  answersOf,
  chooseReaders,
  giveReaderLink,
  writeClassPages,
} from '#stages/support/in-school/class-page.ts'
import { openTwoSchools } from '#stages/support/in-school/in-school.fixture.ts'
import { siteOf } from './world.ts'

const world = await openTwoSchools()
after(() => world.close())
const site = siteOf(world.database)
const today = '2026-07-17'
const origin = 'http://localhost:3000'
const [one, other] = [await whatHelps(world.child), await whatHelps(world.sibling)]

test('a link that is looked at, again and again, is not spent, and says of no child', async () => {
  for (let n = 0; n < 20; n++) {
    const cover = await site.request(`${origin}/link/${one}`, { method: n % 2 ? 'HEAD' : 'GET' })
    assert.equal(cover.status, 200)
    assert.equal(cover.headers.get('set-cookie'), null, 'looking gives no cookie')
    assert.doesNotMatch(await cover.text(), /Pretend E|Ask me quietly/)
  }
  assert.match((await post(`/link/${one}`, {})).headers.get('set-cookie') ?? '', /^kith-link=/)
})

test('what was written on the page of one link is not kept under another that was opened since', async () => {
  const [mine, others] = [await formOf(one), await formOf(other)]
  const said: Record<string, string> = {
    ...mine,
    'line-1': 'helped',
    'words-1': 'He cried when I asked about home.',
  }
  const crossed = await post('/what-helps', said, other)
  assert.equal(crossed.status, 409)
  const page = await crossed.text()
  assert.match(page, /Another link was opened in this browser/)
  assert.match(page, /He cried when I asked about home\./, 'their words are given back')
  const { 'kith-link': _, ...bare } = said
  assert.equal((await post('/what-helps', bare, other)).status, 409, 'nor without a mark')
  for (const child of [world.child, world.sibling]) assert.deepEqual(await answers(child), [])
  assert.equal((await post('/what-helps', said, one)).status, 303)
  assert.equal((await answers(world.child)).length, 1)
  assert.notEqual(mine['kith-link'], others['kith-link'])
  assert.equal((await post('/what-helps/close', mine, other)).status, 200, 'to forget a link works always')
})

test('who guesses links waits, and a link that is right waits with them', async () => {
  const from = { 'x-forwarded-for': '203.0.113.9' }
  const behind = siteOf(world.database)
  const look = async (token: string) =>
    (await behind.request(`${origin}/link/${token}`, { headers: from })).status
  const guesses = []
  for (let n = 0; n < 32; n++) guesses.push(await look(`${newId()}${n}`))
  assert.deepEqual(new Set(guesses.slice(0, 25)), new Set([404]))
  assert.equal(guesses.at(-1), 429)
  assert.equal(await look(one), 429)
})

async function whatHelps(child: string): Promise<string> {
  const [pageId, readerId, id] = [newId(), newId(), newId()]
  const lines = ['Ask me quietly.', 'Let me sit by the door.', 'Tell me before it changes.']
  return await world.as('link-worker', async tx => {
    await writeClassPages(tx, [{ id: pageId, childId: child, lines, writtenOn: today }])
    await chooseReaders(tx, [
      { id: readerId, childId: child, name: 'Ms Khan', role: 'maths', until: '2026-09-30' },
    ])
    const about = { schoolId: world.school, forWhom: 'Ms Khan', aboutId: readerId, days: 14 }
    const link = await giveLink(tx, { id, purpose: 'what-helps', ...about })
    await giveReaderLink(tx, child, readerId, id)
    return link!.token
  })
}

function answers(child: string) {
  return world.as('link-worker', tx => answersOf(tx, child))
}

/** The hidden fields of a link's page. */
async function formOf(token: string): Promise<Record<string, string>> {
  const page = await site.request(`${origin}/what-helps`, { headers: { cookie: `kith-link=${token}` } })
  const hidden = (await page.text()).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)
  return Object.fromEntries([...hidden].map(([, name, value]) => [name!, value!]))
}

function post(path: string, body: Record<string, string>, token?: string) {
  return site.request(origin + path, {
    method: 'POST',
    headers: {
      ...(token && { cookie: `kith-link=${token}` }),
      accept: 'text/html',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(body),
  })
}
