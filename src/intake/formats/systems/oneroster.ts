// OneRoster 1.1 and 1.2 (https://www.imsglobal.org/spec/oneroster/v1p2/bind/csv) and Microsoft School Data Sync 2.1
// (https://learn.microsoft.com/en-us/schooldatasync/sds-v2.1-csv-file-format): users, their roles and
// demographics in files of their own, put together into one table of pupils. A roster only: no marks.

import { checkUpn } from '#arithmetic/upn.ts'
import { PlainError } from '#platform/plain-error.ts'
import { isSensitive } from '../../extract/header.ts'
import { type RawTable, type SheetRow, tableInMemory } from '../reading/rows.ts'
import type { DroppedColumn } from '../shapes.ts'
import { type Records, recordsOf } from './records.ts'

export interface Roster {
  system: 'oneroster' | 'microsoft-sds'
  systemSaid: string
  table: RawTable
  dropped: DroppedColumn[]
  remarks: string[]
  /** What the orgs are called, by what the table's school column says. */
  schoolNames: Map<string, string>
}

const MOST_USERS = 500_000
const USED: Record<string, string[]> = {
  users: [
    'sourcedid',
    'givenname',
    'familyname',
    'identifier',
    'userids',
    'role',
    'grades',
    'orgsourcedids',
    'status',
  ],
  roles: ['usersourcedid', 'orgsourcedid', 'role', 'grade', 'status', 'isprimary', 'roletype'],
  demographics: ['sourcedid', 'usersourcedid', 'sex', 'birthdate', 'status'],
  orgs: ['sourcedid', 'name', 'type', 'identifier', 'status'],
}
const HEADER = ['sourcedId', 'UPN', 'familyName', 'givenName', 'grades', 'School', 'sex', 'birthDate']

/** Whether these files are a roster: `users.csv` with `sourcedId` and `givenName`, and `orgs.csv`. */
export function isRoster(names: ReadonlyMap<string, readonly string[]>): boolean {
  const users = names.get('users.csv') ?? []
  return users.includes('sourcedid') && users.includes('givenname') && names.has('orgs.csv')
}

/** Joins the files. Throws PlainError where one of them cannot be read or holds no student. */
export async function readRoster(tables: readonly RawTable[]): Promise<Roster> {
  const found = new Map<string, Records>()
  const dropped: DroppedColumn[] = []
  const unread: string[] = []
  for (const table of tables) {
    const name = table.id.toLowerCase().replace(/\.csv$/, '')
    if (USED[name] === undefined) unread.push(table.id)
    else {
      const records = await recordsOf(table, USED[name], MOST_USERS)
      found.set(name, records)
      dropped.push(...records.unused.map(column => droppedOf(table.id, column)))
    }
  }
  const students = studentsOf(found)
  if (students.rows.length === 0)
    throw new PlainError('No student is in these files: users.csv has nobody whose role is student.')
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0)
  const sds =
    !found.get('users')!.columns.has('status') && (found.get('roles')?.columns.has('grade') ?? false)
  return {
    system: sds ? 'microsoft-sds' : 'oneroster',
    systemSaid: `${sds ? 'Microsoft School Data Sync 2.1' : 'OneRoster'}: it has users.csv and orgs.csv with sourcedId.`,
    table: tableInMemory('users.csv', withHeader(students.rows), bytes),
    dropped,
    remarks: [...remarksOf(students, unread)],
    schoolNames: students.schoolNames,
  }
}

/** The column of UPNs is there only where there is one. */
function withHeader(rows: readonly SheetRow[]): SheetRow[] {
  const all = [{ line: 1, cells: HEADER }, ...rows]
  const upn = HEADER.indexOf('UPN')
  if (rows.some(({ cells }) => cells[upn] !== '')) return all
  return all.map(({ line, cells }) => ({ line, cells: cells.filter((_, cell) => cell !== upn) }))
}

interface Students {
  rows: SheetRow[]
  schoolNames: Map<string, string>
  /** Students of what is no school, by its kind. */
  elsewhere: Map<string, number>
  withoutRole: number
}

function studentsOf(found: ReadonlyMap<string, Records>): Students {
  const users = found.get('users')!
  const roles = rolesByUser(found)
  const people = byKey(found.get('demographics'), 'usersourcedid', 'sourcedid')
  const orgs = byKey(found.get('orgs'), 'sourcedid')
  const result: Students = { rows: [], schoolNames: new Map(), elsewhere: new Map(), withoutRole: 0 }
  for (const user of users.list) {
    const id = user.get('sourcedid')
    if (id === '' || isDeleted(user)) continue
    const role = roles.get(id) ?? (user.get('role') === '' ? undefined : user)
    if (role === undefined) result.withoutRole++
    if (role?.get('role').toLowerCase() !== 'student') continue
    const org = orgs.get(role.get('orgsourcedid') || role.get('orgsourcedids').split(',')[0]!.trim())
    const type = org?.get('type').toLowerCase() ?? ''
    if (type !== '' && type !== 'school') {
      result.elsewhere.set(type, (result.elsewhere.get(type) ?? 0) + 1)
      continue
    }
    const number = org?.get('identifier') ?? ''
    const school = /^\d{6,7}$/.test(number) ? number : (org?.get('sourcedid') ?? '')
    if (org !== undefined) result.schoolNames.set(school, org.get('name'))
    const person = people.get(id)
    const upn = upnIn(user.get('identifier'), user.get('userids'))
    const grade = (role.get('grade') || user.get('grades')).split(',')[0]!.trim()
    const names = [user.get('familyname'), user.get('givenname')]
    const cells = [id, upn, ...names, grade, school, person?.get('sex') ?? '', person?.get('birthdate') ?? '']
    result.rows.push({ line: user.line, cells })
  }
  return result
}

/** The role as a student, and the primary one of several. */
function rolesByUser(found: ReadonlyMap<string, Records>): Map<string, Records['list'][number]> {
  const roles = new Map<string, Records['list'][number]>()
  for (const role of found.get('roles')?.list ?? []) {
    if (isDeleted(role)) continue
    const user = role.get('usersourcedid')
    const before = roles.get(user)
    if (before === undefined || weight(role) > weight(before)) roles.set(user, role)
  }
  return roles
}

function weight(role: Records['list'][number]): number {
  const primary = /^(true|primary)$/i.test(role.get('isprimary') || role.get('roletype'))
  return (role.get('role').toLowerCase() === 'student' ? 2 : 0) + (primary ? 1 : 0)
}

function byKey(records: Records | undefined, ...keys: string[]): Map<string, Records['list'][number]> {
  const list = (records?.list ?? []).filter(each => !isDeleted(each))
  return new Map(list.map(each => [keys.map(key => each.get(key)).find(text => text !== '') ?? '', each]))
}

function isDeleted(record: Records['list'][number]): boolean {
  return /^(tobedeleted|inactive)$/i.test(record.get('status'))
}

/** `A359000025001` or `{UPN:A359000025001}`: rosters from England may carry the UPN in one of two columns. */
function upnIn(...texts: string[]): string {
  const words = texts.flatMap(text => text.split(/[{}:,;\s]+/))
  return words.find(word => checkUpn(word) !== 'bad-form') ?? ''
}

function droppedOf(table: string, column: string): DroppedColumn {
  const sensitive = isSensitive(column)
  const why = sensitive
    ? 'dropped on sight: Kith takes in no passwords, user names, photos or medical columns'
    : 'not needed for a list of pupils'
  return { table, column, why, sensitive }
}

function* remarksOf({ elsewhere, withoutRole }: Students, unread: readonly string[]): Generator<string> {
  yield 'A roster holds no attendance, behaviour or attainment: send those as a report of your school system.'
  yield 'A grade is read as the year group of an English school: grade 10 is Year 10.'
  for (const [type, students] of elsewhere)
    yield `Left out, as a ${type} is not a school: ${students} ${students === 1 ? 'student' : 'students'}.`
  if (withoutRole > 0)
    yield `Left out, as they have no role: ${withoutRole} ${withoutRole === 1 ? 'user' : 'users'}.`
  if (unread.length > 0) yield `Not read, as they hold no pupils: ${unread.join(', ')}.`
}
