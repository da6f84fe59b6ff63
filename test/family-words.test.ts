// Whatever a family or child reads: in words/*.json, and on every address that a family reads or is handed. None of it holds
// a word that says what is wrong with them, it reads at age nine, and every language says the same as the English.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { describe, test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { everyRoute } from '#app/app.ts'
import { roleMay } from '#records/access/may.ts'
import { familyLanguages, pieces } from '#records/family-words/family-words.ts'
import { openPages } from './every-page/world.ts'
import { testUploads } from './world.ts'

const never = ['risk', 'vulnerable', 'cohort', 'screen', 'score', 'intervention']
/** The marks by which a page shows that it holds words for a family. */
const FOR_FAMILIES = 'class="kith-for-families'

/** Which of the words stand in a text: whole, in any case, singular or plural. */
function found(text: string): string[] {
  return never.filter(word => new RegExp(`\\b${word}(s|ed|ing|ings)?\\b`, 'i').test(text))
}

describe('the words', () => {
  test('are all read: a file a language, and no file besides', () => {
    const files = readdirSync(new URL('../words/', import.meta.url)).sort()
    assert.deepEqual(files, familyLanguages.map(({ language }) => `${language}.json`).sort())
    assert.deepEqual(Object.keys(familyLanguages[0]!.pieces).sort(), Object.keys(pieces).sort())
  })

  for (const { language, english_name, pieces: theirs } of familyLanguages) {
    test(`hold none of the words in ${english_name}`, () => {
      for (const [piece, { title, lines }] of Object.entries(theirs))
        for (const line of [title, ...lines])
          assert.deepEqual(found(line), [], `${language} ${piece}: ${line}`)
    })

    test(`say as much in ${english_name} as in English, and ask for the same`, () => {
      for (const [piece, wording] of Object.entries(theirs)) {
        const english = familyLanguages[0]!.pieces[piece]!
        assert.equal(wording.lines.length, english.lines.length, `${language} ${piece}`)
        assert.deepEqual(
          asked([wording.title, ...wording.lines]),
          asked([english.title, ...english.lines]),
          piece,
        )
        assert.deepEqual(wording.lines.map(kindOf), english.lines.map(kindOf), piece)
        for (const line of [wording.title, ...wording.lines]) new IntlMessageFormat(line, language)
      }
    })
  }

  test('read at age nine', t => {
    for (const [piece, { lines }] of Object.entries(familyLanguages[0]!.pieces)) {
      const grade = gradeOf(
        lines.map(line =>
          // What is picked is a word or two, and is read in a sentence of the page.
          (piece === 'pictures' ? `I did it: ${line}.` : line)
            .replace(/^[#-] /, '')
            .replaceAll(/\{months.*?\}\}/g, 'some months')
            .replaceAll(/\{\w+\}/g, 'Sam'),
        ),
      )
      t.diagnostic(`${piece} has grade ${grade.toFixed(1)}`)
      assert.ok(grade < 4.5, `${piece} has grade ${grade.toFixed(1)}`)
    }
  })
})

test('goes red for each of the words', () => {
  for (const word of never) assert.deepEqual(found(`Is ${word.toUpperCase()}s here?`), [word])
  assert.deepEqual(found('brisk, underscored, Corisk'), [])
  assert.ok(
    gradeOf(['Multidisciplinary professionals systematically coordinate individualised provision.']) > 10,
  )
})

describe('the addresses', async () => {
  const { site, visitors, linkFor, pathOf } = await openPages()
  const pages = everyRoute({ pretend: true, uploads: testUploads }).filter(({ method }) => method === 'GET')

  test('that families read or are handed hold none of the words, in text or in what is read aloud', async () => {
    const flagged = pages.filter(({ forFamilies }) => forFamilies)
    assert.ok(flagged.length > 0)
    for (const route of flagged) {
      const answer = await open(route.path)
      assert.ok(answer, `nobody was shown ${route.path}`)
      assert.deepEqual(found(readable(answer)), [], route.path)
      assert.ok(
        answer.includes(FOR_FAMILIES),
        `${route.path} says it is for families and holds nothing for them`,
      )
    }
  })

  test('that hold words for families all say so in their routes', async () => {
    for (const route of pages.filter(({ forFamilies }) => !forFamilies)) {
      const answer = await open(route.path)
      assert.ok(!answer?.includes(FOR_FAMILIES), `${route.path} needs forFamilies: true in its routes.ts`)
    }
  })

  async function open(path: string): Promise<string | undefined> {
    const route = pages.find(each => each.path === path)!
    const address = pathOf(route)
    if (address === undefined) return undefined
    // Not everybody who may come to a page finds a family there that is theirs.
    let shown: string | undefined
    const theirs = route.permission.startsWith('link ')
      ? [{ cookie: linkFor(route) }]
      : visitors.filter(({ role }) => roleMay(role, route.permission))
    for (const visitor of theirs) {
      const answer = await site.request(`http://localhost:3000${address}`, {
        headers: { cookie: visitor.cookie },
      })
      const markup = answer.status === 200 ? await answer.text() : undefined
      if (markup?.includes(FOR_FAMILIES)) return markup
      shown ??= markup
    }
    return shown
  }
})

/** What can be seen or heard of a page: its text, and the attributes that are read aloud or shown. */
function readable(markup: string): string {
  const said = [...markup.matchAll(/\b(?:alt|title|placeholder|value|aria-label)="([^"]*)"/g)].map(
    match => match[1],
  )
  return [markup.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replaceAll(/<[^>]+>/g, ' '), ...said].join(
    ' ',
  )
}

function asked(lines: string[]): string[] {
  return [
    ...new Set(
      lines.flatMap(line =>
        [...line.matchAll(/\{(\w+)/g)]
          .map(match => match[1]!)
          .filter(name => ['school', 'place', 'child', 'by', 'months', 'caller'].includes(name)),
      ),
    ),
  ].sort()
}

function kindOf(line: string): string {
  return /^[#-] /.test(line) ? line[0]! : 'text'
}

/** Flesch and Kincaid's grade (Kincaid and others, 1975): grade 4 is age nine and ten. */
function gradeOf(lines: string[]): number {
  const sentences = lines.flatMap(line => line.split(/(?<=[.?!:])\s+/)).filter(text => /\w/.test(text))
  const words = sentences.join(' ').match(/[\p{L}’'-]+/gu) ?? []
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word.toLowerCase()), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}

function syllablesOf(word: string): number {
  const trimmed = word.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').replace(/^y/, '')
  return Math.max(1, trimmed.match(/[aeiouy]{1,2}/g)?.length ?? 1)
}
