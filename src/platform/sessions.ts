import { createHash, randomBytes } from 'node:crypto'

/** A new opaque token of 256 bits, as text for a cookie or a link. Only its hash is ever kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What stands in the database for a token: its SHA-256 in hex. A statement log then never holds a usable token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The session's cookie. Over https it carries the `__Host-` prefix, which a sister site cannot set. */
export function sessionCookie(secure: boolean) {
  return cookieNamed(secure ? '__Host-kith' : 'kith', secure)
}

/** The cookie of a link that was opened: another than a session's, so that neither is ever taken for the other. */
export function linkCookie(secure: boolean) {
  return cookieNamed(secure ? '__Host-kith-link' : 'kith-link', secure)
}

function cookieNamed(name: string, secure: boolean) {
  const flags = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    read: (header: string | null | undefined): string | null => {
      for (const part of (header ?? '').split(';')) {
        const at = part.indexOf('=')
        if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null
      }
      return null
    },
    /** Without `seconds` it lives as long as the browser's window. */
    set: (token: string, seconds?: number): string =>
      `${name}=${token}; ${flags}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`,
    clear: (): string => `${name}=; ${flags}; Max-Age=0`,
  }
}
