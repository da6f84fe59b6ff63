import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { makeSetUpAddress } from './set-up.ts'
import { appCode, openBrowser, openDoorDatabase, openSite, origin, seedOn } from './world-for-tests.ts'

// One story on one installation, from nothing: the tests follow each other.
const { database, look } = await openDoorDatabase()
const { site, clock, now } = openSite(database, false)
const administrator = openBrowser(site)
const password = 'soak lantern drift oblong'
const place = {
  name: 'Tomasz Zielinski',
  email: 'tomasz@millbrook.example',
  place: 'St Mill’s Brook',
  slug: '',
}
let administratorsSeed: Buffer

describe('a new real installation', () => {
  test('has no account: nobody can sign in', async () => {
    const { status, text } = await openBrowser(site).post('/sign-in', { email: 'admin', password: 'admin' })
    assert.equal(status, 422)
    assert.match(text, /do not go together/)
  })

  test('is set up at an address that a new start replaces', async () => {
    const first = await pathOfSetUp()
    const second = await pathOfSetUp()
    assert.equal((await administrator.get(first)).status, 404)
    assert.equal((await administrator.get(`${second}x`)).status, 404)
    assert.equal((await administrator.get(second)).status, 200)
  })

  test('says what is missing, and keeps what was typed', async () => {
    const path = await pathOfSetUp()
    const { status, text } = await administrator.post(path, {
      ...place,
      email: 'nobody',
      password: 'millbrook1',
    })
    assert.equal(status, 422)
    assert.match(text, /Enter your e-mail address/)
    assert.match(text, /value="Tomasz Zielinski"/)
  })

  test('gets its administrator with a second factor, once', async () => {
    const path = await pathOfSetUp()
    assert.equal((await administrator.post(path, { ...place, password })).to, '/joining/code')
    assert.deepEqual(await look('findPersonId', { email: place.email }), [])
    administratorsSeed = seedOn((await administrator.get('/joining/code')).text)
    const wrong = await administrator.post('/joining/code', { code: '000000' })
    assert.equal(wrong.status, 422)
    const { text } = await administrator.post('/joining/code', { code: appCode(administratorsSeed, now()) })
    assert.equal(recoveryCodesOn(text).length, 10)
    assert.match((await administrator.get('/')).text, /Tomasz Zielinski/)
    assert.equal((await openBrowser(site).get(path)).status, 404)
    assert.equal(await makeSetUpAddress(database, origin), null)
  })
})

describe('an invitation', () => {
  const helen = openBrowser(site)
  const hers = { name: 'Helen Ogden', email: 'helen@canalside.example', role: 'link-worker', school: '' }
  let link: string

  test('is made by an administrator who has just shown who they are, and its link is shown once', async () => {
    await look('forgetConfirmation')
    assert.equal((await administrator.get('/account/people')).to, '/account/confirm?next=%2Faccount%2Fpeople')
    clock.ahead += 30_000
    const fields = { password, code: appCode(administratorsSeed, now()), next: '/account/people' }
    const before = administrator.jar.get('kith')
    assert.equal((await administrator.post('/account/confirm', fields)).to, '/account/people')
    assert.notEqual(administrator.jar.get('kith'), before)
    const { text } = await administrator.get('/account/people')
    assert.match(text, /Tomasz Zielinski/)
    const id = /name="id" value="([^"]+)"/.exec(text)![1]!
    link = linkOn((await administrator.post('/account/people', { ...hers, id })).text)
    const again = await administrator.post('/account/people', { ...hers, id })
    assert.equal(again.to, '/account/people?done=sent-before')
    assert.match((await administrator.get('/account/people')).text, /helen@canalside\.example/)
  })

  test('needs a name, an address, a role, and for a school’s lead a school', async () => {
    const { status, text } = await administrator.post('/account/people', {
      ...hers,
      role: 'school-lead',
      email: 'x',
    })
    assert.equal(status, 422)
    assert.match(text, /Choose the school they lead/)
    assert.match(text, /Enter their e-mail address/)
  })

  test('is not used up by being looked at, by people or programs', async () => {
    for (let n = 0; n < 3; n++) assert.equal((await openBrowser(site).get(link)).status, 200)
    assert.match((await helen.get(link)).text, /You are invited to join St Mill’s Brook/)
  })

  test('takes no common password, and none made of local names', async () => {
    const { text } = await helen.post(link, { name: hers.name, password: 'password123' })
    assert.match(text, /Many people use this password/)
    assert.match(
      (await helen.post(link, { name: hers.name, password: 'Brook-Ogden1' })).text,
      /a name that is known here/,
    )
  })

  test('becomes an account when a code of the app is shown, and not before', async () => {
    assert.equal((await helen.post(link, { name: hers.name, password })).to, '/joining/code')
    assert.match((await helen.get('/')).to ?? '', /^\/sign-in/)
    assert.match((await helen.get('/account')).to ?? '', /^\/sign-in/)
    const seed = seedOn((await helen.get('/joining/code')).text)
    await helen.post('/joining/code', { code: appCode(seed, now()) })
    assert.match((await helen.get('/account')).text, /Helen Ogden/)
    assert.match((await openBrowser(site).get(link)).text, /no longer works/)
  })

  test('gives the role it says and no other page', async () => {
    assert.equal((await helen.get('/account/people')).status, 404)
    assert.doesNotMatch((await helen.get('/account')).text, /\/account\/people/)
  })

  test('to somebody known asks them to sign in first, and then only joins', async () => {
    const other = linkOn(
      (await administrator.post('/account/people', { ...hers, role: 'data-manager' })).text,
    )
    assert.match((await openBrowser(site).get(other)).text, /has an account already/)
    assert.equal((await openBrowser(site).post(other, { name: 'Mallory', password })).status, 404)
    assert.match((await helen.get(other)).text, /Join St Mill’s Brook/)
    assert.equal((await helen.post(other)).to, '/')
    assert.match((await helen.get('/account')).text, /Data manager and Link Worker/)
  })

  test('no longer works when it is withdrawn or too old', async () => {
    const made = await administrator.post('/account/people', { ...hers, email: 'late@canalside.example' })
    const page = await administrator.get('/account/people')
    const id = /name="invitation" value="([^"]+)"/.exec(page.text)![1]!
    await administrator.post('/account/people/withdraw', { invitation: id })
    assert.equal((await helen.get(linkOn(made.text))).status, 404)
    const old = await administrator.post('/account/people', { ...hers, email: 'older@canalside.example' })
    await look('ageInvitations', { by: '8 days' })
    assert.equal((await helen.get(linkOn(old.text))).status, 404)
  })

  test('a new start replaces what somebody signed in with, and ends their sessions', async () => {
    const helensId = String((await look('findPersonId', { email: hers.email }))[0]!.id)
    const before = (await look('findKept', { person_id: helensId }))[0]!
    const [membership] = await look('findMembershipId', { person_id: helensId })
    const made = await administrator.post(`/account/people/${membership!.id}/new-start`)
    assert.equal((await helen.get('/')).status, 200)
    const anew = openBrowser(site)
    await anew.post(linkOn(made.text), { password: 'another lantern entirely' })
    const seed = seedOn((await anew.get('/joining/code')).text)
    await anew.post('/joining/code', { code: appCode(seed, now()) })
    assert.equal((await anew.get('/')).status, 200)
    assert.match((await helen.get('/')).to ?? '', /^\/sign-in/)
    const after = (await look('findKept', { person_id: helensId }))[0]!
    assert.notEqual(after.password, before.password)
  })

  test('ending every role signs out at once; one’s own is for somebody else to end', async () => {
    const helensId = String((await look('findPersonId', { email: hers.email }))[0]!.id)
    for (const { id } of await look('findMembershipId', { person_id: helensId })) {
      assert.equal((await administrator.post(`/account/people/${id}/end`)).to, '/account/people?done=ended')
    }
    const sessions = await look('findSessions', { person_id: helensId })
    assert.ok(sessions.every(session => session.ended))
    const own = String((await look('findPersonId', { email: place.email }))[0]!.id)
    const [membership] = await look('findMembershipId', { person_id: own })
    assert.match((await administrator.post(`/account/people/${membership!.id}/end`)).text, /This is you/)
    assert.equal((await administrator.get('/')).status, 200)
  })

  test('is in the audit from beginning to end', async () => {
    const own = String((await look('findPersonId', { email: place.email }))[0]!.id)
    const actions = (await look('findActs', { person_id: own })).map(act => act.action)
    for (const each of [
      'place-set-up',
      'signed-in',
      'confirmed',
      'invited',
      'invitation-withdrawn',
      'new-start-offered',
      'membership-ended',
    ]) {
      assert.ok(actions.includes(each), each)
    }
  })
})

async function pathOfSetUp(): Promise<string> {
  return (await makeSetUpAddress(database, origin))!.slice(origin.length)
}

function linkOn(text: string): string {
  return /(\/invitation\/[\w-]{43})/.exec(text)![1]!
}

function recoveryCodesOn(text: string): string[] {
  return [...text.matchAll(/<code>([0-9a-z]{4}(?:-[0-9a-z]{4}){3})<\/code>/g)].map(match => match[1]!)
}
