// Seals what is written without signal, so that this device can never read it again: a key pair made for one item alone
// agrees on a secret with the server's public key, and its private half is forgotten with the page. ECDH P-256,
// HKDF-SHA-256, AES-256-GCM; src/stages/support/outbox/envelope.ts opens it.
const curve = { name: 'ECDH', namedCurve: 'P-256' }
const info = new TextEncoder().encode('kith outbox 1')
const step = 1024

/**
 * `serverKey` is the server's public point in base64url, `header` what stays readable: id, kind, when, and which key.
 * Answers an envelope of three texts. The content is filled up to whole kilobytes: its length would tell of it.
 */
export async function seal(serverKey, header, content) {
  const theirs = bytesOf(serverKey)
  const ours = await crypto.subtle.generateKey(curve, false, ['deriveBits'])
  const from = new Uint8Array(await crypto.subtle.exportKey('raw', ours.publicKey))
  const known = await crypto.subtle.importKey('raw', theirs, curve, false, [])
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: known }, ours.privateKey, 256)
  const salt = new Uint8Array([...from, ...theirs])
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']),
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  )
  const told = JSON.stringify(header)
  // The key seals this one item, so its nonce may be nought.
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: new Uint8Array(12), additionalData: new TextEncoder().encode(told) },
    key,
    filledUp(JSON.stringify(content)),
  )
  return { header: told, from: textOf(from), sealed: textOf(new Uint8Array(sealed)) }
}

// Spaces after JSON mean nothing to whoever reads it.
function filledUp(json) {
  const bytes = new TextEncoder().encode(json)
  const filled = new Uint8Array(Math.ceil(bytes.length / step) * step).fill(32)
  filled.set(bytes)
  return filled
}

function bytesOf(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, letter => letter.charCodeAt(0))
}

function textOf(bytes) {
  let plain = ''
  for (const byte of bytes) plain += String.fromCharCode(byte)
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
