// Reads a part of a page aloud. The button is there only where this device has a voice for the language of the page.
const speech = window.speechSynthesis
const buttons = document.querySelectorAll('[data-listen]')
if (speech && buttons.length > 0) {
  offer()
  speech.addEventListener?.('voiceschanged', offer)
  window.addEventListener('pagehide', () => speech.cancel())
}

function voiceFor(language) {
  const [wanted] = language.split('-')
  return speech.getVoices().find(voice => voice.lang.split(/[-_]/)[0] === wanted)
}

function offer() {
  for (const button of buttons) {
    const { lang } = button.closest('[lang]')
    if (!voiceFor(lang) || !button.hidden) continue
    button.hidden = false
    const label = button.innerHTML
    button.addEventListener('click', () => {
      if (speech.speaking) return speech.cancel()
      const said = new SpeechSynthesisUtterance(textOf(button.closest('section')))
      said.lang = lang
      said.voice = voiceFor(lang)
      said.addEventListener('end', () => {
        button.innerHTML = label
      })
      button.textContent = button.dataset.listen
      speech.speak(said)
    })
  }
}

// What can be read, and no buttons or fields; a voice pauses where a line ends, as the eye does.
function textOf(section) {
  const copy = section.cloneNode(true)
  for (const each of copy.querySelectorAll('form, button, .govuk-button')) each.remove()
  for (const each of copy.querySelectorAll('br, p, li, h2')) each.after('\n')
  return copy.textContent
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => (/[.:?!؟۔…]$/.test(line) ? line : `${line}.`))
    .join(' ')
}
