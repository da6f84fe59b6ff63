// Writing without signal. What is written is sealed so that this device can never read it again, waits here showing its time
// and kind alone, and is sent when there is signal: once, and forgotten only when the server has it to the letter.
// ECDH P-256, HKDF-SHA-256, AES-256-GCM; src/stages/support/outbox/envelope.ts opens it. Why so: decisions/0010.
const curve = { name: 'ECDH', namedCurve: 'P-256' }
const info = new TextEncoder().encode('kith outbox 1')
const step = 1024
const atOnce = 10
const later = 30_000
const patience = 60_000

if (globalThis.document?.querySelector('[data-outbox]')) start()

/**
 * `theirs` is the public point of whoever may open it, in base64url; `header` is what stays readable. Answers an envelope of
 * three texts. The content is filled up to whole kilobytes: its length would tell of it.
 */
export async function seal(theirs, header, content) {
  const ours = await crypto.subtle.generateKey(curve, false, ['deriveBits'])
  const from = new Uint8Array(await crypto.subtle.exportKey('raw', ours.publicKey))
  const key = await agreedKey(ours.privateKey, bytesOf(theirs), from, bytesOf(theirs), 'encrypt')
  const told = JSON.stringify(header)
  const sealed = await crypto.subtle.encrypt(parameters(told), key, filledUp(JSON.stringify(content)))
  return { header: told, from: textOf(from), sealed: textOf(sealed) }
}

/** Opens what was sealed to a key of this device: today's names alone, and only after its PIN. */
export async function open(privateKey, publicKey, { header, from, sealed }) {
  const key = await agreedKey(privateKey, bytesOf(from), bytesOf(from), bytesOf(publicKey), 'decrypt')
  const content = await crypto.subtle.decrypt(parameters(header), key, bytesOf(sealed))
  return JSON.parse(new TextDecoder().decode(content))
}

/** Seals what a form holds and keeps it here, with the next number of this device. Answers when it was kept. */
export async function keep(kind, id, fields) {
  const device = await read('device', 'this')
  const savedAt = new Date().toISOString()
  const sequence = await nextNumber()
  const header = { id, kind, savedAt, sequence, device: device.id, key: device.grant.keyId }
  const envelope = await seal(device.grant.key, header, { grant: device.grant.token, fields })
  await write('waiting', { id, kind, savedAt, sequence, envelope })
  return savedAt
}

/** Sends what waits, in the order it was written; one tab does it for all. */
export async function send() {
  if (!navigator.onLine) return
  await navigator.locks.request('kith-outbox', { ifAvailable: true }, async mine => {
    // Another tab is at it: when it has done, its count is ours.
    if (!mine) return await navigator.locks.request('kith-outbox', { mode: 'shared' }, () => undefined)
    for (let left = await waiting(); left.length > 0; ) {
      const now = left.slice(0, atOnce)
      const posted = await post(
        '/outbox',
        now.map(each => ['item', JSON.stringify(each.envelope)]),
      )
      const hashes = await Promise.all(now.map(each => hashOf(each.envelope.sealed)))
      const held =
        posted &&
        (await post(
          '/outbox/held',
          now.map((each, n) => ['item', `${each.id}:${hashes[n]}`]),
        ))
      if (!held || held.length === 0) return
      for (const id of held) await remove('waiting', id)
      left = left.filter(each => !held.includes(each.id))
    }
  })
}

/** What waits here, the oldest first: kind and time, and nothing else that could be read. */
export async function waiting() {
  const all = await read('waiting')
  return all.toSorted((a, b) => a.sequence - b.sequence)
}

/** Asks for a new grant and today's names, which are sealed at once to the key that the PIN opens. */
export async function refresh() {
  const device = await read('device', 'this')
  const asked = device && [
    ['device', device.id],
    ['had', device.grant?.token ?? ''],
  ]
  const given = device && navigator.onLine && (await post('/outbox/grant', asked))
  if (!given) return
  const { today, ...grant } = given
  const names = today && {
    until: today.until,
    envelope: await seal(device.names.publicKey, { until: today.until }, today),
  }
  await change(kept => ({ ...kept, grant, today: names }))
}

// What waits is sent whoever uses this device, signed in or not, and also once it has forgotten its PIN.
async function start() {
  const device = await read('device', 'this')
  if (!device && (await waiting()).length === 0) return
  if (device) {
    for (const form of document.querySelectorAll('form[data-outbox-kind]'))
      form.addEventListener('submit', keepFirst)
    document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', leave)
    await dropOld()
    register()
  }
  document.addEventListener('click', event => event.target.closest('[data-send-now]') && sendAndShow())
  addEventListener('online', sendAndShow)
  addEventListener('offline', show)
  setInterval(() => dropOld().then(sendAndShow), later)
  await dropUnsent()
  await show()
  await refresh()
  await sendAndShow()
}

// Kept first and then posted as ever: whatever becomes of the post, what was written is safe, and arrives once.
async function keepFirst(event) {
  const form = event.target
  const button = event.submitter
  if (button?.name === 'keep' || event.defaultPrevented) return
  event.preventDefault()
  const fields = [...new FormData(form, button)].filter(([, value]) => typeof value === 'string')
  const missing = (form.dataset.outboxNeeds ?? '')
    .split(' ')
    .find(name => name && !fields.some(([n, v]) => n === name && v))
  if (missing && !navigator.onLine) return say(form.dataset.outboxMissing)
  const { grant } = await read('device', 'this')
  if (grant) await keep(form.dataset.outboxKind, form.elements.id.value, [...fields, ...own(form)])
  if (navigator.onLine || !grant) return postAsEver(form, button)
  form.reset()
  form.elements.id.value = crypto.randomUUID()
  await show()
  say('Saved on this device. It will be sent when there is signal.')
}

// Whoever signs out takes their grant and today's names along; what waits stays, since nobody can read it here.
async function leave(event) {
  event.preventDefault()
  const device = await read('device', 'this')
  // Its clock goes along: what was sealed by one that is fast was still sealed before now.
  await post('/outbox/end', [
    ['device', device.id],
    ['now', new Date().toISOString()],
  ])
  await change(({ grant: _, today: __, ...rest }) => rest)
  event.target.submit()
}

function own(form) {
  return form.dataset.child ? [['child', form.dataset.child]] : []
}

function postAsEver(form, button) {
  if (button?.name) {
    const pressed = Object.assign(document.createElement('input'), {
      type: 'hidden',
      name: button.name,
      value: button.value,
    })
    form.append(pressed)
  }
  form.submit()
}

// What the page says is saved needs no sending. A sheet that came back with questions holds the same id again: its copy goes
// too, as it will be kept anew.
async function dropUnsent() {
  const saved = new URLSearchParams(location.search).get('saved')
  for (const { id } of await waiting())
    if (id === saved || document.querySelector(`input[name="id"][value="${CSS.escape(id)}"]`))
      await remove('waiting', id)
}

/** Forgets names whose evening has come. */
export async function dropOld() {
  await change(({ today, ...rest }) =>
    today && new Date(today.until) > new Date() ? { ...rest, today } : rest,
  )
}

/** The page that opens without signal; its address changes with what it keeps, so that none is kept for good. */
export async function register() {
  const { worker } = document.querySelector('[data-outbox]').dataset
  await navigator.serviceWorker?.register(worker, { scope: '/' }).catch(() => undefined)
}

async function sendAndShow() {
  await send().catch(() => {})
  await show()
}

async function show() {
  const bar = document.querySelector('[data-outbox]')
  const left = await waiting()
  if (!bar) return
  bar.hidden = navigator.onLine && left.length === 0
  const time =
    left[0] && new Date(left[0].savedAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const count = left.length > 0 ? `Waiting to send: ${left.length}, oldest ${time}.` : ''
  const signal = navigator.onLine ? '' : 'No signal. You can still write; it will be sent later.'
  bar.querySelector('[data-outbox-says]').textContent = [signal, count].filter(Boolean).join(' ')
  const button = bar.querySelector('[data-send-now]')
  if (button) button.hidden = !navigator.onLine || left.length === 0
}

function say(sentence) {
  const bar = document.querySelector('[data-outbox]')
  bar.hidden = false
  bar.querySelector('[data-outbox-told]').textContent = sentence
}

// The server's answer, or nothing where there is no signal, nobody is signed in, or it could not take it.
async function post(address, fields) {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  const signal = AbortSignal.timeout(patience)
  const answer = await fetch(address, { method: 'POST', body, redirect: 'error', signal }).catch(
    () => undefined,
  )
  // Too much was sent: it stays here, and the next round tries again.
  if (answer?.status === 429) say(await answer.text())
  return answer?.ok ? await answer.json().catch(() => undefined) : undefined
}

async function agreedKey(privateKey, theirs, from, to, use) {
  const known = await crypto.subtle.importKey('raw', theirs, curve, false, [])
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: known }, privateKey, 256)
  const hkdf = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const salt = new Uint8Array([...from, ...to])
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info }
  return await crypto.subtle.deriveKey(how, hkdf, { name: 'AES-GCM', length: 256 }, false, [use])
}

// A key seals one item, so its nonce may be nought.
function parameters(header) {
  return { name: 'AES-GCM', iv: new Uint8Array(12), additionalData: new TextEncoder().encode(header) }
}

// Spaces after JSON mean nothing to whoever reads it.
function filledUp(json) {
  const bytes = new TextEncoder().encode(json)
  const filled = new Uint8Array(Math.ceil(bytes.length / step) * step).fill(32)
  filled.set(bytes)
  return filled
}

async function hashOf(text) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

/** Bytes of a text in base64url, and back. */
export function bytesOf(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, letter => letter.charCodeAt(0))
}
export function textOf(bytes) {
  let plain = ''
  for (const byte of new Uint8Array(bytes)) plain += String.fromCharCode(byte)
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

// Two stores: `waiting`, what was sealed, by id; `device`, one row about this device.
function store() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open('kith-outbox', 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('waiting', { keyPath: 'id' })
      asked.result.createObjectStore('device', { keyPath: 'key' })
    }
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => failed(asked.error)
  })
}

// One transaction, done when it is on the disk.
async function within(name, mode, work) {
  const kept = await store()
  try {
    return await new Promise((done, failed) => {
      const transaction = kept.transaction(name, mode, { durability: 'strict' })
      const asked = work(transaction.objectStore(name))
      transaction.oncomplete = () => done(asked?.result)
      transaction.onabort = () => failed(transaction.error)
    })
  } finally {
    kept.close()
  }
}

/** One row of a store by its key, or all of them. */
export function read(name, key) {
  return within(name, 'readonly', rows => (key === undefined ? rows.getAll() : rows.get(key)))
}
export function write(name, row) {
  return within(name, 'readwrite', rows => rows.put(row))
}
export function remove(name, key) {
  return within(name, 'readwrite', rows => rows.delete(key))
}

/** Changes the row of this device in one transaction, so that two tabs do not lose each other's. */
export function change(how) {
  return within('device', 'readwrite', rows => {
    const asked = rows.get('this')
    asked.onsuccess = () => asked.result && rows.put(how(asked.result))
    return asked
  })
}

async function nextNumber() {
  let number
  await change(device => {
    number = (device.sequence ?? 0) + 1
    return { ...device, sequence: number }
  })
  return number
}
