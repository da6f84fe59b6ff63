// A form that was open when a child was kept from whoever has it open writes nothing of them and tells nothing of them: every
// form of every page, filled in as far as a machine can, sent by everybody it was open to.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { everyRoute } from '#app/app.ts'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { roleMay } from '#records/access/may.ts'
import { openPages, type Visitor } from './every-page/world.ts'
import { testUploads } from './world.ts'

const sql = readSqlFile(new URL('stale-forms.sql', import.meta.url))
const hiding = readSqlFile(new URL('hidden-children.sql', import.meta.url))
const { site, database, child, visitors, pathOf } = await openPages()
const administrator = await connectPlainly(database.where, database.postgres.administrator)
after(() => administrator.close())
const [forename, surname] = ['Xanthippe', 'Quillfeather']
await administrator.run(hiding, 'rename', { child, forename, surname })
const pages = everyRoute({ pretend: true, uploads: testUploads }).filter(
  ({ method, permission, path }) =>
    method === 'GET' && !permission.startsWith('link ') && /^\/(support|enrol|identify)/.test(path),
)
const asked = [
  '/support/children?show=all',
  `/support/log?child=${child}`,
  '/support/log?q=Xanthippe',
  '/support/find?q=Xanthippe',
]

type Form = { who: Visitor; page: string; action: string; body: [string, string][] }

const forms: Form[] = []
for (const who of visitors.filter(
  ({ role }) => roleMay(role, 'read identity') && role !== 'safeguarding-lead',
))
  for (const page of [...pages.flatMap(route => pathOf(route) ?? []), ...asked]) {
    const answer = await ask(page, who.cookie)
    if (answer.status !== 200) continue
    for (const form of formsOf(answer.text, page))
      if (form.action !== '/sign-out') forms.push({ who, page, ...form })
  }
const about = forms.filter(({ action, page, body }) =>
  [action, page, ...body.map(([, value]) => value)].some(each => each.includes(child)),
)

const kept = async () =>
  new Map((await administrator.run(sql, 'fingerprint', { child })).map(row => [row.named, row.kept]))
const changedSince = async (before: Map<unknown, unknown>) =>
  [...(await kept())].filter(([table, print]) => before.get(table) !== print).map(([table]) => String(table))

test('a form that was open writes nothing of a child who is kept from its sender since, and tells nothing', async () => {
  const people = [...new Set(about.map(({ who }) => who.personId))]
  await administrator.run(sql, 'exclude', { child, people })
  const before = await kept()
  const found: string[] = []
  for (const form of about) {
    const answer = await send(form)
    const named = `${form.who.role} ${form.action} (on ${form.page}) ${answer.status}`
    if ([forename, surname].some(each => answer.text.includes(each))) found.push(`${named} tells the name`)
    const ofNobody = await send(form, newId())
    if (ofNobody.status !== answer.status) found.push(`${named}, and of nobody ${ofNobody.status}`)
  }
  assert.equal(found.length, 0, `\n${found.join('\n')}`)
  assert.deepEqual(await changedSince(before), [])
  await administrator.run(sql, 'include', { child })
})

test('and would have written a great deal', async () => {
  assert.ok(about.length > 60, String(about.length))
  const before = await kept()
  for (const form of about) await send(form)
  const wrote = await changedSince(before)
  assert.ok(wrote.length > 20, wrote.join(', '))
})

async function ask(path: string, cookie: string, body?: URLSearchParams) {
  const answer = await site.request(`http://localhost:3000${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      cookie,
      'sec-fetch-site': 'same-origin',
      ...(body && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(body && { body }),
  })
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  return { status: answer.status, text: `${headers}\n${await answer.text()}` }
}

/** Sends a form, as it is or of somebody else. A new number each time, so that no answer is that of the time before. */
function send({ who, action, body }: Form, instead = child) {
  const other = (value: string) => value.replaceAll(child, instead)
  const fresh = (name: string, value: string) => (name === 'id' || name === 'form' ? newId() : value)
  return ask(
    other(action),
    who.cookie,
    new URLSearchParams(
      body.map(([name, value]): [string, string] => [other(name), fresh(name, other(value))]),
    ),
  )
}

/** The forms of a page that are posted, filled in: every box ticked, the first of each choice, some words, a day. */
function formsOf(page: string, address: string): { action: string; body: [string, string][] }[] {
  return [...page.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head = '', inside = '']) => {
    if (!/method="post"/i.test(head) || /multipart/.test(head)) return []
    const body: [string, string][] = []
    const once = new Set<string>()
    for (const [, tag, text = ''] of inside.matchAll(/<(input|textarea|select|button)\b([^>]*)>/gs)) {
      const name = unescaped(attribute(text, 'name') ?? '')
      const value = unescaped(attribute(text, 'value') ?? '')
      const type = attribute(text, 'type')
      if (name === '') continue
      if (type === 'radio' || tag === 'button') {
        if (once.has(name)) continue
        once.add(name)
        body.push([name, value])
      } else if (type === 'hidden' || type === 'checkbox') body.push([name, value])
      else if (tag === 'select') body.push([name, 'CHOOSE'])
      else if (/-day$/.test(name)) body.push([name, value || '16'])
      else if (/-month$/.test(name)) body.push([name, value || '7'])
      else if (/-year$/.test(name)) body.push([name, value || '2026'])
      else if (type === 'time') body.push([name, value || '10:00'])
      else if (type === 'date') body.push([name, value || '2026-07-16'])
      else
        body.push([name, value || (/minutes|worth|days|capacity/.test(name) ? '10' : 'Some words of theirs')])
    }
    for (const [, selectHead = '', options = ''] of inside.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
      const name = unescaped(attribute(selectHead, 'name') ?? '')
      const values = [...options.matchAll(/<option([^>]*)>/g)].map(
        ([, each = '']) => attribute(each, 'value') ?? '',
      )
      const chosen = values.find(each => each !== '') ?? ''
      for (const pair of body) if (pair[0] === name && pair[1] === 'CHOOSE') pair[1] = unescaped(chosen)
    }
    return [{ action: unescaped(attribute(head, 'action') ?? address), body }]
  })
}

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1]
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
