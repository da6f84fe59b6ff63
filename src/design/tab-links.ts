import { type Html, html } from '#platform/html.ts'
import type { Content } from './markup.ts'

export type TabLink = { text: Content; href: string; current?: boolean; count?: number }

/** One list seen several ways: links with counts, the one shown said to be so. They wrap on a phone and need no script. */
export function tabLinks({ label, tabs }: { label: string; tabs: TabLink[] }): Html {
  return html`<nav class="kith-tabs" aria-label="${label}"><ul>${tabs.map(
    tab =>
      html`<li><a href="${tab.href}"${tab.current && html` aria-current="page"`}>${tab.text}${tab.count !== undefined && html` <span class="kith-tabs__count">${tab.count}</span>`}</a></li>`,
  )}</ul></nav>`
}

export const examples = [
  {
    name: 'tabs as links',
    html: () =>
      tabLinks({
        label: 'Where the screen put them',
        tabs: [
          { text: 'In', href: '#in', count: 15, current: true },
          { text: 'Reserve', href: '#reserve', count: 5 },
          { text: 'To a person', href: '#person', count: 7 },
        ],
      }),
  },
]
