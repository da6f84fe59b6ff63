import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Visit } from '#platform/http.ts'
import { dayOfMoment, todayOf } from './today.ts'

const clock = new Date('2026-11-22T10:46:00Z')
const going = visitOf(null)
const still = visitOf('2026-07-17')

test('a moment is on the day the clocks of the place show', () => {
  assert.equal(todayOf(going), '2026-11-22')
  assert.equal(dayOfMoment(going, clock), '2026-11-22')
  assert.equal(dayOfMoment(going, new Date('2026-07-16T23:30:00Z')), '2026-07-17')
})

test('where a pretend place stands still, what was done since was done today', () => {
  assert.equal(todayOf(still), '2026-07-17')
  assert.equal(dayOfMoment(still, clock), '2026-07-17')
  assert.equal(dayOfMoment(still, new Date('2026-07-14T09:00:00Z')), '2026-07-14')
})

test('a moment that is still to come keeps its day, in a place that stands still too', () => {
  assert.equal(dayOfMoment(still, new Date('2026-12-01T09:00:00Z')), '2026-12-01')
})

function visitOf(standsOn: string | null): Pick<Visit, 'actor' | 'now'> {
  const place = {
    id: '',
    slug: 'millbrook',
    name: 'Millbrook',
    pretend: true,
    zone: 'Europe/London',
    standsOn,
  }
  return { now: () => clock, actor: { place } as Visit['actor'] }
}
