// The forms of a page as a browser would send them: filled kindly, and so that everything in them is wrong.

/** What somebody typed who filled a form in: a mark like a canary's, so that whatever keeps or tells it is heard. */
export const TYPED = 'zqqztypedzqqz'

/** `fillings`: kindly and badly, and both again with each of two buttons that say something. */
export type PostedForm = { action: string; names: string; fillings: [string, string][][] }

/** Every form of a page that is posted; one without an address of its own goes to the page's. */
export function formsOf(page: string, path: string): PostedForm[] {
  return [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, tag = '', inside = '']) => {
    const { method, action = '' } = attributesOf(tag)
    if (method !== 'post') return []
    const all = controlsIn(inside)
    const typed = all.filter(({ type }) => type !== 'button')
    const kindly = onceEach(typed.map(fillKindly))
    const badly = onceEach(typed.filter(({ type }) => type !== 'radio').map(fillBadly))
    const pressed = all
      .filter(({ type }) => type === 'button')
      .slice(0, 2)
      .map(({ name, value }): [string, string] => [name, value])
    const { pathname, search } = new URL(action, `http://localhost${path}`)
    return {
      action: pathname + search,
      names: all.map(({ name }) => name).join(),
      fillings: distinct([
        kindly,
        badly,
        ...pressed.flatMap(button => [
          [...kindly, button],
          [...badly, button],
        ]),
      ]),
    }
  })
}

type Control = { name: string; type: string; value: string }

function controlsIn(inside: string): Control[] {
  const choices = [...inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(
    ([, tag = '', options = '']) => {
      const values = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, each = '']) => attributesOf(each))
      const chosen = values.find(({ value }) => value !== undefined && value !== '')
      return { name: attributesOf(tag).name ?? '', type: 'select', value: chosen?.value ?? '' }
    },
  )
  const others = [...inside.matchAll(/<(input|textarea|button)\b([^>]*)>/g)].map(
    ([, kind = '', tag = '']) => {
      const { name = '', type, value = '' } = attributesOf(tag)
      return { name, type: kind === 'input' ? (type ?? 'text') : kind, value }
    },
  )
  return [...choices, ...others].filter(({ name, type }) => name !== '' && type !== 'file')
}

function fillKindly({ name, type, value }: Control): [string, string] {
  if (['hidden', 'radio', 'checkbox', 'select'].includes(type)) return [name, value]
  const part = /-(day|month|year)$/.exec(name)?.[1] as keyof typeof DAY | undefined
  return [name, part ? value || DAY[part] : TYPED]
}

function fillBadly({ name, type, value }: Control): [string, string] {
  if (['hidden', 'checkbox'].includes(type)) return [name, value]
  return [name, /-(day|month)$/.test(name) ? '40' : TYPED.repeat(1_000)]
}

const DAY = { day: '6', month: '7', year: '2026' }

/** Of choices of one name the first. */
function onceEach(fields: [string, string][]): [string, string][] {
  return [...new Map(fields.toReversed()).entries()].toReversed()
}

function attributesOf(tag: string): Record<string, string | undefined> {
  return Object.fromEntries(
    [...tag.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, plain(value)]),
  )
}

function plain(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}

function distinct<T>(all: T[]): T[] {
  return [...new Map(all.map(each => [JSON.stringify(each), each])).values()]
}
