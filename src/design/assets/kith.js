// Makes pages nicer to use. Nothing here is needed: without it every page and every form works.
const body = document.body
body.classList.add('js-enabled', 'govuk-frontend-supported')

focusErrorSummary()
for (const banner of all('.govuk-notification-banner[role="alert"]')) focusOnce(banner)
for (const field of all('[data-module="govuk-character-count"]')) countCharacters(field)
for (const field of all('[data-module="govuk-password-input"]')) showPassword(field)
for (const input of all('[data-aria-controls]')) revealWithAnswer(input)
for (const input of all('[data-behaviour="exclusive"]')) untickOthers(input)
for (const form of all('form[data-autosave]')) keepByItself(form)
for (const way of all('[data-copies]')) copyByTap(way)
refreshWhileUnderWay()
writeWithoutSignal()
document.addEventListener('submit', stayWithoutLine)
document.addEventListener('submit', ignoreSecondSubmit)
window.addEventListener('pageshow', allowSubmitAgain)

// Only a device that its owner made ready fetches what it takes.
function writeWithoutSignal() {
  const line = document.querySelector('[data-outbox]')
  if (line && localStorage.getItem('kith-outbox')) import(line.dataset.script)
}

function all(selector) {
  return document.querySelectorAll(selector)
}

// The summary of errors is the first thing to be read; its links lead to the field, with its question in sight.
function focusErrorSummary() {
  const summary = document.querySelector('[data-module="govuk-error-summary"]')
  if (!summary) return
  if (summary.dataset.disableAutoFocus !== 'true') focusOnce(summary)
  summary.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#"]')
    const input = link && document.getElementById(link.hash.slice(1))
    if (!input) return
    event.preventDefault()
    const question =
      input.closest('fieldset')?.querySelector('legend') ??
      document.querySelector(`label[for="${CSS.escape(input.id)}"]`)
    ;(question ?? input).scrollIntoView()
    input.focus({ preventScroll: true })
  })
}

// Work under way: only what changed is put in place, so that neither focus nor reading is lost. Without the script the
// browser loads the page again by itself.
function refreshWhileUnderWay() {
  const main = document.querySelector('main[data-refresh]')
  if (!main) return
  setTimeout(async () => {
    const answer = await fetch(location.href).catch(() => null)
    if (answer?.redirected) return location.assign(answer.url)
    const next =
      answer?.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main')
    if (next && !next.hasAttribute('data-refresh')) return location.reload()
    if (next && !main.contains(document.activeElement)) main.replaceChildren(...next.childNodes)
    refreshWhileUnderWay()
  }, Number(main.dataset.refresh) * 1000)
}

function focusOnce(element) {
  if (element.dataset.disableAutoFocus === 'true') return
  element.setAttribute('tabindex', '-1')
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true })
  element.focus()
}

function countCharacters(field) {
  const textarea = field.querySelector('.govuk-js-character-count')
  const message = field.querySelector('.govuk-character-count__message')
  const limit = Number(field.dataset.maxwords ?? field.dataset.maxlength)
  const words = field.dataset.countType === 'words' || field.dataset.maxwords !== undefined
  if (!limit || !textarea || !message) return
  // Read out only when typing rests: a count at every key would drown what is typed.
  const spoken = message.cloneNode()
  spoken.removeAttribute('id')
  spoken.className = 'govuk-visually-hidden'
  spoken.setAttribute('aria-live', 'polite')
  message.after(spoken)
  let rest
  const update = () => {
    const used = words ? (textarea.value.match(/\S+/g) ?? []).length : textarea.value.length
    const left = limit - used
    const unit = `${words ? 'word' : 'character'}${Math.abs(left) === 1 ? '' : 's'}`
    message.textContent = `You have ${Math.abs(left)} ${unit} ${left < 0 ? 'too many' : 'remaining'}`
    message.classList.toggle('govuk-error-message', left < 0)
    message.classList.toggle('govuk-hint', left >= 0)
    textarea.classList.toggle('govuk-textarea--error', left < 0)
    const threshold = Number(field.dataset.threshold ?? 0)
    message.classList.toggle('govuk-character-count__message--disabled', used < (limit * threshold) / 100)
    clearTimeout(rest)
    rest = setTimeout(() => {
      spoken.textContent = message.textContent
    }, 1000)
  }
  textarea.addEventListener('input', update)
  update()
}

function showPassword(field) {
  const input = field.querySelector('.govuk-js-password-input-input')
  const button = field.querySelector('.govuk-js-password-input-toggle')
  if (!input || !button) return
  button.hidden = false
  const show = shown => {
    input.type = shown ? 'text' : 'password'
    button.textContent = shown ? 'Hide' : 'Show'
    button.setAttribute('aria-label', shown ? 'Hide password' : 'Show password')
  }
  button.addEventListener('click', () => show(input.type === 'password'))
  // A browser would offer a shown password again as an ordinary text.
  input.form?.addEventListener('submit', () => show(false))
}

function revealWithAnswer(input) {
  const revealed = document.getElementById(input.dataset.ariaControls)
  if (!revealed) return
  input.setAttribute('aria-controls', revealed.id)
  const update = () => {
    input.setAttribute('aria-expanded', String(input.checked))
    revealed.classList.toggle(
      `govuk-${input.type === 'radio' ? 'radios' : 'checkboxes'}__conditional--hidden`,
      !input.checked,
    )
  }
  update()
  document.addEventListener('change', event => {
    if (event.target.name === input.name) update()
  })
}

function untickOthers(exclusive) {
  const group = exclusive.closest('[data-module="govuk-checkboxes"]')
  group?.addEventListener('change', ({ target }) => {
    if (!target.checked) return
    for (const other of group.querySelectorAll('input[type="checkbox"]')) {
      if (other !== target && (target === exclusive || other === exclusive)) other.checked = false
    }
  })
}

// The text copied last says so: who carries many into another form sees which is next. Where the browser refuses, the text is
// selected, so that a key or the phone's own menu copies it.
function copyByTap(way) {
  const said = way.querySelector('[role="status"]')
  way.hidden = false
  way.querySelector('button').addEventListener('click', async () => {
    const text = document.getElementById(way.dataset.copies)
    const copied = await navigator.clipboard?.writeText(text.textContent).then(
      () => true,
      () => false,
    )
    for (const other of all('[data-copies] [role="status"]')) other.textContent = ''
    if (!copied) getSelection().selectAllChildren(text)
    said.textContent = copied ? 'Copied last' : 'The text is selected: copy it now'
  })
}

// What is typed is kept on the server after a rest, so that it outlives the device. The same form by its button does the rest.
function keepByItself(form) {
  const said = form.querySelector('[role="status"]')
  let rest
  let busy
  const keep = async () => {
    if (busy || form.dataset.sent || !form.elements.note.value.trim()) return
    busy = true
    const body = new FormData(form)
    body.set('keep', 'auto')
    const answer = await fetch(form.action, { method: 'POST', body }).catch(() => null)
    busy = false
    if (!answer?.ok) {
      said.textContent =
        answer?.status === 409 ? 'Changed on another device: save or keep it here' : 'Not kept yet'
      if (answer?.status === 409) form.removeEventListener('input', wait)
      return
    }
    const { seen } = await answer.json()
    const field = form.elements.seen ?? form.appendChild(document.createElement('input'))
    Object.assign(field, { type: 'hidden', name: 'seen', value: seen })
    said.textContent = 'Kept'
  }
  const wait = () => {
    clearTimeout(rest)
    rest = setTimeout(keep, 1500)
  }
  form.addEventListener('input', wait)
}

// A browser that finds no line puts a page of its own in place of this one, and what was typed is gone. So a form with words
// in it first asks whether Kith answers; until it does, the words stay here.
async function stayWithoutLine(event) {
  const form = event.target
  const { submitter } = event
  if (event.defaultPrevented || form.method !== 'post' || form.dataset.line === 'there') return
  if (![...form.elements].some(each => /^text/.test(each.type) && each.value.trim())) return
  event.preventDefault()
  if (form.dataset.line) return
  form.dataset.line = 'asked'
  const health = { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(10_000) }
  const there = navigator.onLine && (await fetch('/health', health).catch(() => null))?.ok
  if (there) form.dataset.line = 'there'
  else delete form.dataset.line
  if (there) form.requestSubmit(submitter)
  else sayNoLine(form)
}

function sayNoLine(form) {
  const said = form.querySelector('[data-no-line]') ?? document.createElement('p')
  Object.assign(said, { className: 'govuk-inset-text', role: 'status', lang: 'en', dir: 'ltr' })
  said.dataset.noLine = ''
  form.append(said)
  said.textContent =
    'No signal, or Kith does not answer. What you wrote is on this page and nowhere else: leave it open, and press the button again later.'
  said.scrollIntoView({ block: 'nearest' })
  const back = () => {
    said.textContent = 'There is signal again. Press the button once more: what you wrote is still here.'
  }
  addEventListener('online', back, { once: true })
  addEventListener('beforeunload', ask => form.dataset.line || ask.preventDefault())
}

// The server takes the same post once whatever happens: this only spares a wait and a doubt.
function ignoreSecondSubmit(event) {
  const form = event.target
  if (form.method !== 'post' || event.defaultPrevented) return
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
  setTimeout(() => {
    delete form.dataset.sent
    delete form.dataset.line
  }, 4000)
}

function allowSubmitAgain() {
  for (const { dataset } of document.forms) {
    delete dataset.sent
    delete dataset.line
  }
}
