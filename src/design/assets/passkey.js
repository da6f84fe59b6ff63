// Asks the device for a passkey: makes one (data-passkey="make") or uses one ("use"). The page's server checks the answer.
for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential) continue
  form.hidden = false
  form.addEventListener('submit', event => {
    if (form.elements.answer.value) return
    event.preventDefault()
    ask(form).catch(() => tell(form))
  })
}

async function ask(form) {
  const asked = await fetch(form.dataset.offer, { method: 'POST' })
  if (!asked.ok) throw new Error(asked.statusText)
  const { token, options } = await asked.json()
  const credential =
    form.dataset.passkey === 'make'
      ? await navigator.credentials.create({ publicKey: toMake(options) })
      : await navigator.credentials.get({ publicKey: toUse(options) })
  form.elements.token.value = token
  form.elements.answer.value = JSON.stringify(answer(credential))
  delete form.dataset.sent
  form.requestSubmit()
}

// Cancelled, timed out, or no such passkey: the browser does not say which.
function tell(form) {
  delete form.dataset.sent
  const message = form.querySelector('[data-passkey-problem]')
  message.hidden = false
  message.focus()
}

function toMake(options) {
  return {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(each => ({ ...each, id: bytes(each.id) })),
  }
}

function toUse(options) {
  return { ...options, challenge: bytes(options.challenge), allowCredentials: [] }
}

function answer({ id, rawId, type, response }) {
  const said = { clientDataJSON: text(response.clientDataJSON) }
  if (response.attestationObject) {
    said.attestationObject = text(response.attestationObject)
    said.transports = response.getTransports?.() ?? []
  } else {
    said.authenticatorData = text(response.authenticatorData)
    said.signature = text(response.signature)
    if (response.userHandle) said.userHandle = text(response.userHandle)
  }
  return { id, rawId: text(rawId), type, response: said, clientExtensionResults: {} }
}

function bytes(base64url) {
  const base64 = base64url.replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(atob(base64), character => character.charCodeAt(0))
}

function text(buffer) {
  const binary = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
