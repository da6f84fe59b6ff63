import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newSeed, stepAt } from './code-maker.ts'
import { keepSeed, makeRecoveryCodes, setPassword } from './factors.ts'
import {
  addPlace,
  appCode,
  openBrowser,
  openDoorDatabase,
  openSite,
  origin,
  seedOn,
} from './world-for-tests.ts'

const { database, look, lookAs } = await openDoorDatabase()
const { site, clock, now } = openSite(database, false)
const { people } = await addPlace(database, { slug: 'trying', name: 'Trying', pretend: false }, [
  'link-worker',
  'programme-manager',
  'school-lead',
])
const door = { pretend: false, seals: database.secrets.seals }
const password = 'soak lantern drift oblong'
const workers = await withFactors(people['link-worker'])
const managers = await withFactors(people['programme-manager'])
const leads = await withFactors(people['school-lead'])
const email = 'link-worker@trying.example'

/** Somebody with a password, an app and recovery codes. The last code used lies far back. */
async function withFactors(personId: string) {
  const seed = newSeed()
  const codes = await database.atTheDoor(async tx => {
    await setPassword(tx, personId, password)
    await keepSeed(tx, door, personId, seed, stepAt(now()) - 10)
    return await makeRecoveryCodes(tx, door, personId)
  })
  return { seed, codes, personId }
}

async function afterPassword(who = email, more: Record<string, string> = {}) {
  const browser = openBrowser(site)
  assert.equal((await browser.post('/sign-in', { email: who, password, ...more })).to, '/sign-in/second-step')
  return browser
}

/** The next code: the app shows a new one every 30 seconds. */
function nextCode(seed: Buffer): string {
  clock.ahead += 30_000
  return appCode(seed, now())
}

describe('signing in by password and code', () => {
  test('works, in either case of the address, and goes where one was going', async () => {
    const browser = await afterPassword(email.toUpperCase(), { next: '/account' })
    const { to } = await browser.post('/sign-in/second-step', { code: nextCode(workers.seed) })
    assert.equal(to, '/account')
    assert.match((await browser.get('/account')).text, /10 left/)
  })

  test('after the password alone, nothing opens but the second step', async () => {
    const browser = await afterPassword()
    for (const path of ['/', '/account', '/account/passkeys', '/account/people']) {
      assert.match((await browser.get(path)).to ?? '', /^\/sign-in/, path)
    }
    for (const path of [
      '/account/passkeys/offer',
      '/account/recovery-codes',
      '/account/app',
      '/account/confirm',
    ]) {
      assert.match((await browser.post(path)).to ?? '', /^\/sign-in/, path)
    }
    assert.equal((await browser.get('/joining/code')).to, '/joining/too-late')
  })

  test('a code works once, also when two come at the same moment', async () => {
    const code = nextCode(workers.seed)
    const browsers = await Promise.all([1, 2, 3, 4].map(() => afterPassword()))
    const answers = await Promise.all(browsers.map(each => each.post('/sign-in/second-step', { code })))
    assert.deepEqual(answers.map(each => each.status).sort(), [303, 422, 422, 422])
    const later = await afterPassword()
    assert.equal((await later.post('/sign-in/second-step', { code })).status, 422)
  })

  test('a code of the step before a used one is refused too', async () => {
    const before = nextCode(workers.seed)
    const browser = await afterPassword()
    assert.equal((await browser.post('/sign-in/second-step', { code: nextCode(workers.seed) })).status, 303)
    const again = await afterPassword()
    assert.equal((await again.post('/sign-in/second-step', { code: before })).status, 422)
    assert.equal((await again.post('/sign-in/second-step', { code: nextCode(workers.seed) })).status, 303)
  })

  test('a recovery code works once, typed in capitals and without dashes as well', async () => {
    const code = workers.codes[0]!.toUpperCase().replaceAll('-', ' ')
    assert.equal((await (await afterPassword()).post('/sign-in/second-step', { code })).status, 303)
    assert.equal((await (await afterPassword()).post('/sign-in/second-step', { code })).status, 422)
    const other = { code: managers.codes[0]! }
    assert.equal((await (await afterPassword()).post('/sign-in/second-step', other)).status, 422)
  })

  test('five wrong codes end the step, and it begins again with the password', async () => {
    await look('ageTries', { by: '25 hours' })
    const browser = await afterPassword()
    for (let n = 0; n < 5; n++) await browser.post('/sign-in/second-step', { code: '000000' })
    assert.equal(
      (await browser.post('/sign-in/second-step', { code: nextCode(workers.seed) })).to,
      '/sign-in',
    )
    await look('ageTries', { by: '25 hours' })
  })

  test('the seed, the password and the recovery codes are kept sealed or hashed', async () => {
    const [kept] = await look('findKept', { person_id: workers.personId })
    const { sealed, password: hash, codes } = kept as { sealed: Buffer; password: string; codes: string[] }
    assert.ok(!sealed.includes(workers.seed))
    assert.match(hash, /^\$argon2id\$/)
    assert.ok(codes.every(code => /^[0-9a-f]{64}$/.test(code)))
  })
})

describe('wrong tries', () => {
  const wrong = { email: 'programme-manager@trying.example', password: 'not this one' }

  test('are answered the same for an address nobody has', async () => {
    const known = await openBrowser(site).post('/sign-in', wrong)
    const unknown = await openBrowser(site).post('/sign-in', {
      ...wrong,
      email: 'nobody.at.all.on@trying.example',
    })
    const even = (text: string) => text.replaceAll(/value="[^"]*@trying\.example"/g, '')
    assert.equal(even(known.text), even(unknown.text))
    assert.equal(known.status, unknown.status)
  })

  test('make the next one wait, longer each time, and only from there', async () => {
    for (let n = 0; n < 4; n++) await from('192.0.2.1', wrong)
    assert.match(await from('192.0.2.1', wrong), /do not go together/)
    assert.match(await from('192.0.2.1', { ...wrong, password }), /Wait (30|29) seconds/)
    assert.equal(await from('192.0.2.2', { ...wrong, password }), '')
    await look('ageTries', { by: '31 seconds' })
    assert.match(await from('192.0.2.1', wrong), /do not go together/)
    assert.match(await from('192.0.2.1', { ...wrong, password }), /Wait (60|59) seconds/)
    await look('ageTries', { by: '61 seconds' })
    assert.equal(await from('192.0.2.1', { ...wrong, password }), '')
  })

  test('are counted for an unknown address in the same way', async () => {
    const nobody = { email: 'nobody@trying.example', password: 'not this one' }
    for (let n = 0; n < 5; n++) assert.match(await from('192.0.2.9', nobody), /do not go together/)
    assert.match(await from('192.0.2.9', nobody), /Wait/)
  })

  test('do not pass when they come all at once', async () => {
    const lots = await Promise.all(Array.from({ length: 12 }, () => from('192.0.2.44', wrong)))
    assert.equal(lots.filter(text => /do not go together/.test(text)).length, 5)
  })

  test('over many accounts make their source wait, and no other', async () => {
    const source = '198.51.100.7'
    const texts: string[] = []
    for (let n = 0; n < 40; n++)
      texts.push(await from(source, { email: `nobody.${n}@trying.example`, password: 'guessed' }))
    assert.ok(texts.slice(0, 30).every(text => /do not go together/.test(text)))
    assert.ok(texts.slice(30).every(text => /Wait (30|2\d) seconds/.test(text)))
    const right = { email: 'programme-manager@trying.example', password }
    assert.match(await from(source, right), /Wait/)
    assert.equal(await from('198.51.100.8', right), '')
    await look('ageTries', { by: '31 seconds' })
    assert.equal(await from(source, right), '')
    assert.match(await from(source, { ...right, password: 'guessed' }), /do not go together/)
    assert.match(await from(source, right), /Wait (60|59) seconds/)
    await look('ageTries', { by: '11 minutes' })
    for (let n = 0; n < 3; n++)
      assert.match(await from(source, { email: `again.${n}@trying.example`, password: 'x' }), /do not go/)
  })

  test('here and there, with right ones between, make nobody wait', async () => {
    const right = { email: 'programme-manager@trying.example', password }
    for (let n = 0; n < 35; n++) {
      await look('ageTries', { by: '21 seconds' })
      const email = `typing.${n}@trying.example`
      assert.match(await from('198.51.100.9', { email, password: 'x' }), /do not go together/)
    }
    assert.equal(await from('198.51.100.9', right), '')
  })

  test('from one network of IPv6 are of one source', async () => {
    const guess = (n: number, network: string) =>
      from(`${network}:${n}::1`, { email: `six.${n}@trying.example`, password: 'guessed' })
    for (let n = 1; n <= 30; n++) await guess(n, '2001:db8:1:2')
    assert.match(await guess(31, '2001:db8:1:2'), /Wait/)
    assert.match(await guess(31, '2001:db8:1:3'), /do not go together/)
  })

  test('are in the audit, without saying of whom', async () => {
    const details = (await look('findRefusals')).map(row => row.detail as { why: string })
    assert.ok(details.some(each => each.why === 'password'))
    assert.ok(details.some(each => each.why === 'waiting'))
    assert.ok(details.every(each => Object.keys(each).join() === 'why'))
  })

  /** What the page says, or nothing when the password was right. */
  async function from(remoteAddress: string, fields: Record<string, string>): Promise<string> {
    const init = { method: 'POST', body: new URLSearchParams(fields), headers: { origin } }
    const response = await site.request(`${origin}/sign-in`, init, {
      incoming: { socket: { remoteAddress } },
    })
    return await response.text()
  }
})

describe('changing how one signs in', () => {
  test('asks again who is there when that was more than ten minutes ago', async () => {
    const browser = await afterPassword('school-lead@trying.example')
    await browser.post('/sign-in/second-step', { code: nextCode(leads.seed) })
    await look('forgetConfirmation')
    for (const path of [
      '/account/password',
      '/account/app',
      '/account/recovery-codes',
      '/account/passkeys',
    ]) {
      assert.equal((await browser.get(path)).to, `/account/confirm?next=${encodeURIComponent(path)}`)
      assert.equal(
        (await browser.post(path, { password: 'a fresh long password' })).to,
        `/account/confirm?next=${encodeURIComponent(path)}`,
      )
    }
    const wrong = await browser.post('/account/confirm', { password, code: '000000', next: '/account/app' })
    assert.equal(wrong.to, '/account/confirm?problem=wrong&next=%2Faccount%2Fapp')
    assert.equal((await browser.get(wrong.to!)).status, 422)
    const only = await browser.post('/account/confirm', { code: nextCode(leads.seed) })
    assert.match(only.to!, /problem=wrong/)
  })

  test('a new password ends the other sessions, an app the old codes, new recovery codes the old ones', async () => {
    const elsewhere = await afterPassword('school-lead@trying.example')
    await elsewhere.post('/sign-in/second-step', { code: nextCode(leads.seed) })
    const here = await afterPassword('school-lead@trying.example')
    await here.post('/sign-in/second-step', { code: nextCode(leads.seed) })

    assert.equal((await here.post('/account/password', { password: 'trying1234' })).status, 422)
    assert.equal(
      (await here.post('/account/password', { password: 'an owl above the canal' })).to,
      '/account?done=password-changed',
    )
    assert.equal((await elsewhere.get('/')).to, '/sign-in')
    assert.equal((await here.get('/')).status, 200)

    const page = (await here.get('/account/app')).text
    const token = /name="token" value="([^"]+)"/.exec(page)![1]!
    const seed = seedOn(page)
    assert.equal((await here.post('/account/app', { token, code: '123' })).status, 422)
    assert.equal(
      (await here.post('/account/app', { token, code: appCode(seed, now()) })).to,
      '/account?done=app-changed',
    )

    assert.match((await here.post('/account/recovery-codes')).text, /Keep your recovery codes/)
    const anew = openBrowser(site)
    await anew.post('/sign-in', { email: 'school-lead@trying.example', password: 'an owl above the canal' })
    for (const code of [nextCode(leads.seed), leads.codes[3]!]) {
      assert.equal((await anew.post('/sign-in/second-step', { code })).status, 422)
    }
    assert.equal((await anew.post('/sign-in/second-step', { code: nextCode(seed) })).status, 303)
  })
})

test('neither a page nor a job reads a table of the door, and a backup reads them all', async () => {
  const tables = await look('findDoorTables')
  assert.ok(tables.length >= 10)
  for (const { schema, name } of tables) {
    const table = { schema: String(schema), name: String(name) }
    await lookAs('kith_backup', 'countRows', table)
    await lookAs('kith_door', 'countRows', table)
    for (const login of ['kith_app', 'kith_worker', 'kith_retention'] as const) {
      await assert.rejects(lookAs(login, 'countRows', table), /permission denied/, `${login} ${name}`)
    }
  }
})
