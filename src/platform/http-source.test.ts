import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '#test/world.ts'
import { makeHttp } from './http.ts'
import { logTo } from './log.ts'

const database = await openTestDatabase()

const askedFrom = async (proxies: number, forwarded?: string) => {
  const site = makeHttp<string>({
    routes: [{ method: 'GET', path: '/from', permission: 'door', page: visit => visit.source }],
    database,
    log: logTo(() => {}),
    origin: 'http://localhost:3000',
    now: () => new Date(),
    may: () => true,
    frame: body => ({ body }),
    failure: what => what,
    assets: [],
    proxies,
  })
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return await (await site.request('http://localhost:3000/from', { headers })).text()
}

test('the word of our own proxies is believed, and what a sender wrote before it is not', async () => {
  assert.equal(await askedFrom(1, '6.6.6.6, 203.0.113.9'), '203.0.113.9')
  assert.equal(await askedFrom(2, '6.6.6.6, 203.0.113.9, 10.0.0.1'), '203.0.113.9')
  assert.equal(
    await askedFrom(0, '203.0.113.9'),
    'through unknown',
    'no proxy of ours: only that it came through one',
  )
  assert.equal(await askedFrom(1), '0.0.0.0', 'a proxy that says nothing is nobody near')
})
