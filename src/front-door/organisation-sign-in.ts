// One sign-in with an organisation, there and back: code flow with PKCE S256, state and nonce, bound to the browser that
// began it by its cookie. OWASP ASVS 5.0 10.2.1, 10.5.1 to 10.5.4; RFC 9700. Whatever asks the organisation's server is
// done before a page's transaction, so that a slow one keeps no connection from others.
import * as oidc from 'openid-client'
import { maybe, nothing, queries, type Tx, uuid } from '#platform/database/queries.ts'
import { type Ahead, BadRequest, type Visit } from '#platform/http.ts'
import { type Organisation, subjectOf } from './organisations.ts'
import { type Acts, beginPending, endPending, findPending } from './pending.ts'
import { endThisBrowsers, findMySession } from './sessions.ts'

const db = queries(new URL('./organisation-sign-in.sql', import.meta.url), {
  findIdentity: maybe({ person_id: uuid }),
  noteIdentityUse: nothing(),
  linkIdentity: maybe({ person_id: uuid }),
})

/** An account with an organisation, as its issuer vouches for it. */
export type Identity = { issuer: string; subject: string }

/** What came back: `justAsked` when the organisation says that it asked them within the last five minutes. */
export type Back = Identity & { about: Acts['organisation']; justAsked: boolean }

/** The organisation's server as it describes itself. */
export type Server = oidc.Configuration

/**
 * Where to send the browser, which gets the token of what is under way in its cookie instead of its session, which ends.
 * `again`: to be asked once more there, for a page that changes who can sign in.
 */
export async function goTo(
  tx: Tx,
  visit: Visit,
  { organisation, server }: { organisation: Organisation; server: Server },
  about: Pick<Acts['organisation'], 'next' | 'sharedComputer' | 'invitation' | 'again'>,
): Promise<string> {
  const verifier = oidc.randomPKCECodeVerifier()
  const session = about.again ? await findMySession(visit) : undefined
  const detail = {
    ...about,
    before: session ? { personId: session.personId, placeId: session.placeId } : null,
    sharedComputer: about.sharedComputer || session?.sharedComputer === true,
    key: organisation.key,
    verifier,
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
  }
  await endThisBrowsers(tx, visit)
  const token = await beginPending(tx, 'organisation', { detail })
  visit.headers.append('set-cookie', visit.cookies.set(token))
  return oidc.buildAuthorizationUrl(server, {
    redirect_uri: backTo(visit, organisation),
    scope: organisation.scope,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: detail.state,
    nonce: detail.nonce,
    // Only max_age obliges the organisation to say when it asked: OpenID Connect Core 1.0, 3.1.2.1 and 2 (auth_time).
    ...(about.again ? { prompt: 'login', max_age: '0' } : {}),
  }).href
}

/** What came back. Null when nothing was under way in this browser, it was refused there, or anything did not match. */
export async function comeBack(visit: Ahead, organisation: Organisation): Promise<Back | null> {
  const about = await visit.atTheDoor(tx => takeUp(tx, visit, organisation))
  const server = about && (await serverOf(organisation))
  if (!server) return null
  const address = new URL(backTo(visit, organisation))
  address.search = visit.query.toString()
  const tokens = await oidc
    .authorizationCodeGrant(server, address, {
      pkceCodeVerifier: about.verifier,
      expectedState: about.state,
      expectedNonce: about.nonce,
      idTokenExpected: true,
    })
    .catch(() => null)
  const claims = tokens?.claims()
  if (!claims) return null
  const justAsked = wasJustAsked(claims.auth_time, visit.now())
  return { issuer: claims.iss, subject: subjectOf(claims), about, justAsked }
}

/** Whose account this is here; undefined until it has been linked through an invitation. */
export async function whoseIdentity(tx: Tx, { issuer, subject }: Identity): Promise<string | undefined> {
  const found = await db.findIdentity(tx, { issuer, subject })
  if (found) await db.noteIdentityUse(tx, { issuer, subject })
  return found?.person_id
}

/** Links an account to a person. Throws a sentence when it is linked to somebody else. */
export async function linkIdentity(tx: Tx, { issuer, subject }: Identity, personId: string): Promise<void> {
  if (await db.linkIdentity(tx, { issuer, subject, person_id: personId })) return
  throw new BadRequest(
    'This account of your organisation is linked to somebody else here. Nothing was changed.',
  )
}

// Asked once for each organisation, and again after a failure.
const known = new Map<Organisation, Promise<Server>>()

/** The organisation's server; null when it does not answer. */
export async function serverOf(organisation: Organisation): Promise<Server | null> {
  const asked = known.get(organisation) ?? discover(organisation)
  known.set(organisation, asked)
  try {
    return await asked
  } catch {
    known.delete(organisation)
    return null
  }
}

async function discover(organisation: Organisation): Promise<Server> {
  const { issuer, clientId, clientSecret, clientAuthentication } = organisation
  const authentication =
    clientAuthentication === 'post'
      ? oidc.ClientSecretPost(clientSecret)
      : oidc.ClientSecretBasic(clientSecret)
  const plain = new URL(issuer).protocol === 'http:' ? [oidc.allowInsecureRequests] : []
  // Seconds: longer than that, and people have gone elsewhere.
  return await oidc.discovery(new URL(issuer), clientId, {}, authentication, { execute: plain, timeout: 5 })
}

// Only the browser that began it, once, and only with an answer of the organisation it went to.
async function takeUp(tx: Tx, visit: Ahead, { key }: Organisation): Promise<Acts['organisation'] | null> {
  const pending = await findPending(tx, 'organisation', visit.token)
  if (pending?.detail.key !== key || !(await endPending(tx, 'organisation', visit.token!))) return null
  return pending.detail
}

// Five minutes either way: long enough for the way back and for clocks that differ, short enough that it is the same person.
function wasJustAsked(authTime: unknown, now: Date): boolean {
  return typeof authTime === 'number' && Math.abs(now.getTime() / 1000 - authTime) <= 5 * 60
}

function backTo(visit: Pick<Visit, 'origin'>, { key }: Organisation): string {
  return `${visit.origin}/sign-in/with/${key}/back`
}
