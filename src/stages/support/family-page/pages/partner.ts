// Something is not right, on the pages by link of a teacher and of alternative provision: who it is about does not read it.
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { textarea } from '#design/textarea.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { shortNameOf } from '#records/children/children.ts'
import { todayOf } from '#records/places/today.ts'
import { askedChildren } from '#stages/identify/index.ts'
import { tellAsPartner, toldByLink } from '../partner.ts'
import { type About, aboutNames, abouts, MOST_WORDS, type Theme, themeNames, themes } from '../words.ts'

/** The pages by link on which a partner can say it; a tutor is asked about several children, and says of whom it is. */
export const partnerHomes = {
  'what-helps': '/what-helps',
  'other-school': '/other-school',
  'tell-us': '/tell-us/:child',
} as const
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
    const about = aboutsOf(partner).find(each => each === form.text('about'))
    const { childId, home } = await whose(visit, partner)
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
    const id = idOfPost(form.text('id'), theme, about, words)
    if (await tellAsPartner(tx, { childId, id, theme, about, words }))
      await record(tx, {
        action: 'told-not-right',
        subject: 'link',
        why: 'what a partner says is not right',
        request: requestId,
        detail: { theme },
      })
    return seeOther(`${home}/not-right?saved=1`)
  }

// Of whom it is said: a tutor says it of a child they are asked about, and of nobody else.
async function whose({ tx, params }: Visit, partner: Partner) {
  if (partner !== 'tell-us') return { childId: null, home: partnerHomes[partner], name: undefined }
  const child = (await askedChildren(tx)).find(each => each.child_id === params.child)
  if (!child) throw new NotFound('not asked about')
  return { childId: child.child_id, home: `/tell-us/${child.child_id}`, name: shortNameOf(child) }
}

// A tutor is asked before there is a Link Worker.
function aboutsOf(partner: Partner): About[] {
  return aboutNames.filter(each => partner !== 'tell-us' || each !== 'link-worker')
}

async function sheet(visit: Visit, partner: Partner, wrong: Wrong): Promise<Sheet> {
  const { tx, form, query } = visit
  const { childId, home, name } = await whose(visit, partner)
  const told = await toldByLink(tx, childId)
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
${name && html`<p class="govuk-body-l">About <bdi>${name}</bdi></p>`}<p class="govuk-body">Tell us when we, or somebody else, did not do right by this child or by you. It goes to whoever leads the team, or to the safeguarding lead when it is about the team: never to whom it is about. You read the answer here within ten working days, by this link or a newer one of yours.</p>
<p class="govuk-body"><strong>Is somebody in danger?</strong> Do not write it here: ring 999, and tell your safeguarding lead now.</p>
${told.length > 0 && html`<ul class="govuk-list kith-spaced">${told.map(each => html`<li>You told us ${shortDate(each.said_on, today)}. ${each.answer ? html`We say: “<bdi class="kith-as-written">${each.answer}</bdi>”` : `We answer by ${dayInFull(each.due_on)}.`}</li>`)}</ul>`}
<form method="post" action="${home}/not-right" novalidate>
<input type="hidden" name="id" value="${form.text('id') || formId()}">
${radios({ name: 'theme', value: form.text('theme'), errorMessage: wrong.theme, classes: 'govuk-radios--small', fieldset: { legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--s' } }, items: items(themeNames, partnerThemes) })}
${radios({ name: 'about', value: form.text('about'), errorMessage: wrong.about, classes: 'govuk-radios--small', fieldset: { legend: { text: 'Who is it about?', classes: 'govuk-fieldset__legend--s' } }, items: items(aboutsOf(partner), abouts) })}
${textarea({ name: 'words', label: { text: 'What happened?', classes: 'govuk-label--s' }, hint: 'It is not shown here again. Your link may end before we answer: say how else to reach you', rows: 4, value: form.text('words'), errorMessage: wrong.words })}
${button({ text: 'Tell somebody else' })}
</form>
<p class="govuk-body"><a class="govuk-link" href="${home}">Back</a></p>`,
  }
}
