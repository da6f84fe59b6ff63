import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { openTestDatabase, siteOf } from '#test/world.ts'
import { seeOther } from './http.ts'

const database = await openTestDatabase()
const site = siteOf(database)
const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }

test('a large post of somebody who is not signed in is not read', async () => {
  let read = 0
  const body = new ReadableStream({
    pull: controller => {
      read += 1_000_000
      if (read > 20_000_000) controller.close()
      else controller.enqueue(new Uint8Array(1_000_000))
    },
  })
  const post = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
  const answer = await site.request('http://localhost:3000/identify/imports/new', post)
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/sign-in')
  assert.ok(read <= 1_000_000, `${read} bytes were read`)
})

test('what somebody wrote comes back whole when they were signed out, and of an account’s pages nothing does', async () => {
  const body = new URLSearchParams({ id: 'x', words: 'One <two> & "three"', code: 'Secret Word' }).toString()
  const post = async (path: string, accept = 'text/html') =>
    await site.request(`http://localhost:3000${path}`, {
      ...{ method: 'POST', body, headers: { ...headers, accept } },
    })
  const child = '/support/children/01890000-0000-7000-8000-000000000000'
  const answer = await post(`${child}/plan/words?beside=1`)
  assert.equal(answer.status, 403)
  const page = await answer.text()
  assert.match(page, /action="\/support\/children\/[^"]*\/plan\/words\?beside=1"/)
  assert.match(page, /<textarea[^>]* name="words"[^>]*>One &lt;two&gt; &amp; &quot;three&quot;<\/textarea>/)
  assert.match(page, /<input type="hidden" name="id" value="x">/)
  assert.equal((await post('/account/password')).headers.get('location'), '/sign-in')
  assert.equal((await post(`${child}/plan/words`, '*/*')).headers.get('location'), '/sign-in')
})

test('a page is packed for whoever takes it so, by every way of asking, and is the same page', async () => {
  const read = async (accepts: string) => {
    const answer = await site.request('http://localhost:3000/sign-in', {
      headers: { ...headers, 'accept-encoding': accepts },
    })
    const packed = answer.headers.get('content-encoding')
    const body = Buffer.from(await answer.arrayBuffer())
    assert.equal(answer.headers.get('vary'), 'Accept-Encoding')
    return { packed, text: (packed === 'gzip' ? gunzipSync(body) : body).toString() }
  }
  const plain = await read('identity')
  assert.equal(plain.packed, null)
  assert.match(plain.text, /<\/html>/)
  for (const accepts of ['gzip', 'gzip, deflate, br', 'br;q=1.0, gzip;q=0.8'])
    assert.deepEqual(await read(accepts), { packed: 'gzip', text: plain.text }, accepts)
  assert.equal((await read('gzip;q=0')).packed, null)
})

test('nobody is sent on to another host', () => {
  for (const path of ['//elsewhere.example/x', '/\\elsewhere.example/x', '\\\\elsewhere.example/x'])
    assert.equal(seeOther(path).headers.get('location'), '/elsewhere.example/x')
  assert.equal(seeOther('https://elsewhere.example/').headers.get('location'), 'https://elsewhere.example/')
})

test('a character that no keyboard writes is no fault of Kith', async () => {
  const body = 'email=%00nobody@kith.example&password=%00'
  const answer = await site.request('http://localhost:3000/sign-in', { method: 'POST', headers, body })
  assert.equal(answer.status, 422)
})

test('through a tunnel to this computer nobody picks whom to be', async () => {
  const read = async (more: Record<string, string>) =>
    (await site.request('http://localhost:3000/sign-in', { headers: { ...headers, ...more } })).text()
  assert.match(await read({}), /choose who to be/)
  for (const name of ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'])
    assert.doesNotMatch(await read({ [name]: '127.0.0.1' }), /choose who to be/)
})
