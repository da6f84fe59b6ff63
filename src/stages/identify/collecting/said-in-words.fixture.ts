// Answers of tutors as the worked table writes them, to and fro.
import type { Said } from './answers.ts'

/** An answer as rules/collecting.md writes it. */
export function saidIn(words: string): Said {
  const parts = words.split('; ').map(part => part.split(' ') as [string, string])
  const of = (name: string) => parts.filter(part => part[0] === name).map(part => part[1])
  const [scored] = of('scores')
  const five = scored?.split('/').map(Number) ?? []
  const rated = (value: string | undefined) =>
    value === undefined
      ? null
      : value === '?'
        ? ('not-known' as const)
        : { rating: value as 'low', because: 'seen' }
  const worries = of('worry')
  return {
    sdq:
      scored === undefined
        ? null
        : scored === '?'
          ? 'not-known'
          : {
              emotional: five[0]!,
              conduct: five[1]!,
              hyperactivity: five[2]!,
              peer: five[3]!,
              prosocial: five[4]!,
              impact: null,
            },
    parental: rated(of('home')[0]),
    school: rated(of('school')[0]),
    concerns:
      worries.length === 0
        ? null
        : worries[0] === '?'
          ? 'not-known'
          : worries[0] === 'none'
            ? 'none-seen'
            : worries.map(kind => ({ kind: kind as 'caring', because: 'seen' })),
  }
}

/** A record in force as the same page writes it. */
export function inWords(what: string, value: string): string {
  const [first = '', second = ''] = value.split(' ')
  if (what === 'sdq') return `scores ${value.replaceAll(' ', '/')}`
  if (what === 'concerns') return `worry ${first}`
  return `${first === 'parental-engagement' ? 'home' : 'school'} ${second}`
}
