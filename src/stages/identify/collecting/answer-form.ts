// Reads a tutor's form about one child. Nothing is compulsory; what is given must be whole: five scores together, and with a
// rating or a concern what was seen, since a rating without it is only an impression of a family.
import type { Form } from '#platform/forms.ts'
import { type ConcernKind, concernKinds, type Rated, type Said, type Scale, scales } from './answers.ts'
import { scaleWords } from './words.ts'

/** Sentences by the id of the field they belong to. */
export type Wrong = Record<string, string>

const longest = 500

/** What was said, or what is wrong with it. */
export function readAnswer(form: Form): { said: Said } | { wrong: Wrong } {
  const wrong: Wrong = {}
  const said: Said = {
    sdq: readScores(form, wrong),
    parental: readRating(form, 'parental', wrong),
    school: readRating(form, 'school', wrong),
    concerns: readConcerns(form, wrong),
  }
  return Object.keys(wrong).length > 0 ? { wrong } : { said }
}

function readScores(form: Form, wrong: Wrong): Said['sdq'] {
  const given = scales.map(scale => [scale, form.text(`sdq-${scale}`)] as const)
  const none = given.every(([, value]) => value === '')
  if (form.text('sdq') === 'not-known') {
    if (!none) wrong.sdq = 'Give the scores or say that there are none, not both'
    return 'not-known'
  }
  if (none) return null
  const missing = given.filter(([scale, value]) => value === '' && scale !== 'impact').map(([scale]) => scale)
  if (missing[0]) {
    const words = missing.map(scale => scaleWords[scale].toLowerCase()).join(', ')
    wrong[`sdq-${missing[0]}`] = `Give all five scores or none: still missing are ${words}`
  }
  const scores = given.map(([scale, value]) => [scale, readScore(scale, value, wrong)] as const)
  return Object.fromEntries(scores) as Record<Scale, number | null>
}

function readScore(scale: Scale, value: string, wrong: Wrong): number | null {
  if (value === '') return null
  const score = /^\d{1,2}$/.test(value) ? Number(value) : null
  if (score !== null && score <= 10) return score
  wrong[`sdq-${scale}`] =
    `The score for ${scaleWords[scale].toLowerCase()} must be a whole number from 0 to 10`
  return null
}

function readRating(form: Form, part: 'parental' | 'school', wrong: Wrong): Rated | 'not-known' | null {
  const rating = form.text(part)
  const because = form.text(`${part}-because`)
  if (rating === 'not-known') return 'not-known'
  if (rating === '' && because === '') return null
  if (rating !== 'low' && rating !== 'medium' && rating !== 'high') {
    wrong[part] = 'Choose low, medium or high for what you have written, or “I don’t know”'
    return null
  }
  checkSeen(`${part}-because`, because, `Say what you have seen that makes it ${rating}`, wrong)
  return { rating, because }
}

function readConcerns(form: Form, wrong: Wrong): Said['concerns'] {
  const ticked = form.all('concern')
  const kinds = concernKinds.filter(kind => ticked.includes(kind))
  const alone = ticked.find(each => each === 'none-seen' || each === 'not-known')
  const written = concernKinds.filter(kind => form.text(`seen-${kind}`) !== '' && !kinds.includes(kind))
  for (const kind of written) wrong[`seen-${kind}`] = 'Tick what this is about, or take the words out'
  if (alone && kinds.length > 0)
    wrong.concern = 'Tick what you have seen, or that there was nothing, not both'
  if (alone) return alone as 'none-seen' | 'not-known'
  if (kinds.length === 0) return null
  return kinds.map((kind: ConcernKind) => {
    const because = form.text(`seen-${kind}`)
    checkSeen(`seen-${kind}`, because, 'Say what you have seen or heard', wrong)
    return { kind, because }
  })
}

function checkSeen(field: string, because: string, empty: string, wrong: Wrong): void {
  if (because === '') wrong[field] = empty
  else if (because.length > longest) wrong[field] = `Say it in at most ${longest} letters`
}
