import { type Html, html } from '#platform/html.ts'
import { attributes, type Content } from './markup.ts'

/** A number that leads to its list. `note` says what the number leaves out. */
export type Count = { n: number | string; text: Content; href?: string; current?: boolean; note?: Content }

/** A few numbers in a row, each a link to the very rows it counts. Zero is said as a number like any other. */
export function counts(list: Count[]): Html {
  return html`<ul class="kith-counts">${list.map(
    count =>
      html`<li>${count.href ? linked(count, count.href) : figures(count)}${
        count.note !== undefined && html`<span class="kith-counts__note">${count.note}</span>`
      }</li>`,
  )}</ul>`
}

function linked(count: Count, href: string): Html {
  return html`<a${attributes({ href, 'aria-current': count.current ? 'true' : undefined })}>${figures(count)}</a>`
}

function figures({ n, text }: Count): Html {
  return html`<span class="kith-counts__number">${typeof n === 'number' ? n.toLocaleString('en-GB') : n}</span> <span class="kith-counts__text">${text}</span>`
}

export const examples = [
  {
    name: 'counts that are links',
    html: () =>
      counts([
        { n: 42, text: 'in', href: '#in', current: true },
        { n: 17, text: 'reserve', href: '#reserve' },
        { n: 6, text: 'to a person', href: '#person' },
        { n: 1039, text: 'not chosen', note: '61 with too little measured to say' },
      ]),
  },
]
