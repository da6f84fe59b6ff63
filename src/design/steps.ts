import { type Html, html } from '#platform/html.ts'
import type { Content } from './markup.ts'

/** One thing to do on the way: where it is done, and in a few words how it stands. */
export type Step = { text: Content; href: string; state: Content }

/** The way through a stage, in order: each step a link, with how it stands. It forces nothing: one may go back. */
export function steps({ label, list }: { label: string; list: Step[] }): Html {
  return html`<nav class="kith-steps" aria-label="${label}"><ol>${list.map(
    step =>
      html`<li><a class="govuk-link" href="${step.href}">${step.text}</a><span class="kith-steps__state">${step.state}</span></li>`,
  )}</ol></nav>`
}

export const examples = [
  {
    name: 'steps through a stage',
    html: () =>
      steps({
        label: 'The steps of Identify',
        list: [
          { text: 'Tell families first', href: '#families', state: '6 of 7 schools have' },
          { text: 'Bring in files', href: '#files', state: 'From any school’s system' },
          { text: 'Agree on the cohort', href: '#cohorts', state: '1 of 7 schools signed' },
        ],
      }),
  },
]
