// What the tests of telling families first write down again and again.
import { newId } from '#platform/ids.ts'

/** What a school told its families, as a page would send it. */
export const notice = (schoolId: string, givenOn: string, more = {}) => ({
  id: newId(),
  schoolId,
  givenOn,
  wording: 'To all families: we would like to look, and you may say no.',
  languages: ['en'],
  sentBy: ['letter'],
  ...more,
})

/** A school's promise, signed by its lead. */
export const promise = (schoolId: string, more = {}) => ({
  id: newId(),
  schoolId,
  ownWords: null,
  name: 'Helen Ogden',
  role: 'SENCO',
  ...more,
})
