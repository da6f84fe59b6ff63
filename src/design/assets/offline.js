// The page that opens without signal: after the device's PIN it offers today's initials for a contact, a tap, a register.
// And the page that sets a PIN. Names lie here sealed to a key that only the PIN opens, for the day.
const { bytesOf, change, dropOld, keep, open, read, register, remove, textOf, write } = await import(
  document.querySelector('[data-outbox]').dataset.script
)
const rounds = 600_000
const tries = 5

document.querySelector('form[data-set-pin]')?.addEventListener('submit', setPin)
document.querySelector('form[data-forget]')?.addEventListener('submit', forget)
document.querySelector('form[data-open-pin]')?.addEventListener('submit', openNames)
await tellState()

async function tellState() {
  const device = await read('device', 'this')
  for (const part of document.querySelectorAll('[data-when]'))
    part.hidden = part.dataset.when !== stateOf(device)
  if (device) await register()
}

function stateOf(device) {
  if (!device) return 'off'
  return device.today && new Date(device.today.until) > new Date() ? 'names' : 'on'
}

// A key pair whose private half is kept under the PIN alone: names can be sealed without it and not be read.
async function setPin(event) {
  event.preventDefault()
  const pin = event.target.elements.pin.value
  if (!/^\d{6}$/.test(pin)) return tell('Choose six digits.')
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const secret = await crypto.subtle.exportKey('pkcs8', pair.privateKey)
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(pin, salt), secret)
  const publicKey = textOf(await crypto.subtle.exportKey('raw', pair.publicKey))
  const names = { publicKey, wrapped: textOf(wrapped), salt: textOf(salt), iv: textOf(iv), tries }
  const known = await read('device', 'this')
  await write('device', {
    key: 'this',
    id: crypto.randomUUID(),
    sequence: 0,
    ...known,
    names,
    today: undefined,
  })
  // What waits here is the only copy there is: the browser is asked not to clear it away when the disk runs full.
  await navigator.storage?.persist?.().catch(() => false)
  localStorage.setItem('kith-outbox', 'ready')
  location.reload()
}

// What waits stays: it is sent whoever uses this device next, and nobody can read it here.
async function forget(event) {
  event.preventDefault()
  await remove('device', 'this')
  localStorage.removeItem('kith-outbox')
  for (const each of (await navigator.serviceWorker?.getRegistrations()) ?? []) await each.unregister()
  for (const name of await caches.keys()) await caches.delete(name)
  location.reload()
}

async function openNames(event) {
  event.preventDefault()
  const form = event.target
  const { names, today } = await read('device', 'this')
  const privateKey = await privateKeyOf(form.elements.pin.value, names).catch(() => undefined)
  form.reset()
  if (!privateKey) return wrongPin()
  await change(kept => ({ ...kept, names: { ...kept.names, tries } }))
  const picker = await open(privateKey, names.publicKey, today.envelope)
  form.hidden = true
  tell('')
  show(picker)
  closeAt(new Date(today.until))
}

// In the evening the names go, from a page left open too; a note half written stays until it is saved.
function closeAt(until) {
  const part = document.querySelector('[data-names]')
  const clock = setInterval(async () => {
    if (new Date() < until) return
    await dropOld()
    if (part.querySelector('[name="note"]').value.trim()) return
    clearInterval(clock)
    part.remove()
    await tellState()
  }, 10_000)
}

async function wrongPin() {
  let left = 0
  await change(kept => {
    left = kept.names.tries - 1
    return { ...kept, names: { ...kept.names, tries: left }, ...(left < 1 && { today: undefined }) }
  })
  if (left > 0)
    return tell(`That is not the PIN of this device. ${left} more ${left === 1 ? 'try' : 'tries'}.`)
  tell(
    'That was the fifth wrong PIN: today’s names are gone from this device. What waits to be sent is safe.',
  )
  await tellState()
}

async function privateKeyOf(pin, { wrapped, salt, iv }) {
  const key = await keyOf(pin, bytesOf(salt))
  const secret = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(iv) }, key, bytesOf(wrapped))
  return await crypto.subtle.importKey('pkcs8', secret, { name: 'ECDH', namedCurve: 'P-256' }, false, [
    'deriveBits',
  ])
}

// PBKDF2-SHA-256 with 600,000 rounds: OWASP Password Storage Cheat Sheet. It slows a thief who has the disk, and stops none.
async function keyOf(pin, salt) {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveKey',
  ])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return await crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

function show({ children, groups }) {
  const part = document.querySelector('[data-names]')
  part.hidden = false
  fill(part.querySelector('[data-contact] select'), children, each => [
    each.id,
    `${each.name} ${each.school}`,
  ])
  part.querySelector('[data-contact]').addEventListener('submit', event => sealForm(event, 'contact'))
  const taps = part.querySelector('[data-seen]')
  for (const each of children) taps.append(tapOf(each))
  const registers = part.querySelector('[data-registers]')
  registers.hidden = groups.length === 0
  for (const group of groups) registers.append(registerOf(group))
}

function tapOf({ id, name, school }) {
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'govuk-button govuk-button--secondary',
    textContent: `${name} ${school}`,
  })
  button.addEventListener(
    'click',
    async () => {
      button.disabled = true
      await sealed('seen', [
        ['child', id],
        ['there', 'yes'],
      ])
      button.textContent = `${name} seen`
    },
    { once: true },
  )
  return button
}

function registerOf({ id, name, at, members }) {
  const form = document.querySelector('template[data-register]').content.firstElementChild.cloneNode(true)
  form.querySelector('legend').textContent = `${name}, ${at}`
  const box = form.querySelector('[data-member]')
  for (const member of members) {
    const one = box.cloneNode(true)
    const input = one.querySelector('input')
    input.value = member.id
    input.id = `away-${id}-${member.id}`
    one.querySelector('label').htmlFor = input.id
    one.querySelector('label').textContent = `${member.name} not there`
    box.before(one)
  }
  box.remove()
  const fixed = [['day', id], ...members.map(member => ['child', member.id])]
  form.addEventListener('submit', event => sealForm(event, 'register', fixed))
  return form
}

async function sealForm(event, kind, fixed = []) {
  event.preventDefault()
  const form = event.target
  const fields = [...new FormData(form)].filter(([, value]) => value !== '')
  if (kind === 'contact' && !fields.some(([name]) => name === 'how'))
    return tell('Choose how you were in touch.')
  await sealed(kind, [...fields, ...fixed])
  if (kind === 'register')
    form.replaceWith(
      Object.assign(document.createElement('p'), {
        className: 'govuk-body',
        textContent: 'The register is kept.',
      }),
    )
  else form.reset()
}

async function sealed(kind, fields) {
  await keep(kind, crypto.randomUUID(), fields)
  tell('Saved on this device. It will be sent when there is signal.')
  dispatchEvent(new Event('offline'))
}

function fill(select, items, of) {
  for (const item of items) select.append(new Option(of(item)[1], of(item)[0]))
}

function tell(sentence) {
  document.querySelector('[data-offline-says]').textContent = sentence
}
