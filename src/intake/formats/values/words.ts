// The words that systems write, by the word the extract has: data. Compared without regard to capitals and signs.

type Words = Record<string, string[]>

export const YES_NO: Words = {
  Y: ['y', 'yes', 't', 'true', '1'],
  N: ['n', 'no', 'f', 'false', '0'],
}

/** Codes of the SEN register in England: SEN and disability code of practice, 2015; `S` was a statement before. */
export const SEN: Words = {
  N: ['n', 'no', 'none', 'no sen', 'no special educational need', 'no special educational needs', 'not sen'],
  K: ['k', 'sen support', 'sen k', 'support', 'sen support plan'],
  E: [
    'e',
    's',
    'ehc',
    'ehcp',
    'ehc plan',
    'statement',
    'education health and care plan',
    'education health care plan',
  ],
}

export const STATUS: Words = {
  none: ['none'],
  'early-help': ['early help', 'eh', 'eha', 'tac', 'team around the child', 'team around the family'],
  cin: ['cin', 'child in need', 'chin'],
  cp: ['cp', 'child protection', 'child protection plan', 'cpp'],
  lac: ['lac', 'cla', 'looked after', 'looked after child', 'child looked after', 'in care'],
}

export const KNOWN_BEFORE: Words = {
  none: ['none', 'no', 'n', 'not known'],
  assessed: ['assessed', 'assessment'],
  closed: ['closed', 'previously open'],
  active: ['active', 'open', 'current'],
}

export const SEX: Words = { F: ['f', 'female', 'girl'], M: ['m', 'male', 'boy'] }

export const SUSPENSION: Words = {
  SUSP: [
    'susp',
    'suspension',
    'suspended',
    'fixed',
    'fixd',
    'fixed term',
    'fixed period',
    'fixed term exclusion',
  ],
  PERM: ['perm', 'permanent', 'permanent exclusion', 'permanently excluded', 'excluded'],
  LNCH: ['lnch', 'lunch', 'lunchtime', 'lunchtime exclusion', 'lunchtime suspension'],
}

export const POLARITY: Words = {
  negative: ['negative', 'neg', 'behaviour', 'bad', 'incident', 'sanction', 'demerit'],
  positive: ['positive', 'pos', 'achievement', 'good', 'reward', 'praise', 'merit'],
}

export const CONCERN: Words = {
  bullying: ['bullying', 'bullied'],
  isolation: ['isolation', 'isolated', 'friendship', 'friendships'],
  'exposure-to-crime': ['exposure to crime', 'crime', 'exploitation', 'gangs'],
  caring: ['caring', 'young carer', 'carer'],
  bereavement: ['bereavement', 'bereaved', 'loss'],
  housing: ['housing', 'homelessness', 'temporary accommodation'],
  other: ['other'],
}

/** Teacher assessment codes and test outcomes of key stages 1 and 2, as schools publish them beside their meaning. */
export const BAND: Words = {
  well_below: [
    'well below',
    'wb',
    'well_below',
    'blw',
    'pkf',
    'pke',
    'pkg',
    'pk1',
    'pk2',
    'pk3',
    'pk4',
    'pk5',
    'pk6',
  ],
  below: [
    'below',
    'b',
    'wts',
    'hnm',
    'working towards',
    'working towards the expected standard',
    'ns',
    'emerging',
  ],
  at: ['at', 'exs', 'expected', 'working at', 'working at the expected standard', 'as', 'on track', 'secure'],
  above: ['above', 'gds', 'greater depth', 'working at greater depth', 'exceeding'],
}

export const SUBJECT: Words = {
  EN: ['en', 'eng', 'english'],
  RE: ['re', 'rea', 'reading'],
  WR: ['wr', 'wri', 'writing'],
  MA: ['ma', 'mat', 'maths', 'mathematics'],
  SC: ['sc', 'sci', 'science'],
}

export const INFORMANT: Words = {
  teacher: ['teacher', 't', 'staff', 'tutor', 'school'],
  parent: ['parent', 'p', 'carer', 'parent carer', 'family'],
  self: ['self', 's', 'pupil', 'young person', 'child', 'student'],
}

export const RATED: Words = {
  'parental-engagement': ['parental engagement', 'parents', 'home', 'family engagement'],
  'school-engagement': ['school engagement', 'engagement', 'school'],
}

export const RATING: Words = { low: ['low'], medium: ['medium', 'med'], high: ['high'] }

/** Reads a word by a list: the code alone, its meaning alone, or both ("K - SEN support", "SEN Support (K)"). */
export function wordReader(words: Words): (text: string) => string | undefined {
  const by = new Map(
    Object.entries(words).flatMap(([word, said]) => [word, ...said].map(each => [plain(each), word])),
  )
  return text => {
    const whole = by.get(plain(text))
    if (whole !== undefined) return whole
    const parts = /^(.{1,4}?)\s*[-:–]\s*(.+)$/.exec(text) ?? /^(.+?)\s*\(([^)]*)\)$/.exec(text)
    if (parts === null) return undefined
    const [first, second] = [by.get(plain(parts[1]!)), by.get(plain(parts[2]!))]
    return first !== undefined && second !== undefined && first !== second ? undefined : (first ?? second)
  }
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}
