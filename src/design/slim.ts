// What the compiled CSS says many times over and Kith does not need, taken out before it is sent to a phone.

/** The CSS without what the frame says once for all. */
export function slimmed(css: string): string {
  return WITHOUT.reduce((slimmer, [pattern, instead]) => slimmer.replace(pattern, instead), css)
}

const WITHOUT: [RegExp, string][] = [
  // The body names the font, and one rule tells form controls to inherit it.
  [/@media print\{[^{}]*\{font-family:inherit\}\}/g, ''],
  [/font-family:inherit;?/g, ''],
  [/-webkit-font-smoothing:antialiased;-moz-osx-font-smoothing:grayscale;?/g, ''],
  // The variables are always there: a second colour behind each is never used.
  [/var\((--govuk-[\w-]+), #[0-9a-f]{3,8}\)/g, 'var($1)'],
  // Printed addresses of our own pages would be long numbers.
  [/@media print\{\[href\^="\/"\][^{}]*\{[^{}]*\}\}/g, ''],
  [/-webkit-text-decoration-skip-ink:none;|-webkit-text-decoration-skip:none;text-decoration-skip:none/g, ''],
  // Rules that only Internet Explorer 11 and older understood.
  [/@media[^{}]*(?:\\0|\ufffd|-ms-high-contrast: none)[^{}]*\{(?:[^{}]*\{[^{}]*\})*\}/g, ''],
  [/, ?\(-ms-high-contrast: active\)/g, ''],
  [/(?<=[{}])[^{}@]*\{\}/g, ''],
  // Two rules in a row for the same elements are one.
  [/(?<=[{}])([^{}@]+)\{([^{}]*)\}\1\{/g, '$1{$2;'],
]
