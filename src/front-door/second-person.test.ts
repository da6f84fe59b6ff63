// Nobody gives access to children alone, and nobody takes an invitation of their own: the tests are an administrator who tries.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { doWork } from '#records/access/work.ts'
import { addMember } from '#records/staff/staff.ts'
import { approveFor } from './commands.ts'
import { invite } from './invitations.ts'
import { addPlace, appCode, openBrowser, openDoorDatabase, openSite, seedOn } from './world-for-tests.ts'

const { database, look } = await openDoorDatabase()
const { site, now } = openSite(database, true)
const { placeId, people } = await addPlace(database, { slug: 'trying', name: 'Trying', pretend: true }, [
  'administrator',
  'programme-manager',
  'safeguarding-lead',
  'link-worker',
  'school-lead',
])
const administrator = await signedIn(people.administrator)
const manager = await signedIn(people['programme-manager'])
const worker = await signedIn(people['link-worker'])
const password = 'soak lantern drift oblong'
const waits = /waits for a second person/i

describe('an administrator', () => {
  test('cannot invite their own address', async () => {
    for (const role of ['safeguarding-lead', 'payer']) {
      const { status, text } = await inviteAs({ role, email: 'Administrator@trying.example' })
      assert.equal(status, 422)
      assert.match(text, /This is your own address/)
    }
  })

  test('cannot take an invitation of their own, however it came about and whoever approved it', async () => {
    const id = newId()
    const email = 'administrator@trying.example'
    const wanted = { id, placeId, madeBy: people.administrator, name: 'Me', email, schoolId: null }
    const made = await database.atTheDoor(tx => invite(tx, { ...wanted, role: 'safeguarding-lead' }))
    assert.equal((await manager.post('/account/people/approve', { invitation: id })).to, approved)
    assert.match((await administrator.get(`/invitation/${made!.token}`)).text, /cannot take it/)
    assert.equal((await administrator.post(`/invitation/${made!.token}`)).status, 404)
    assert.deepEqual(await rolesOf(email), ['administrator'])
  })

  for (const role of ['safeguarding-lead', 'programme-manager', 'administrator', 'link-worker']) {
    test(`cannot make a ${role} of a puppet alone`, async () => {
      const email = `puppet.${role}@trying.example`
      const made = await inviteAs({ role, email })
      assert.match(made.text, waits)
      const link = linkOn(made.text)
      for (const act of ['get', 'post'] as const) {
        const { status, text } = await openBrowser(site)[act](link)
        assert.equal(status, 403, act)
        assert.match(text, waits)
      }
      const list = await administrator.get('/account/people')
      assert.match(list.text, waits)
      assert.doesNotMatch(list.text, /action="\/account\/people\/approve"/)
      const own = await administrator.post('/account/people/approve', { invitation: await idOf(email) })
      assert.equal(own.to, notApproved)
      await join(link)
      assert.deepEqual(await rolesOf(email), [])
    })
  }

  test('cannot take over somebody’s account by a new start alone', async () => {
    const [lead] = await look('findMembershipId', { person_id: people['school-lead'] })
    const made = await administrator.post(`/account/people/${lead!.id}/new-start`)
    assert.match(made.text, waits)
    assert.equal((await openBrowser(site).get(linkOn(made.text))).status, 403)
    const id = await idOf('school-lead@trying.example')
    assert.equal((await manager.post('/account/people/approve', { invitation: id })).to, approved)
    assert.equal((await openBrowser(site).get(linkOn(made.text))).status, 200)
  })

  test('is not made alone by sending the others away', async () => {
    const two = await addPlace(database, { slug: 'two', name: 'Two', pretend: true }, [
      'administrator',
      'programme-manager',
    ])
    const browser = await signedIn(two.people.administrator, two.placeId)
    const [other] = await look('findMembershipId', { person_id: two.people['programme-manager'] })
    await browser.post(`/account/people/${other!.id}/end`)
    assert.match((await inviteAs({ role: 'safeguarding-lead', email: 'p@two.example' }, browser)).text, waits)
  })

  test('makes one who sees no child and approves nobody alone', async () => {
    const email = 'payer@council.example'
    const made = await inviteAs({ role: 'payer', email })
    assert.doesNotMatch(made.text, waits)
    await join(linkOn(made.text))
    assert.deepEqual(await rolesOf(email), ['payer'])
  })
})

describe('a second person', () => {
  const email = 'dana@trying.example'
  let link: string

  test('sees who waits, and approves by a button and not by looking', async () => {
    link = linkOn((await inviteAs({ role: 'safeguarding-lead', email })).text)
    const id = await idOf(email)
    const { text } = await manager.get('/account/people')
    assert.match(text, /dana@trying\.example, Safeguarding lead.*Made by <bdi>administrator of Trying/)
    assert.match(text, /action="\/account\/people\/approve"/)
    assert.doesNotMatch(text, /Make an invitation|people\/withdraw/)
    assert.equal((await manager.get(`/account/people/approve?invitation=${id}`)).status, 404)
    assert.equal((await openBrowser(site).get(link)).status, 403)
    assert.equal((await manager.post('/account/people/approve', { invitation: id })).to, approved)
    assert.equal((await openBrowser(site).get(link)).status, 200)
    assert.match((await administrator.get('/account/people')).text, /approved by <bdi>programme-manager/)
    assert.equal((await manager.post('/account/people/approve', { invitation: id })).to, notApproved)
  })

  test('is in the audit, and then the link gives the role', async () => {
    await join(link)
    assert.deepEqual(await rolesOf(email), ['safeguarding-lead'])
    const acts = await look('findActs', { person_id: people['programme-manager'] })
    assert.ok(acts.some(act => act.action === 'invitation-approved'))
  })

  test('is somebody who may, and of this place', async () => {
    await inviteAs({ role: 'link-worker', email: 'eva@trying.example' })
    const invitation = await idOf('eva@trying.example')
    assert.equal((await worker.post('/account/people/approve', { invitation })).status, 404)
    const other = await addPlace(database, { slug: 'other', name: 'Other', pretend: true }, ['administrator'])
    const stranger = await signedIn(other.people.administrator, other.placeId)
    assert.equal((await stranger.post('/account/people/approve', { invitation })).to, notApproved)
  })

  test('shows first again who they are', async () => {
    await look('forgetConfirmation')
    const { to } = await manager.post('/account/people/approve', { invitation: newId() })
    assert.equal(to, '/account/confirm?next=%2Faccount%2Fpeople')
  })
})

test('the first administrator of a place invites the second person alone, and it is said and kept', async () => {
  const first = await addPlace(database, { slug: 'first', name: 'First', pretend: true }, ['administrator'])
  const browser = await signedIn(first.people.administrator, first.placeId)
  const made = await inviteAs({ role: 'programme-manager', email: 'second@first.example' }, browser)
  assert.match(made.text, /You give this alone/)
  assert.match((await browser.get('/account/people')).text, /given without a second person here/)
  await join(linkOn(made.text))
  assert.deepEqual(await rolesOf('second@first.example'), ['programme-manager'])
  const acts = await look('findActs', { person_id: first.people.administrator })
  assert.ok(acts.some(act => act.action === 'granted-alone'))
  assert.match((await inviteAs({ role: 'link-worker', email: 'third@first.example' }, browser)).text, waits)
})

test('whoever runs the computer approves where the place has nobody who could, and the audit says so', async () => {
  const pair = await addPlace(database, { slug: 'pair', name: 'Pair', pretend: true }, [
    'administrator',
    'programme-manager',
  ])
  const browser = await signedIn(pair.people.administrator, pair.placeId)
  const [lost] = await look('findMembershipId', { person_id: pair.people['programme-manager'] })
  const link = linkOn((await browser.post(`/account/people/${lost!.id}/new-start`)).text)
  assert.equal((await openBrowser(site).get(link)).status, 403)
  const asked = { slug: 'pair', email: 'programme-manager@pair.example', because: 'they rang, and were seen' }
  await assert.rejects(approveFor(database, { ...asked, slug: 'none' }), /no place none/)
  await assert.rejects(approveFor(database, { ...asked, email: 'x@pair.example' }), /Nothing waits/)
  assert.match(await approveFor(database, asked), /a new start for .*, made by administrator of Pair/)
  assert.equal((await openBrowser(site).get(link)).status, 200)
  await assert.rejects(approveFor(database, asked), /Nothing waits/)
  const acts = await look('findActsOfOperators', { place_id: pair.placeId })
  assert.deepEqual(
    acts.filter(act => act.action === 'invitation-approved').map(act => act.why_done),
    [asked.because],
  )
})

test('a new start no longer works once its person works in another place too', async () => {
  const anew = await signedIn(people.administrator)
  const email = 'payer@council.example'
  const [{ id }] = (await look('findPersonId', { email })) as [{ id: string }]
  const [membership] = await look('findMembershipId', { person_id: id })
  const link = linkOn((await anew.post(`/account/people/${membership!.id}/new-start`)).text)
  const begun = openBrowser(site)
  assert.equal((await begun.post(link, { password })).to, '/joining/code')
  const there = await addPlace(database, { slug: 'there', name: 'There', pretend: true }, [])
  const member = { name: 'The same', email, role: 'payer', organisation: 'Kith' } as const
  await doWork(database, { kind: 'operator', placeId: there.placeId, why: 'a test of two places' }, work =>
    work.as(tx => addMember(tx, there.placeId, { ...member, organisationKind: 'lead-charity' })),
  )
  const before = (await look('findKept', { person_id: id }))[0]!
  assert.equal((await openBrowser(site).get(link)).status, 404)
  const seed = seedOn((await begun.get('/joining/code')).text)
  assert.equal((await begun.post('/joining/code', { code: appCode(seed, now()) })).to, '/joining/too-late')
  assert.deepEqual((await look('findKept', { person_id: id }))[0], before)
})

const approved = '/account/people?done=approved'
const notApproved = '/account/people?done=not-approved'

async function signedIn(personId: string, place = placeId) {
  const browser = openBrowser(site)
  assert.equal((await browser.post('/sign-in/as', { person: `${personId} ${place}` })).status, 303)
  return browser
}

function inviteAs(fields: { role: string; email: string }, browser = administrator) {
  return browser.post('/account/people', { name: 'Somebody New', school: '', ...fields })
}

/** Opens the link as somebody new would, and goes on as far as it lets them. */
async function join(link: string) {
  const browser = openBrowser(site)
  const { to } = await browser.post(link, { name: 'Somebody New', password })
  if (to !== '/joining/code') return
  const seed = seedOn((await browser.get('/joining/code')).text)
  await browser.post('/joining/code', { code: appCode(seed, now()) })
}

function linkOn(text: string): string {
  return /(\/invitation\/[\w-]{43})/.exec(text)![1]!
}

async function idOf(email: string): Promise<string> {
  return String((await look('findInvitationId', { email }))[0]!.id)
}

async function rolesOf(email: string) {
  return (await look('findRolesOf', { email })).map(row => row.role)
}
