// What the family and, apart, the child answered: the newest counts, the earlier ones stay.
import { dayInFull } from '#design/day-in-full.ts'
import { summaryList } from '#design/summary-list.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { dayOfMoment } from '#records/places/today.ts'
import type { Answer, Holder } from '../offers.ts'
import { ANSWERS, answerTag, FAMILY_SAID_BY, SAID_HOW } from '../words.ts'

/** Both answers with who said them, and links to record one. */
export function answersOf(
  visit: Visit,
  childId: string,
  { familyAnswers, childAnswers, quiet }: Holder,
  { heading }: { heading: boolean },
): Html {
  return html`${heading && html`<h2 class="govuk-heading-m">Answers</h2>`}${summaryList({
    rows: [
      row(visit, childId, 'family', 'The family', familyAnswers, quiet),
      row(visit, childId, 'child', 'The child or young person, asked apart', childAnswers, quiet),
    ],
  })}`
}

function row(
  visit: Visit,
  childId: string,
  who: 'family' | 'child',
  key: string,
  answers: readonly Answer[],
  quiet: boolean,
) {
  const [newest, ...earlier] = answers
  return {
    key: { text: key },
    value: {
      text: newest
        ? html`${tag(answerTag(newest.answer))} ${saidIn(visit, newest)}${earlier.length > 0 && html`<ul class="govuk-list kith-reasons">${earlier.map(each => html`<li>Before: ${ANSWERS[each.answer]}. ${saidIn(visit, each)}</li>`)}</ul>`}`
        : quiet
          ? 'Nobody asks now. If they come back by themselves, record it.'
          : 'Not answered yet',
    },
    actions: {
      items: [
        {
          text: newest ? 'Changed' : 'Record',
          href: `/enrol/children/${childId}/answer?who=${who}`,
          visuallyHiddenText:
            who === 'family' ? 'answer of the family' : 'answer of the child or young person',
        },
      ],
    },
  }
}

function saidIn(visit: Visit, { said_by, said_how, said_on, words, recorded_at, recorded_by }: Answer): Html {
  const by = said_by === 'child' ? '' : `${FAMILY_SAID_BY[said_by]}, `
  return html`${by}${by === '' ? SAID_HOW[said_how] : SAID_HOW[said_how]!.toLowerCase()}, ${dayInFull(said_on)}.${words && html` “${words}”`} <span class="kith-inline">Recorded ${dayInFull(dayOfMoment(visit, recorded_at))}${recorded_by && html` by <bdi>${recorded_by}</bdi>`}.</span>`
}
