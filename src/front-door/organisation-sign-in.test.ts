import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { type Context, Provider } from 'oidc-provider'
import { makeApp } from '#app/app.ts'
import { newId } from '#platform/ids.ts'
import { logTo } from '#platform/log.ts'
import { testUploads } from '#test/world.ts'
import { invite } from './invitations.ts'
import { type Organisation, readOrganisations, subjectOf } from './organisations.ts'
import { addPlace, openBrowser, openDoorDatabase, origin } from './world-for-tests.ts'

const { database, look } = await openDoorDatabase()
const { placeId, people } = await addPlace(database, { slug: 'trying', name: 'Trying', pretend: false }, [
  'administrator',
])
const issuer = await openIssuer()
const council = await configured('council')
const other = { ...council, key: 'other' }
const gone = { ...council, key: 'gone', issuer: 'http://localhost:9' }
const site = makeApp({
  database,
  log: logTo(() => {}),
  origin,
  pretend: false,
  seals: database.secrets.seals,
  organisations: [council, other, gone],
  uploads: testUploads,
})

describe('signing in with an organisation', () => {
  const invited = { name: 'Colin Entwistle', email: 'colin@council.example' }
  const subject = 'account-17'

  test('needs a link first, however right the e-mail address is', async () => {
    const back = await thereAndBack(openBrowser(site), '/sign-in/with/council', 'colin@council.example')
    assert.equal(back.status, 422)
    assert.match(back.text, /is not linked to one here/)
  })

  test('asks with PKCE S256, state and nonce, by a link that a form’s rules do not stop', async () => {
    const browser = openBrowser(site)
    const page = await browser.get('/sign-in?next=/account')
    const link = /href="(\/sign-in\/with\/council\?[^"]*)"/.exec(page.text)![1]!.replaceAll('&amp;', '&')
    const asked = new URL((await browser.get(link)).to!)
    assert.equal(asked.searchParams.get('code_challenge_method'), 'S256')
    for (const each of ['state', 'nonce', 'code_challenge'])
      assert.ok(asked.searchParams.get(each)!.length >= 43, each)
  })

  test('joins through an invitation, and is known from then on by issuer and subject', async () => {
    const token = await invitation(invited)
    const joining = await thereAndBack(
      openBrowser(site),
      `/sign-in/with/council?invitation=${token}`,
      subject,
    )
    assert.equal(joining.to, '/')
    const again = openBrowser(site)
    const back = await thereAndBack(again, '/sign-in/with/council?next=/account&shared=yes', subject)
    assert.equal(back.to, '/account')
    const { text } = await again.get('/account')
    assert.match(text, /Colin Entwistle/)
    assert.match(text, /Linked/)
    assert.match(text, /\(shared computer\)/)
  })

  test('does not give one organisation’s account to two people', async () => {
    const token = await invitation({ name: 'Mallory', email: 'mallory@council.example' })
    const back = await thereAndBack(openBrowser(site), `/sign-in/with/council?invitation=${token}`, subject)
    assert.equal(back.status, 400)
    assert.match(back.text, /linked to somebody else here/)
    assert.deepEqual(await look('findPersonId', { email: 'mallory@council.example' }), [])
    assert.equal((await openBrowser(site).get(`/invitation/${token}`)).status, 200)
  })

  test('is refused in another browser, a second time, with another state, and at another organisation', async () => {
    const answers = [
      async () => openBrowser(site).get((await wayBack(openBrowser(site), subject)).path),
      async () => {
        const browser = openBrowser(site)
        const { path, cookie } = await wayBack(browser, subject)
        assert.equal((await browser.get(path)).status, 303)
        browser.jar.set('kith', cookie)
        return browser.get(path)
      },
      async () => {
        const browser = openBrowser(site)
        return browser.get(
          (await wayBack(browser, subject)).path.replace(/state=[^&]{10}/, 'state=aaaaaaaaaa'),
        )
      },
      async () => {
        const browser = openBrowser(site)
        return browser.get((await wayBack(browser, subject)).path.replace('/council/', '/other/'))
      },
    ]
    for (const answer of answers) {
      const { status, text } = await answer()
      assert.equal(status, 422)
      assert.match(text, /did not sign you in/)
    }
  })

  test('is over after one answer that does not match, and untouched by an answer meant for another', async () => {
    const browser = openBrowser(site)
    const { path } = await wayBack(browser, subject)
    await browser.get(path.replace('/council/', '/other/'))
    assert.equal((await browser.get(path)).status, 303)
    const second = await wayBack(browser, subject)
    await browser.get(second.path.replace(/state=[^&]{10}/, 'state=aaaaaaaaaa'))
    assert.equal((await browser.get(second.path)).status, 422)
  })

  test('is no confirmation by itself, since the organisation may not have asked anything', async () => {
    const browser = openBrowser(site)
    await thereAndBack(browser, '/sign-in/with/council', subject)
    assert.equal((await browser.get('/account/passkeys')).to, confirmFirst)
  })

  test('confirms when the organisation says it has just asked, and not when that was earlier', async () => {
    const browser = openBrowser(site)
    await thereAndBack(browser, '/sign-in/with/council?shared=yes', subject)
    const again = '/sign-in/with/council?again=yes&next=/account/passkeys'
    const asked = new URL((await browser.get(again)).to!)
    assert.equal(asked.searchParams.get('max_age'), '0')
    assert.equal(asked.searchParams.get('prompt'), 'login')
    for (const [minutesAgo, to] of [
      [60, '/account/confirm?problem=organisation&next=%2Faccount%2Fpasskeys'],
      [6, '/account/confirm?problem=organisation&next=%2Faccount%2Fpasskeys'],
    ] as const) {
      issuer.askedMinutesAgo(minutesAgo)
      assert.equal((await thereAndBack(browser, again, subject)).to, to)
      assert.equal((await browser.get('/account/passkeys')).to, confirmFirst)
      assert.match((await browser.get(to)).text, /did not say that it has just asked you/)
    }
    issuer.askedMinutesAgo(1)
    await thereAndBack(browser, '/sign-in/with/council?shared=yes', subject)
    assert.equal((await thereAndBack(browser, again, subject)).to, '/account/passkeys')
    assert.equal((await browser.get('/account/passkeys')).status, 200)
  })

  test('ends the session that the browser had before', async () => {
    const browser = openBrowser(site)
    await thereAndBack(browser, '/sign-in/with/council', subject)
    const before = browser.jar.get('kith')!
    await browser.get('/sign-in/with/council?again=yes')
    assert.notEqual(browser.jar.get('kith'), before)
    const old = openBrowser(site)
    old.jar.set('kith', before)
    assert.equal((await old.get('/')).to, '/sign-in')
  })

  test('keeps nobody else waiting while the organisation is slow', async () => {
    const browsers = Array.from({ length: 6 }, () => openBrowser(site))
    const paths: string[] = []
    for (const browser of browsers) paths.push((await wayBack(browser, subject)).path)
    const goOn = issuer.holdTokens()
    const answers = browsers.map((browser, n) => browser.get(paths[n]!))
    await issuer.asked(6)
    assert.equal((await openBrowser(site).get('/sign-in')).status, 200)
    goOn()
    for (const answer of await Promise.all(answers)) assert.equal(answer.status, 303)
  })

  test('while it is under way, opens nothing else', async () => {
    const browser = openBrowser(site)
    await wayBack(browser, subject)
    assert.match((await browser.get('/account')).to ?? '', /^\/sign-in/)
    assert.equal((await browser.get('/sign-in/second-step')).to, '/sign-in')
  })

  test('says so when the organisation refuses, does not answer, or is none', async () => {
    const refused = await thereAndBack(openBrowser(site), '/sign-in/with/council', null)
    assert.match(refused.text, /did not sign you in/)
    assert.match((await openBrowser(site).get('/sign-in/with/gone')).text, /does not answer at present/)
    assert.equal((await openBrowser(site).get('/sign-in/with/nobody')).status, 404)
  })
})

describe('the file of organisations', () => {
  test('is checked, with a sentence', () => {
    const base = {
      key: 'entra',
      name: 'Council',
      issuer: 'https://x.example',
      clientId: 'a',
      clientSecretFile: 'secret',
      secondFactor: 'theirs',
    }
    assert.equal(readOrganisations(file([base]))[0]!.clientSecret, 'hush')
    for (const [wrong, says] of [
      [{ ...base, secondFactor: undefined }, /secondFactor.*must ask everybody for a second factor/],
      [{ ...base, issuer: 'http://x.example' }, /0\.issuer should be .*https:/],
      [{ ...base, key: 'Entra!' }, /key.*small letters/],
      [{ ...base, tenant: 'x' }, /0\.tenant is nothing that can stand there/],
      [{ ...base, clientSecretFile: 'absent' }, /absent cannot be read/],
    ] as const) {
      assert.throws(() => readOrganisations(file([wrong])), { name: 'PlainError', message: says })
    }
    assert.throws(() => readOrganisations(file([base, base])), /two organisations with the key entra/)
  })

  test('an Entra account is known by tenant and object, another by its subject', () => {
    const entra = { iss: 'https://login.microsoftonline.com/t/v2.0', sub: 'pairwise', tid: 't', oid: 'o' }
    assert.equal(subjectOf(entra), 't:o')
    assert.equal(subjectOf({ iss: 'https://accounts.google.com', sub: 's', tid: 't', oid: 'o' }), 's')
    assert.throws(() => subjectOf({ ...entra, oid: undefined }), /which tenant and object/)
  })

  function file(organisations: object[]): string {
    const folder = mkdtempSync(join(tmpdir(), 'kith-organisations-'))
    writeFileSync(join(folder, 'secret'), 'hush\n')
    writeFileSync(join(folder, 'organisations.json'), JSON.stringify(organisations))
    return join(folder, 'organisations.json')
  }
})

const confirmFirst = '/account/confirm?next=%2Faccount%2Fpasskeys'

type TestBrowser = ReturnType<typeof openBrowser>

/** From Kith to the organisation and back to the page that answers there. `null` refuses at the organisation. */
async function thereAndBack(browser: TestBrowser, start: string, account: string | null) {
  return browser.get((await wayBack(browser, account, start)).path)
}

async function wayBack(browser: TestBrowser, account: string | null, start = '/sign-in/with/council') {
  const { to } = await browser.get(start)
  const cookie = browser.jar.get('kith')!
  const address = await issuer.signIn(to!, account)
  assert.ok(address.startsWith(`${origin}/`), address)
  return { path: address.slice(origin.length), cookie }
}

async function invitation({ name, email }: { name: string; email: string }): Promise<string> {
  const wanted = {
    id: newId(),
    placeId,
    madeBy: people.administrator,
    name,
    email,
    role: 'early-help-practitioner',
    schoolId: null,
  }
  return (await database.atTheDoor(tx => invite(tx, wanted)))!.token
}

async function configured(key: string): Promise<Organisation> {
  return {
    key,
    name: 'the Council',
    issuer: issuer.address,
    clientId: 'kith',
    clientSecretFile: '',
    clientSecret: 'a secret of the council and Kith',
    clientAuthentication: 'basic',
    secondFactor: 'theirs',
    scope: 'openid profile email',
  }
}

/** A real OpenID provider on this computer, where whoever comes is at once signed in as the account that is wanted. */
async function openIssuer() {
  const server = createServer()
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const address = `http://localhost:${(server.address() as AddressInfo).port}`
  let wanted: string | null = null
  let askedAt: number | undefined
  let asking = 0
  let held: Promise<void> = Promise.resolve()
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(address, {
    clients: [
      {
        client_id: 'kith',
        client_secret: 'a secret of the council and Kith',
        redirect_uris: ['council', 'gone'].map(key => `${origin}/sign-in/with/${key}/back`),
      },
    ],
    cookies: { keys: ['a key of the test'] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig' }] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { Interaction: 60, Session: 60, Grant: 60, AuthorizationCode: 60, AccessToken: 60, IdToken: 60 },
    interactions: { url: () => '/interaction' },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: 'colin@council.example' }),
    }),
    loadExistingGrant: async ({ oidc }: Context) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url === '/token') {
      asking++
      return void held.then(() => answer(request, response))
    }
    if (request.url !== '/interaction') return answer(request, response)
    const result =
      wanted === null ? { error: 'access_denied' } : { login: { accountId: wanted, ts: askedAt } }
    void provider.interactionFinished(request, response, result)
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    address,
    signIn,
    /** When the organisation last asked for password and second factor, as it says from now on. */
    askedMinutesAgo: (minutes: number) => {
      askedAt = Math.floor(Date.now() / 1000) - minutes * 60
    },
    /** Answers for no code until the function it gives is called. */
    holdTokens: () => {
      asking = 0
      const { promise, resolve } = Promise.withResolvers<void>()
      held = promise
      return resolve
    },
    /** Waits, five seconds at most, until so many have asked to change their code. */
    asked: async (n: number) => {
      for (let tries = 0; asking < n && tries < 100; tries++) await setTimeout(50)
    },
  }

  /** Follows the provider's own redirects with its cookies, until it sends the browser to Kith. */
  async function signIn(start: string, account: string | null): Promise<string> {
    wanted = account
    const jar = new Map<string, string>()
    let at = start
    for (let steps = 0; at.startsWith(address) && steps < 8; steps++) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
      for (const line of response.headers.getSetCookie()) {
        const [name, value] = line.split(';')[0]!.split(/=(.*)/s) as [string, string]
        jar.set(name, value)
      }
      const to = response.headers.get('location')
      if (!to) throw new Error(`The provider answered ${response.status}: ${await response.text()}`)
      at = new URL(to, at).href
    }
    return at
  }
}
