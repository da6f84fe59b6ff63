// The worked table of rules/keeping.md, and that a place's own rules are followed, not numbers of Kith.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readTables } from '#test/worked-tables.ts'
import { dueOf, type Facts, type Part, type Rule } from './due.ts'

const rules: Rule[] = [
  { class: 'programme record', keep_years: 7, from: 'end of programme' },
  { class: 'screened, not enrolled', keep_years: 1, from: 'import' },
  { class: 'early help episode', keep_years: 30, from: 'date of birth' },
  { class: 'safeguarding file', keep_years: 25, from: 'date of birth' },
]
const facts: Facts = {
  bornOn: '2010-05-01',
  everTookPart: true,
  takesPart: false,
  endedOn: '2020-07-17',
  lastFileOn: '2020-06-01',
  earlyHelp: true,
  episodeOpen: false,
  episodeEndedOn: '2021-01-15',
  safeguarding: true,
  lastEntryOn: '2019-03-04',
  asked: false,
}

test('a part is past its time as the page of rules says', () => {
  const [rows] = readTables(readFileSync(new URL('../../../../rules/keeping.md', import.meta.url), 'utf8'))
  assert.equal(rows?.length, 13)
  for (const row of rows!) {
    const said: Facts = {
      bornOn: row.born || null,
      everTookPart: row['took part'] === 'yes',
      takesPart: row['took part'] === 'yes' && row.ended === '',
      endedOn: row.ended || null,
      lastFileOn: row['last file'] || null,
      earlyHelp: row.episode !== '',
      episodeOpen: row.episode === 'open',
      episodeEndedOn: row.episode === 'open' ? null : row.episode || null,
      safeguarding: row.entry !== '',
      lastEntryOn: row.entry || null,
      asked: row.asked === 'yes',
    }
    const due = dueOf(row.part as Part, said, rules)
    assert.equal(
      due === undefined ? 'nothing' : typeof due === 'string' ? due : due.dueOn,
      row['past its time'],
      JSON.stringify(row),
    )
  }
})

test('years and from when are the place’s: from closure, and no rule is no day', () => {
  const closure: Rule[] = rules.map(each =>
    each.class === 'early help episode'
      ? { ...each, keep_years: 6, from: 'closure' }
      : each.class === 'safeguarding file'
        ? { ...each, keep_years: 35, from: 'closure' }
        : each,
  )
  const day = (part: Part) => {
    const due = dueOf(part, facts, closure)
    return typeof due === 'object' ? due.dueOn : due
  }
  assert.equal(day('early-help'), '2027-01-15')
  assert.equal(day('safeguarding'), '2054-03-04')
  assert.equal(
    dueOf(
      'safeguarding',
      facts,
      rules.filter(each => each.class !== 'safeguarding file'),
    ),
    'no rule',
  )
})
