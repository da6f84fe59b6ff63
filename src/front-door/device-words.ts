/** A device in a few words, from what its browser says of itself: "Firefox on Windows". Enough to know one's own again. */
export function deviceWords(userAgent: string): string {
  const browser = firstOf(browsers, userAgent)
  const system = firstOf(systems, userAgent)
  if (!browser && !system) return 'A device that does not say what it is'
  return `${browser ?? 'A browser'} on ${system ?? 'an unknown device'}`
}

// The order matters: Edge and Samsung Internet also call themselves Chrome, and Chrome calls itself Safari.
const browsers: [RegExp, string][] = [
  [/Edg\w*\//, 'Edge'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'a Chromebook'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'a Mac'],
  [/Linux/, 'Linux'],
]

function firstOf(list: [RegExp, string][], userAgent: string): string | undefined {
  return list.find(([sign]) => sign.test(userAgent))?.[1]
}
