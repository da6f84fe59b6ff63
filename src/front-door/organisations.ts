// The organisations whose own accounts people may sign in with (OpenID Connect): Entra, Google, DfE Sign-in and any other,
// by one code path. Which ones is configuration: a JSON file that KITH_OIDC names; see
// docs/sign-in-with-your-organisation.md.
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import * as v from 'valibot'
import { PlainError } from '#platform/plain-error.ts'

const organisation = v.strictObject({
  /** Stands in addresses: `entra`, `our-council`. */
  key: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,40}$/)),
  /** What people call it: the words on the button. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  issuer: v.pipe(v.string(), v.check(isSafe)),
  clientId: v.pipe(v.string(), v.minLength(1)),
  /** The file that holds the secret, beside this one or by its whole path. */
  clientSecretFile: v.pipe(v.string(), v.minLength(1)),
  /** How the secret is sent; what the issuer asks for. */
  clientAuthentication: v.optional(v.picklist(['basic', 'post']), 'basic'),
  /** Whoever configures this says that the organisation itself asks for a second factor. There is no other value. */
  secondFactor: v.literal('theirs'),
  scope: v.optional(v.string(), 'openid profile email'),
})

const meant: Record<string, string> = {
  key: 'a short name of small letters, figures and dashes',
  name: 'what people call the organisation, in at most 60 characters',
  issuer: 'the issuer’s address with https:// (http:// only for localhost)',
  clientId: 'what the organisation calls this Kith',
  clientSecretFile: 'the name of a file that holds the secret',
  clientAuthentication: '"basic" or "post"',
  secondFactor: '"theirs": the organisation must ask everybody for a second factor',
  scope: 'the scopes to ask for, "openid" among them',
}

export type Organisation = v.InferOutput<typeof organisation> & { clientSecret: string }

/** Reads and checks the file. Throws a PlainError that says where it is wrong and what may stand there. */
export function readOrganisations(file: string): Organisation[] {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(organisation)), textOf(file))
  if (!read.success) {
    const path = v.getDotPath(read.issues[0]) ?? ''
    const should = meant[path.split('.')[1] ?? '']
    const says = should
      ? `${path} should be ${should}`
      : `${path || 'the whole'} is nothing that can stand there`
    throw new PlainError(`${file} is not right: ${says}.`)
  }
  const keys = read.output.map(each => each.key)
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  if (twice) throw new PlainError(`${file} has two organisations with the key ${twice}. Give each its own.`)
  return read.output.map(each => ({
    ...each,
    clientSecret: textOf(resolve(dirname(file), each.clientSecretFile)).trim(),
  }))
}

/**
 * By what an account is known: issuer and subject. For Entra the subject differs from application to application, so
 * there it is tenant and object, https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference. Never
 * the e-mail address, which an administrator elsewhere can set to anybody's.
 */
export function subjectOf(claims: { iss: string; sub: string; tid?: unknown; oid?: unknown }): string {
  if (new URL(claims.iss).hostname !== 'login.microsoftonline.com') return claims.sub
  if (typeof claims.tid !== 'string' || typeof claims.oid !== 'string') {
    throw new PlainError(
      'Entra did not say which tenant and object this is. Ask for the scope profile as well.',
    )
  }
  return `${claims.tid}:${claims.oid}`
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new PlainError(
      `${file} cannot be read. It is named in the configuration of organisations people sign in with.`,
    )
  }
}

function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost')
}
