// A second pretend place fills behind the first: the sign-in page says so, and offers its people once it is there.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addPlace, openBrowser, openDoorDatabase, openSite } from './world-for-tests.ts'

const { database } = await openDoorDatabase()
let coming: string | undefined = 'Fillingham'
const { site } = openSite(database, true, { coming: () => coming })
await addPlace(database, { slug: 'first', name: 'Firstleigh', pretend: true }, ['programme-manager'])
await addPlace(database, { slug: 'filling', name: 'Fillingham', pretend: true }, ['link-worker'])

test('whoever chooses who to be is told of a place that is still being filled, and finds its people after', async () => {
  const during = (await openBrowser(site).get('/sign-in')).text
  assert.match(during, /<h2[^>]*>Firstleigh<\/h2>/)
  assert.match(during, /A second pretend place, Fillingham, is still being filled/)
  assert.doesNotMatch(during, /<h2[^>]*>Fillingham<\/h2>/)
  coming = undefined
  const after = (await openBrowser(site).get('/sign-in')).text
  assert.match(after, /<h2[^>]*>Fillingham<\/h2>/)
  assert.doesNotMatch(after, /still being filled/)
})
