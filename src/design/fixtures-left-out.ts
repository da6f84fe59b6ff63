// The published examples that our components do not follow, each with its reason. The fixtures test counts them.

const TRANSLATED = 'the script has no other language: staff pages are English, family pages do not use this'
const ENHANCED = 'the file box stays the browser’s own: drop zones are built by a script we do not send'
const INTERRUPTION = 'interruption pages are ordinary pages with a warning and two links'
const SLOTS = 'the header holds who is signed in; the navigation holds links only'
const NO_TAG = 'our banner always has a tag: an empty one says nothing'

/** By component and name of the example: why it is left out. */
export const leftOut: Record<string, Record<string, string>> = {
  'character-count': {
    'with custom textarea description': TRANSLATED,
    'with neither maxlength nor maxwords set': 'a count without a limit is a plain textarea',
    'with translations': TRANSLATED,
  },
  'file-upload': {
    enhanced: ENHANCED,
    'enhanced, with error message and hint': ENHANCED,
    'enhanced, multiple files': ENHANCED,
    'enhanced, custom wrapper classes and attributes': ENHANCED,
    translated: TRANSLATED,
  },
  panel: {
    interruption: INTERRUPTION,
    'interruption-with-content-with-long-line-length': INTERRUPTION,
    'interruption-with-headings-content-and-lists': INTERRUPTION,
    'interruption with custom classes': INTERRUPTION,
    'interruption, with actions classes and attributes': INTERRUPTION,
    'interruption, submit action': INTERRUPTION,
    'interruption, button link': INTERRUPTION,
    'interruption, no actions': INTERRUPTION,
    'interruption, no actions items': INTERRUPTION,
  },
  'password-input': { 'with translations': TRANSLATED },
  'phase-banner': { classes: NO_TAG, text: NO_TAG, 'html as text': NO_TAG, attributes: NO_TAG },
  'service-navigation': {
    'with language navigation': SLOTS,
    'with right-aligned language navigation': SLOTS,
    'inverse with language navigation': SLOTS,
    'with slotted content': SLOTS,
    'with `inline` end slot': SLOTS,
  },
}
