// A child's page as full as one gets, on paper and read aloud, in a real browser: one side to keep, in every language of this
// kind, and each line by itself.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { html } from '#platform/html.ts'
import {
  familyLanguages,
  hashOfWording,
  type PieceName,
  wordingOf,
} from '#records/family-words/family-words.ts'
import { openBrowser } from '#test/browser.ts'
import { pictures } from '../plans/pictures.html.ts'
import { childPage, piecesOf } from './page.html.ts'
import { readShows } from './shows.ts'
import { approvalKey, tongueOf } from './tongue.ts'

const asset = (name: string) =>
  readFileSync(new URL(`../../../design/assets/${name}`, import.meta.url), 'utf8')
const goal = {
  aim: 'I want somebody to be there in the morning',
  helps: 'Mum, the sports coach',
  me: 'I say hello to the same person each day.',
  you: 'Somebody who speaks my language walks in with me, once a week.',
}
const shows = readShows({
  forename: 'Zofia',
  school: 'Canalside Primary School',
  today: '2026-07-17',
  workers: ['Danny'],
  ask: null,
  plan: {
    began: '2025-10-13',
    hopes: 'To look after animals when they are ill, and to have a hamster.',
    own: 'In Polish I am quick. In English, before I say it, there is the next question.',
    strengths: 'Draws hedgehogs that look back at you.\nKnows more about animals than any of us.',
    goals: [goal, goal, goal],
    doing: ['animals', 'family time', 'I feed the school’s hens'],
  },
  dates: [
    { day: '2026-07-20', at: '08:00', what: 'Toast and talk', kind: 'group' },
    { day: '2026-12-10', at: null, what: 'school', kind: 'review' },
  ],
  agreed: null,
  more: null,
  looked: null,
  told: null,
  said: [],
  wrong: [],
  lines: ['Words with pictures help.', 'If I go quiet, give me a minute.', 'I understand more than I say.'],
  team: ['Mum', 'Nan'],
  journey: {
    since: '2025-10-13',
    groups: [{ what: 'Toast and talk', times: 25, first: '2025-11-03' }],
    done: [
      { what: 'building', on: '2026-02-02', kind: 'did' },
      { what: 'To know the way', on: '2026-03-02', kind: 'goal' },
    ],
    met: ['Danny', 'Moira'],
    said: { words: 'I do not like the bell.', on: '2025-10-20' },
  },
  tasks: [{ what: 'Show Ms Costa my drawing', by: '2026-07-24' }],
  kept: [
    { kind: 'person', name: 'Nan', words: 'She always answers.' },
    { kind: 'place', name: 'The library', words: null },
    { kind: 'kind-words', name: 'Danny', words: 'You made the whole group laugh.' },
  ],
})
const readBySomebody = (language: string) =>
  tongueOf(
    language,
    new Set(
      piecesOf.child.map((piece: PieceName) =>
        approvalKey(language, piece, hashOfWording(wordingOf(language, piece)!)),
      ),
    ),
  )
const own = { home: '/my-page', mayChange: false, write: html`` }
let browser: Browser
let page: Page

before(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
})
after(() => browser?.close())

async function open(language: string): Promise<void> {
  const body = await childPage(readBySomebody(language), shows, own)
  await page.setContent(
    `<!doctype html><html class="govuk-template" lang="${language}"><head><style>${asset('kith.css')}</style></head><body class="govuk-template__body"><div class="govuk-width-container"><main>${body}</main></div></body></html>`,
  )
}

describe('a full page of a child', () => {
  for (const { language, english_name } of familyLanguages)
    test(`is one side of A4 in ${english_name}`, async () => {
      await open(language)
      const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true })
      assert.equal(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length, 1)
    })

  test('is read aloud a line after the other, with what was picked in the reader’s language', async () => {
    await open('ur')
    await page.evaluate(`
      window.heard = []
      speechSynthesis.getVoices = () => [{ lang: 'ur-PK' }]
      SpeechSynthesisUtterance = class { constructor(text) { this.text = text } addEventListener() {} }
      speechSynthesis.speak = said => heard.push(said.text)`)
    await page.addScriptTag({ content: asset('listen.js'), type: 'module' })
    await page.locator('#of-steps .kith-listen').click()
    const [heard] = await page.evaluate<string[]>('heard')
    assert.match(heard!, /جانور\. خاندان کے ساتھ وقت\. I feed the school’s hens\.$/)
    assert.match(heard!, /in the morning\. کون میری مدد کرتا ہے: Mum, the sports coach\. /)
  })
})

test('the words for what is picked are those under the pictures, in their order', () => {
  assert.deepEqual(
    wordingOf('en', 'pictures')!.lines,
    pictures.map(({ word }) => word),
  )
})
