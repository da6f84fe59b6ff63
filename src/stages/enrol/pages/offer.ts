import { daysBefore } from '#arithmetic/days.ts'
import { button } from '#design/button.ts'
import { dateInput } from '#design/date-input.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { emptyState } from '#design/empty.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { insetText } from '#design/inset-text.ts'
import { boxesOf, type PostedDay, postedDay } from '#design/posted-day.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { approvalOf, approvals } from '#records/family-words/approvals.ts'
import { languageOf } from '#records/family-words/family-words.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { languagesOfFamily, makeOffer } from '../offers.ts'
import { HOW } from '../words.ts'
import { answersOf } from './answers.html.ts'
import { childOfVisit } from './child-of-visit.ts'

type Asked = { id: string; how: string; language: string; offered: PostedDay }
type Wrong = Partial<Record<'how' | 'language' | 'offered', string>>

/** One child: the offer to the family, how to say it, and what the family and the child answered. */
export const offer: PageFunction = async visit => {
  const today = todayOf(visit)
  return await sheet(
    visit,
    { id: formId(), how: '', language: '', offered: { day: today, values: boxesOf(today) } },
    {},
  )
}

export const takeOffer: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const { child, offered } = await childOfVisit(visit)
  if (!offered) throw new NotFound('not in a signed cohort')
  const { languages, families_first } = (await blueprintInForce(tx)).content
  const asked: Asked = {
    id: form.text('id').toLowerCase(),
    how: form.text('how'),
    language: form.text('language'),
    offered: postedDay(form, 'offered'),
  }
  if (!isId(asked.id)) throw new BadRequest('The form came without its number. Open it again.')
  const { day } = asked.offered
  const wrong: Wrong = {
    ...(!(asked.how in HOW) && { how: 'Choose how the family was told' }),
    ...(!languages.families.includes(asked.language) && { language: 'Choose the language' }),
    ...((day === undefined || day > todayOf(visit)) && {
      offered: 'Write the day of the offer: today or before',
    }),
  }
  if (Object.keys(wrong).length > 0) return await sheet(visit, asked, wrong)
  const outcome = await makeOffer(tx, {
    id: asked.id,
    cohortId: offered.cohortId,
    childId: child.id,
    how: asked.how,
    language: asked.language,
    offeredOn: day!,
    answerBy: daysBefore(day!, -families_first.days_to_answer),
  })
  if (outcome === 'made')
    await record(tx, {
      action: 'made-offer',
      subject: 'offer',
      subjectId: asked.id,
      childId: child.id,
      request: requestId,
    })
  return seeOther(
    outcome === 'objects' ? `/enrol/children/${child.id}` : `/enrol/schools/${offered.schoolId}?done=offered`,
  )
}

async function sheet(visit: Visit, asked: Asked, wrong: Wrong): Promise<Sheet> {
  const { tx } = visit
  const { child, offered, why } = await childOfVisit(visit)
  const [family, { content }, approved] = await Promise.all([
    languagesOfFamily(tx, child.id),
    blueprintInForce(tx),
    approvals(tx),
  ])
  const inEnglish = (code: string) => code !== 'en' && !approvalOf(approved, code, 'offer_letter')
  const first: Record<string, string> = { offered: 'offered-day' }
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({
    text,
    href: `#${first[name] ?? name}`,
  }))
  return {
    title: 'Offer to a family',
    heading: html`<bdi>${nameOf(child)}</bdi>`,
    errors,
    breadcrumbs: [
      { text: 'Enrol', href: '/enrol' },
      ...(offered ? [{ text: offered.school, href: `/enrol/schools/${offered.schoolId}` }] : []),
      { text: nameOf(child) },
    ],
    body: html`
<p class="govuk-body-l">${yearName(child.year_group)}, ${child.school ?? 'no school known'}</p>
${
  !offered
    ? emptyState({
        text: 'There is no offer to make to this family: the child or young person is not in a cohort that both sides signed.',
      })
    : offered.holder.objects && !offered.holder.offer
      ? insetText({
          text: may(visit.actor, 'do tell families')
            ? 'The family objects. No offer is made, and nobody asks them.'
            : 'There is no offer to make to this family.',
        })
      : html`
${sayIt(child.id, family)}
${offered.holder.offer ? made(offered.holder.offer) : form(child.id, asked, wrong, content.languages.families, family.languages, inEnglish)}
${offered.holder.offer && answersOf(visit, child.id, offered.holder, { heading: true })}`
}
<p class="govuk-body"><a class="govuk-link" href="/enrol/children/${child.id}/agreements">What was agreed</a></p>
<p class="govuk-body-s kith-why">Why you can see this: ${why?.replaceAll(/\bmy\b/g, 'your')}. Kith notes that you looked.</p>`,
  }
}

function sayIt(childId: string, family: { languages: string[]; interpreter: boolean }): Html {
  const language = family.languages.find(each => each !== 'en')
  const query = language ? `?language=${language}` : ''
  const names = family.languages.map(languageName).join(', ')
  const link = (piece: string, text: string) =>
    html`<li><a class="govuk-link" href="/enrol/children/${childId}/${piece}${query}">${text}</a></li>`
  return html`<h2 class="govuk-heading-m">How to say it</h2>
${names !== '' && html`<p class="govuk-body">The family speaks ${names}.${family.interpreter && ' They would like an interpreter.'}</p>`}
<ul class="govuk-list govuk-list--bullet">${link('letter', 'The letter, to print')}${link('script', 'What to say by phone or in person')}${link('asking', 'Asking the child or young person, apart')}</ul>`
}

function made({
  how,
  language,
  offered_on,
  answer_by,
  made_by,
}: {
  how: string
  language: string
  offered_on: string
  answer_by: string
  made_by: string | null
}): Html {
  return html`<h2 class="govuk-heading-m">The offer</h2>${summaryList({
    rows: [
      {
        key: { text: 'Made' },
        value: {
          text: html`${dayInFull(offered_on)}, ${HOW[how]!.toLowerCase()}, in ${languageName(language)}${made_by && html`, by <bdi>${made_by}</bdi>`}`,
        },
      },
      { key: { text: 'Answer by' }, value: { text: `${dayInFull(answer_by)}. Nobody chases it.` } },
    ],
  })}`
}

function form(
  childId: string,
  asked: Asked,
  wrong: Wrong,
  all: readonly string[],
  spoken: readonly string[],
  inEnglish: (code: string) => boolean,
): Html {
  return html`<h2 class="govuk-heading-m">Record the offer</h2>
<form method="post" action="/enrol/children/${childId}" novalidate>
<input type="hidden" name="id" value="${asked.id}">
${radios({ name: 'how', value: asked.how, errorMessage: wrong.how, classes: 'govuk-radios--small', fieldset: { legend: { text: 'How was the family told?', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(HOW).map(([value, text]) => ({ value, text })) })}
${radios({ name: 'language', value: asked.language || (spoken.find(each => all.includes(each)) ?? ''), errorMessage: wrong.language, classes: 'govuk-radios--small', fieldset: { legend: { text: 'In which language?', classes: 'govuk-fieldset__legend--s' } }, items: all.map(value => ({ value, text: languageName(value), ...(inEnglish(value) && { hint: `The letter will be in English: nobody has approved it in ${languageName(value)} yet. Somebody who speaks it can tell the family.` }) })) })}
${dateInput({ id: 'offered', namePrefix: 'offered', values: asked.offered.values, errorMessage: wrong.offered, fieldset: { legend: { text: 'When?', classes: 'govuk-fieldset__legend--s' } } })}
${button({ text: 'Record the offer', preventDoubleClick: true })}
</form>`
}

function languageName(code: string): string {
  return languageOf(code)?.english_name ?? new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
}
