// Who hears which canary: on a page, in a file, in the head of an answer, in an address or in what a page would mail. Whoever
// reads the class of a column must hear its canary somewhere, else its silence towards everybody else would prove nothing.
import type { Role } from '#records/access/matrix.ts'
import { anyMark, type Canary, singing } from './canaries.ts'
import { formsOf, type PostedForm } from './forms.ts'
import { ABOUT_STAFF, CANARY } from './lived/concerns.ts'

/** A person of the place, or whoever opened a link (who has no role). */
export type Asking = { role?: Role; cookie: string }
type Told = { asking: Asking; form: PostedForm }

/** Listens to every answer that is given to it: what it tells to whom, and which forms stand in it. */
export function listenTo(canaries: readonly Canary[]) {
  const heard = new Set<string>()
  const forms = new Map<string, Told>()
  return {
    /** What this answer tells somebody who may not know. `route` is the pattern of its address. */
    async tellsInTrust(
      { route, path }: { route: string; path: string },
      asking: Asking | undefined,
      answer: Response,
    ) {
      const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`)
      const text = await answer.text()
      const who = asking?.role ?? 'a link'
      const songs = singing(canaries, text, asking?.role)
      for (const mark of text.match(/zqqz\d+zqqz/g) ?? [])
        if (asking?.role && !songs.some(each => each.mark === mark)) heard.add(mark)
      if (asking)
        for (const form of formsOf(text, path)) {
          const key = `${who} ${route} ${form.action.replaceAll(/[0-9a-f-]{36}/g, ':id')} ${form.names}`
          if (!forms.has(key)) forms.set(key, { asking, form })
        }
      return [
        ...(asking?.role !== 'safeguarding-lead' && text.includes(ABOUT_STAFF)
          ? [`${route} tells ${who} what is in a concern about staff.`]
          : []),
        // A school's own lead reads the concerns of their school on one page.
        ...(asking?.role !== 'safeguarding-lead' &&
        !(who === 'school-lead' && route === '/support/concerns/school/:child') &&
        text.includes(CANARY)
          ? [`${route} tells ${who} what is in a safeguarding file.`]
          : []),
        ...songs
          .filter(({ column }) => !isToldOnPurpose(who, route, column))
          .map(({ column }) => `${route} tells ${who} what is in ${column}.`),
        ...[...head, ...openAddresses(text, canaries)]
          .filter(each => anyMark.test(each))
          .map(each => `${route} writes for ${who} what is in trust where others read it: ${each}`),
      ]
    },
    /** Every form that stood in what was heard, once a kind and person. */
    forms: () => [...forms.values()],
    /** The canaries that nobody heard who reads their class. */
    silent: () => canaries.filter(({ mark }) => !heard.has(mark)),
  }
}

// What a browser keeps in its history, what a proxy logs and what a mail would carry: titles and addresses. The number or the
// address of somebody who is rung or written to is the address itself.
function openAddresses(text: string, canaries: readonly Canary[]): string[] {
  const reached = canaries.find(({ column }) => column === 'kith.contact_details.value')!.mark
  const addresses = [...text.matchAll(/\b(?:href|action|formaction|src)="([^"]*)"/g)].map(
    ([, address = '']) =>
      /^(?:tel|mailto|sms):[^?]*$/.test(address) ? address.replaceAll(reached, '') : address,
  )
  const titles = [...text.matchAll(/<title>([^<]*)/g)].map(([, title = '']) => title)
  return [...titles, ...addresses].map(decoded)
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

// What a page tells on purpose to somebody who does not read the class: the reader's own words and answers to them, what the child
// drew and keeps, and of Early Help whom to ask (the F of the matrix).
const toldOnPurpose: Record<string, string[]> = {
  'a link /family-page': ['kith.not_right.answer', 'kith.family_page_words.answer'],
  'a link /my-page': [
    'kith.not_right.answer',
    'kith.family_page_words.answer',
    'kith.network_people.name',
    'kith.keepsakes.name',
    'kith.keepsakes.words',
  ],
  'a link POST /family-page/say': ['kith.not_right.answer', 'kith.family_page_words.answer'],
  'a link POST /my-page/say': [
    'kith.not_right.answer',
    'kith.family_page_words.answer',
    'kith.network_people.name',
    'kith.keepsakes.name',
    'kith.keepsakes.words',
  ],
  'a link /what-helps/not-right': ['kith.not_right.answer'],
  'school-lead /support/children/:child': [
    'kith.early_help_leads.name',
    'kith.early_help_leads.organisation',
  ],
}

function isToldOnPurpose(who: string, route: string, column: string): boolean {
  return toldOnPurpose[`${who} ${route}`]?.includes(column) ?? false
}
