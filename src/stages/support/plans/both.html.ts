// Two texts of one part of the plan, side by side, where one was saved on top of what somebody had replaced: nothing is lost,
// and whoever looks at both writes what is right.
import { insetText } from '#design/inset-text.ts'
import { type Html, html } from '#platform/html.ts'
import type { GoalWords, PlanWords, Version } from './plans.ts'

/** What each field is called, where it is asked and where it is read again. */
export const planLabels = {
  hopes: 'What I hope for',
  ownWords: 'What I want people to know about me',
  strengths: 'What I am good at',
  protective: 'Who and what is good for me',
} as const
export const goalLabels = {
  aim: 'What I want',
  iDo: 'What I do',
  youDo: 'What you do',
  whoHelps: 'Who helps',
} as const
type Texts = Partial<Record<keyof typeof planLabels | keyof typeof goalLabels, string | null>>

export function wordsOf(version: Version | undefined): PlanWords {
  return {
    hopes: version?.hopes ?? null,
    ownWords: version?.own_words ?? null,
    ownLanguage: version?.own_language ?? null,
    strengths: version?.strengths ?? null,
    protective: version?.protective ?? null,
  }
}

export function goalWordsOf(version: Version | undefined): GoalWords {
  return {
    aim: version?.aim ?? '',
    whoHelps: version?.who_helps ?? null,
    iDo: version?.i_do ?? null,
    youDo: version?.you_do ?? null,
    answers: version?.answers ?? [],
    lookAgainOn: version?.look_again_on ?? null,
  }
}

/** The texts of a version under their labels; what is empty is left out. */
export function textsOf(version: Version): Html {
  const labels = { ...planLabels, ...goalLabels }
  const texts: Texts = version.goal_id ? goalWordsOf(version) : wordsOf(version)
  return html`<dl class="kith-texts">${(Object.keys(labels) as (keyof typeof labels)[]).map(
    key =>
      texts[key] &&
      html`<div><dt>${labels[key]}</dt><dd class="kith-note__words"><bdi>${texts[key]}</bdi></dd></div>`,
  )}</dl>`
}

/** Above a form that settles: what stands, and what was saved beside it. */
export function bothTexts(stands: Version | undefined, beside: Version): Html {
  return insetText({
    text: html`<p class="govuk-body"><strong>Two people wrote at the same time. Both texts are kept.</strong> Each field below holds both where they differ: keep what is right, together.</p>
${stands && html`<h3 class="govuk-heading-s">In the plan now, by <bdi>${stands.made_by ?? 'somebody'}</bdi></h3>${textsOf(stands)}`}
<h3 class="govuk-heading-s">Beside it, by <bdi>${beside.made_by ?? 'somebody'}</bdi></h3>${textsOf(beside)}`,
  })
}

/** What a field holds to begin with: what stands; and below it, where they differ, what was saved beside it. */
export function joined(stands: string | null | undefined, beside: string | null | undefined): string {
  if (!beside || beside === stands) return stands ?? ''
  return stands ? `${stands}\n${beside}` : beside
}
