// Something is not right, on the pages by link of a teacher and of alternative provision: who it is about does not read it.
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { textarea } from '#design/textarea.ts'
import { html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { todayOf } from '#records/places/today.ts'
import { tellAsPartner, toldByLink } from '../partner.ts'
import { aboutNames, abouts, MOST_WORDS, type Theme, themeNames, themes } from '../words.ts'

/** The pages by link on which a partner can say it. */
export const partnerHomes = { 'what-helps': '/what-helps', 'other-school': '/other-school' } as const
type Partner = keyof typeof partnerHomes
type Wrong = Record<string, string>

/** What a partner sees go wrong: promises to families are theirs to tell of too. */
const partnerThemes: Record<Theme, string> = {
  ...themes,
  'not-listened': 'Nobody listens to the child or to us',
}

/** The form, and what was answered before. */
export const askPartner =
  (partner: Partner): PageFunction =>
  visit =>
    sheet(visit, partner, {})

/** Keeps it. */
export const takePartner =
  (partner: Partner): PageFunction =>
  async visit => {
    const { tx, form, requestId } = visit
    const theme = themeNames.find(each => each === form.text('theme'))
    const about = aboutNames.find(each => each === form.text('about'))
    const words = form.text('words')
    const wrong: Wrong = {
      ...(!theme && { theme: 'Choose what it is' }),
      ...(!about && { about: 'Choose whom it is about' }),
      ...((words === '' || words.length > MOST_WORDS) && {
        words: `Write what happened, in at most ${MOST_WORDS} letters`,
      }),
    }
    if (!theme || !about || wrong.words) return await sheet(visit, partner, wrong)
    if (!isId(form.text('id'))) throw new BadRequest('Open your link again and say it there.')
    if (await tellAsPartner(tx, { id: idOfPost(form.text('id'), theme, about, words), theme, about, words }))
      await record(tx, {
        action: 'told-not-right',
        subject: 'link',
        why: 'what a partner says is not right',
        request: requestId,
        detail: { theme },
      })
    return seeOther(`${partnerHomes[partner]}/not-right?saved=1`)
  }

async function sheet(visit: Visit, partner: Partner, wrong: Wrong): Promise<Sheet> {
  const { tx, form, query } = visit
  const home = partnerHomes[partner]
  const told = await toldByLink(tx)
  const today = todayOf(visit)
  const items = <Name extends string>(names: readonly Name[], words: Record<Name, string>) =>
    names.map(value => ({ value, text: words[value].replace(/^./, first => first.toUpperCase()) }))
  return {
    title: 'Something is not right',
    heading: 'Something is not right',
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    notice: query.has('saved')
      ? notificationBanner({
          type: 'success',
          titleText: 'Thank you',
          text: 'It is with somebody whom it is not about.',
        })
      : undefined,
    body: html`
<p class="govuk-body">Tell us when we, or somebody else, did not do right by this child or by you. It goes to whoever leads the team, or to the safeguarding lead when it is about the team: never to whom it is about. You read the answer here within ten working days.</p>
<p class="govuk-body"><strong>Is somebody in danger?</strong> Do not write it here: ring 999, and tell your safeguarding lead now.</p>
${told.length > 0 && html`<ul class="govuk-list kith-spaced">${told.map(each => html`<li>You told us ${shortDate(each.said_on, today)}. ${each.answer ? html`We say: “<bdi class="kith-as-written">${each.answer}</bdi>”` : `We answer by ${dayInFull(each.due_on)}.`}</li>`)}</ul>`}
<form method="post" action="${home}/not-right" novalidate>
<input type="hidden" name="id" value="${form.text('id') || formId()}">
${radios({ name: 'theme', value: form.text('theme'), errorMessage: wrong.theme, classes: 'govuk-radios--small', fieldset: { legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--s' } }, items: items(themeNames, partnerThemes) })}
${radios({ name: 'about', value: form.text('about'), errorMessage: wrong.about, classes: 'govuk-radios--small', fieldset: { legend: { text: 'Who is it about?', classes: 'govuk-fieldset__legend--s' } }, items: items(aboutNames, abouts) })}
${textarea({ name: 'words', label: { text: 'What happened?', classes: 'govuk-label--s' }, hint: 'It is not shown here again', rows: 4, value: form.text('words'), errorMessage: wrong.words })}
${button({ text: 'Tell somebody else' })}
</form>
<p class="govuk-body"><a class="govuk-link" href="${home}">Back</a></p>`,
  }
}
