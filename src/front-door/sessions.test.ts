import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { doWork } from '#records/access/work.ts'
import { addMember } from '#records/staff/staff.ts'
import { deviceWords } from './device-words.ts'
import { nextPage } from './next-page.ts'
import { endMembership } from './people.ts'
import { addPlace, openBrowser, openDoorDatabase, openSite, origin } from './world-for-tests.ts'

const { database, look } = await openDoorDatabase()
const { site } = openSite(database, true)
const { placeId, people } = await addPlace(database, { slug: 'trying', name: 'Trying', pretend: true }, [
  'programme-manager',
  'link-worker',
  'administrator',
  'school-lead',
  'safeguarding-lead',
])

async function signedIn(role: keyof typeof people, fields: Record<string, string> = {}) {
  const browser = openBrowser(site)
  const { status } = await browser.post('/sign-in/as', { person: `${people[role]} ${placeId}`, ...fields })
  assert.equal(status, 303)
  return browser
}

describe('signing in by picking a pretend person', () => {
  test('shows the cast in words, and signs in as the one that was picked', async () => {
    const browser = openBrowser(site)
    const shown = await browser.get('/sign-in')
    assert.match(shown.text, /Pretend data: choose who to be/)
    assert.match(shown.text, /School lead, /)
    const { to } = await browser.post('/sign-in/as', {
      person: `${people['link-worker']} ${placeId}`,
      next: '/account',
    })
    assert.equal(to, '/account')
    assert.match((await browser.get('/account')).text, /link-worker of Trying/)
  })

  test('is absent with real data, from another computer, and for somebody of a real place', async () => {
    const real = openSite(database, false).site
    const fields = { person: `${people['link-worker']} ${placeId}` }
    assert.equal((await openBrowser(real).post('/sign-in/as', fields)).status, 404)
    assert.doesNotMatch((await openBrowser(real).get('/sign-in')).text, /choose who to be/)
    const far = { incoming: { socket: { remoteAddress: '192.0.2.7' } } }
    const init = { method: 'POST', body: new URLSearchParams(fields), headers: { origin } }
    assert.equal((await site.request(`${origin}/sign-in/as`, init, far)).status, 404)
    const other = await addPlace(database, { slug: 'real', name: 'Real', pretend: false }, ['evaluator'])
    const stranger = { person: `${other.people.evaluator} ${other.placeId}` }
    assert.equal((await openBrowser(site).post('/sign-in/as', stranger)).status, 404)
  })

  test('goes back only to an address of its own', () => {
    assert.equal(nextPage('/identify?x=1', origin), '/identify?x=1')
    const bad = [
      '//evil.example',
      'https://evil.example/',
      'https:evil.example',
      'https:/evil.example',
      '/\\evil.example',
      '/.//evil.example',
      '/..//evil.example',
      '/./\\evil.example',
      '/account/..//evil.example',
      `${origin}//evil.example`,
      'identify',
      '',
      null,
    ]
    for (const each of bad) assert.equal(nextPage(each, origin), '/', String(each))
  })

  test('shows no notice for words that are no notice', async () => {
    const browser = await signedIn('administrator')
    for (const word of ['constructor', 'toString', '__proto__', 'nonsense']) {
      for (const path of [`/account?done=${word}`, `/account/people?done=${word}`]) {
        assert.doesNotMatch((await browser.get(path)).text, /govuk-notification-banner/, path)
      }
      const confirm = await browser.get(`/account/confirm?problem=${word}`)
      assert.equal(confirm.status, 200)
    }
  })
})

describe('a session', () => {
  test('is kept as a hash, with a new token each time, and the last one of this browser ends', async () => {
    const browser = await signedIn('programme-manager')
    const first = browser.jar.get('kith')!
    await browser.post('/sign-in/as', { person: `${people['programme-manager']} ${placeId}` })
    assert.notEqual(browser.jar.get('kith'), first)
    const rows = await look('findSessions', { person_id: people['programme-manager'] })
    assert.deepEqual(
      rows.map(row => row.ended),
      [true, false],
    )
    assert.ok(rows.every(row => /^[0-9a-f]{64}$/.test(String(row.hash)) && row.hash !== first))
    const old = openBrowser(site)
    old.jar.set('kith', first)
    assert.equal((await old.get('/account')).to, '/sign-in?next=%2Faccount')
  })

  test('is as short as role and device ask', async () => {
    await signedIn('school-lead')
    await signedIn('school-lead', { shared: 'yes' })
    await signedIn('safeguarding-lead')
    const idle = async (person_id: string) =>
      (await look('findSessions', { person_id })).map(row => Number(row.idle) / 60)
    assert.deepEqual(await idle(people['school-lead']), [30, 5])
    assert.deepEqual(await idle(people['safeguarding-lead']), [15])
  })

  test('ends when it is not used, and at its limit however much it is used', async () => {
    const shared = await signedIn('link-worker', { shared: 'yes' })
    const own = await signedIn('link-worker')
    await look('age', { by: '6 minutes' })
    assert.equal((await shared.get('/')).to, '/sign-in')
    assert.equal((await own.get('/account')).status, 200)
    await look('ageInAll', { by: '13 hours' })
    assert.equal((await own.get('/')).to, '/sign-in')
  })

  test('signing out is a POST, ends it, and has the browser forget', async () => {
    const browser = await signedIn('link-worker')
    const token = browser.jar.get('kith')!
    assert.equal((await browser.get('/sign-out')).status, 404)
    assert.equal((await browser.get('/account')).status, 200)
    const out = await browser.post('/sign-out')
    assert.equal(out.to, '/sign-in?signed-out')
    assert.equal(out.headers.get('clear-site-data'), '"cache", "cookies"', 'what waits to be sent stays')
    const shared = await signedIn('link-worker', { shared: 'yes' })
    const gone = await shared.post('/sign-out')
    assert.equal(gone.headers.get('clear-site-data'), '"cache", "cookies", "storage"')
    assert.equal(browser.jar.has('kith'), false)
    browser.jar.set('kith', token)
    assert.equal((await browser.get('/')).to, '/sign-in')
  })

  test('a forged post signs nobody out', async () => {
    const browser = await signedIn('link-worker')
    const forged = await browser.post('/sign-out', {}, { 'sec-fetch-site': 'cross-site' })
    assert.equal(forged.status, 403)
    assert.equal((await browser.get('/account')).status, 200)
  })

  test('is listed with its device, and any of one’s own can be ended, but nobody else’s', async () => {
    const here = await signedIn('programme-manager')
    const phone = openBrowser(site, 'Mozilla/5.0 (iPhone) Version/18.0 Safari/605')
    await phone.post('/sign-in/as', { person: `${people['programme-manager']} ${placeId}` })
    const { text } = await here.get('/account')
    assert.match(text, /Firefox on Windows/)
    assert.match(text, /Safari on iPhone/)
    assert.match(text, /It ends after 30 minutes without use, and at the latest on /)
    const rows = await look('findSessions', { person_id: people['programme-manager'] })
    const phones = rows.find(row => row.device === 'Safari on iPhone')!
    const stranger = await signedIn('link-worker')
    await stranger.post('/account/sessions/end', { session: String(phones.id) })
    assert.equal((await phone.get('/')).status, 200)
    await here.post('/account/sessions/end', { session: String(phones.id) })
    assert.equal((await phone.get('/')).to, '/sign-in')
    assert.equal((await here.get('/')).status, 200)
  })

  test('all of a person’s end together', async () => {
    const one = await signedIn('programme-manager')
    const two = await signedIn('programme-manager')
    await one.post('/account/sessions/end-all')
    for (const each of [one, two]) assert.equal((await each.get('/')).to, '/sign-in')
  })

  test('works on no page from the moment the membership ends, whoever ended it', async () => {
    const browser = await signedIn('school-lead')
    assert.equal((await browser.get('/')).status, 200)
    const [membership] = await look('findMembershipId', { person_id: people['school-lead'] })
    const how = { kind: 'operator', placeId, why: 'a test of leaving' } as const
    await doWork(database, how, ({ as }) => as(tx => endMembership(tx, String(membership!.id))))
    for (const path of ['/', '/account', '/identify']) {
      assert.match((await browser.get(path)).to ?? '', /^\/sign-in/, path)
    }
  })

  test('works on no page from the moment the person is ended', async () => {
    const browser = await signedIn('safeguarding-lead')
    await look('endPerson', { id: people['safeguarding-lead'] })
    for (const path of ['/', '/account']) assert.match((await browser.get(path)).to ?? '', /^\/sign-in/, path)
    const again = await browser.post('/sign-in/as', { person: `${people['safeguarding-lead']} ${placeId}` })
    assert.equal(again.status, 404)
  })

  test('everything of it is in the audit, under the person’s name', async () => {
    const acts = await look('findActs', { person_id: people['programme-manager'] })
    const actions = new Set(acts.map(act => act.action))
    for (const each of ['signed-in', 'session-ended', 'all-sessions-ended'])
      assert.ok(actions.has(each), each)
    assert.ok(acts.every(act => act.place_id === placeId))
  })
})

describe('going on in another place', () => {
  const email = 'programme-manager@trying.example'

  test('starts a session of that place with the limits and the confirmation of the one before', async () => {
    const other = await addPlace(database, { slug: 'other', name: 'Other', pretend: true }, [])
    const member = { name: 'the same person', email, role: 'payer', organisation: 'Kith' } as const
    await doWork(database, { kind: 'operator', placeId: other.placeId, why: 'a test of two places' }, work =>
      work.as(tx => addMember(tx, other.placeId, { ...member, organisationKind: 'lead-charity' })),
    )
    const browser = await signedIn('programme-manager')
    await look('forgetConfirmation')
    await look('ageInAll', { by: '5 hours' })
    const before = (await look('findSessions', { person_id: people['programme-manager'] })).at(-1)!
    assert.match((await browser.get('/account')).text, /Go to Other/)
    await browser.post('/account/place', { place: other.placeId })
    assert.match((await browser.get('/')).text, /in Other/)
    const after = (await look('findSessions', { person_id: people['programme-manager'] })).at(-1)!
    assert.notEqual(after.id, before.id)
    assert.deepEqual(after.until, before.until)
    assert.deepEqual(after.stepped_up_at, before.stepped_up_at)
    assert.equal((await browser.get('/account/passkeys')).to, '/account/confirm?next=%2Faccount%2Fpasskeys')
  })

  test('to where one is already changes nothing', async () => {
    const browser = await signedIn('programme-manager')
    await look('forgetConfirmation')
    const token = browser.jar.get('kith')
    const before = await look('findSessions', { person_id: people['programme-manager'] })
    assert.equal((await browser.post('/account/place', { place: placeId })).to, '/')
    assert.equal(browser.jar.get('kith'), token)
    assert.deepEqual(await look('findSessions', { person_id: people['programme-manager'] }), before)
  })
})

test('a device is told by what its browser says', () => {
  assert.equal(deviceWords('Mozilla/5.0 (Macintosh) Chrome/140 Safari/537.36 Edg/140.0'), 'Edge on a Mac')
  assert.equal(
    deviceWords('Mozilla/5.0 (X11; CrOS x86_64) Chrome/140 Safari/537.36'),
    'Chrome on a Chromebook',
  )
  assert.equal(deviceWords(''), 'A device that does not say what it is')
})
