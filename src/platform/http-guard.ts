/**
 * What is refused before any page is asked: another host's name, a forged post. `null` lets the request through.
 * 127.0.0.1 is sent on to localhost, since passkeys are refused on a number.
 */
export function guardRequest(request: Request, origin: string): Response | null {
  const url = new URL(request.url)
  const ours = new URL(origin)
  const host = request.headers.get('host') ?? url.host
  if (host !== ours.host) {
    if (ours.hostname === 'localhost' && /^(127\.0\.0\.1|\[::1\])(:|$)/.test(host)) {
      return new Response(null, {
        status: 307,
        headers: { location: `${origin}${url.pathname}${url.search}` },
      })
    }
    return new Response('This is not the address of this Kith.', { status: 421 })
  }
  if (request.method === 'GET' || request.method === 'HEAD' || isOurOwn(request, origin)) return null
  return new Response(
    'This form was not sent from Kith itself, so nothing was done. Open the page again and send it from there.',
    {
      status: 403,
    },
  )
}

// https://developer.mozilla.org/docs/Web/HTTP/Headers/Sec-Fetch-Site: a browser sets it and a page cannot.
function isOurOwn(request: Request, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  return request.headers.get('origin') === origin
}

/** Sent with every answer: nothing kept, nothing framed, nothing run that is not ours. */
export function securityHeaders(origin: string): [string, string][] {
  return [
    [
      'content-security-policy',
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ...(origin.startsWith('https:')
      ? [['strict-transport-security', 'max-age=31536000; includeSubDomains'] as [string, string]]
      : []),
  ]
}
