// One sign-in with an organisation, there and back: code flow with PKCE S256, state and nonce, bound to the browser that
// began it by its cookie. OWASP ASVS 5.0 10.2.1, 10.5.1 to 10.5.4; RFC 9700.
import * as oidc from 'openid-client'
import { maybe, nothing, queries, type Tx, uuid } from '#platform/database/queries.ts'
import { BadRequest, type Visit } from '#platform/http.ts'
import { type Organisation, subjectOf } from './organisations.ts'
import { type Acts, beginPending, endPending, findPending } from './pending.ts'

const db = queries(new URL('./organisation-sign-in.sql', import.meta.url), {
  findIdentity: maybe({ person_id: uuid }),
  noteIdentityUse: nothing(),
  linkIdentity: maybe({ person_id: uuid }),
})

/** An account with an organisation, as its issuer vouches for it. */
export type Identity = { issuer: string; subject: string }

/** Where to send the browser, which gets the token of what is under way in its cookie. Null when nobody answers there. */
export async function goTo(
  tx: Tx,
  visit: Visit,
  organisation: Organisation,
  about: Pick<Acts['organisation'], 'next' | 'sharedComputer' | 'invitation'> & { again: boolean },
): Promise<string | null> {
  const configuration = await discovered(organisation)
  if (!configuration) return null
  const verifier = oidc.randomPKCECodeVerifier()
  const { again, ...rest } = about
  const detail = {
    ...rest,
    key: organisation.key,
    verifier,
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
  }
  const token = await beginPending(tx, 'organisation', { detail })
  visit.headers.append('set-cookie', visit.cookies.set(token))
  return oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: backTo(visit, organisation),
    scope: organisation.scope,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: detail.state,
    nonce: detail.nonce,
    ...(again ? { prompt: 'login' } : {}),
  }).href
}

/** What came back. Null when nothing was under way in this browser, it was refused there, or anything did not match. */
export async function comeBack(
  tx: Tx,
  visit: Visit,
  organisation: Organisation,
): Promise<(Identity & { about: Acts['organisation'] }) | null> {
  const pending = await findPending(tx, 'organisation', visit.token)
  if (pending?.detail.key !== organisation.key) return null
  if (!(await endPending(tx, 'organisation', visit.token!))) return null
  const about = pending.detail
  const address = new URL(backTo(visit, organisation))
  address.search = visit.query.toString()
  const configuration = await discovered(organisation)
  if (!configuration) return null
  const tokens = await oidc
    .authorizationCodeGrant(configuration, address, {
      pkceCodeVerifier: about.verifier,
      expectedState: about.state,
      expectedNonce: about.nonce,
      idTokenExpected: true,
    })
    .catch(() => null)
  const claims = tokens?.claims()
  return claims ? { issuer: claims.iss, subject: subjectOf(claims), about } : null
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
const known = new Map<Organisation, Promise<oidc.Configuration>>()

async function discovered(organisation: Organisation): Promise<oidc.Configuration | null> {
  const asked = known.get(organisation) ?? discover(organisation)
  known.set(organisation, asked)
  try {
    return await asked
  } catch {
    known.delete(organisation)
    return null
  }
}

async function discover(organisation: Organisation): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret, clientAuthentication } = organisation
  const authentication =
    clientAuthentication === 'post'
      ? oidc.ClientSecretPost(clientSecret)
      : oidc.ClientSecretBasic(clientSecret)
  const plain = new URL(issuer).protocol === 'http:' ? [oidc.allowInsecureRequests] : []
  // Seconds: less than a page may keep its transaction waiting.
  return await oidc.discovery(new URL(issuer), clientId, {}, authentication, { execute: plain, timeout: 5 })
}

function backTo(visit: Visit, { key }: Organisation): string {
  return `${visit.origin}/sign-in/with/${key}/back`
}
