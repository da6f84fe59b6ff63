// Reads rules/contacts.md and runs its tables.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { schoolDays } from '#records/places/school-days.ts'
import { readTables } from '#test/worked-tables.ts'
import { aContact, openSmallPlace } from './contacts.fixture.ts'
import { alikeJustNow, logContact, withdrawContact } from './contacts.ts'
import { saidOfSilence, silenceOf } from './days-since.ts'
import { contactRules, minutesOf } from './settings.ts'

const root = new URL('../../../../', import.meta.url)
const page = readFileSync(new URL('rules/contacts.md', root), 'utf8')
const [, windows, silence] = readTables(page)
const blueprint = () =>
  checkBlueprint(JSON.parse(readFileSync(new URL('places/millbrook/blueprint.json', root), 'utf8')))
    .blueprint!

test('days of silence are counted as the page says', () => {
  const open = blueprint().calendar.flatMap(schoolDays)
  const rules = contactRules(blueprint())
  assert.equal(silence?.length, 7)
  for (const row of silence!) {
    const day = (text: string | undefined) => (text === 'never' ? undefined : text)
    const known = {
      beganOn: row.began!,
      contactOn: day(row['last contact']),
      noteOn: day(row['last note']),
      familyOn: day(row['last word with home']),
    }
    const counted = silenceOf(open, known, row.today!)
    assert.equal(String(counted.contact), row['school days'], JSON.stringify(row))
    assert.equal(saidOfSilence(counted, rules).join(', '), row.said, JSON.stringify(row))
  }
})

test('the windows of undo and of the same again are as the page says', async () => {
  const small = await openSmallPlace()
  after(() => small.close())
  const { undoMinutes, sameAgainMinutes } = contactRules(blueprint())
  const [child] = small.place.children as [string]
  assert.equal(windows?.length, 4)
  for (const row of windows!) {
    const contact = aContact([child], { kind: 'email' })
    await small.as('link-worker', tx => logContact(tx, contact))
    const minutes = Number(/at 10:(\d\d)/.exec(row.then!)![1])
    await small.run('logMinutesAgo', { id: contact.id, minutes: String(minutes) })
    const said = await small.as('link-worker', async tx => {
      if (row.then!.startsWith('undone')) {
        const undone = await withdrawContact(tx, contact.id, { withinMinutes: undoMinutes })
        return undone === 'withdrawn' ? 'undone' : 'a reason is asked for'
      }
      const alike = await alikeJustNow(tx, aContact([child], { kind: 'email' }), sameAgainMinutes)
      return alike ? 'asked about' : 'saved'
    })
    assert.equal(said, row['what happens'], JSON.stringify(row))
    await small.run('removeContacts', { child })
  }
})

test('minutes left out are the usual ones of the kind', () => {
  const rules = contactRules(blueprint())
  assert.equal(minutesOf(rules, 'home-visit'), 45)
  assert.equal(minutesOf(rules, 'home-visit', 0), 0)
  const place = blueprint()
  place.alerts.contact = { school_days_without_contact: 7, school_days_without_family_contact: 20 }
  const usual = contactRules(place)
  assert.deepEqual(
    [usual.schoolDaysWithoutNote, usual.undoMinutes, usual.sameAgainMinutes, usual.usualMinutes.phone],
    [7, 10, 5, 10],
  )
})
