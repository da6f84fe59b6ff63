// What a tutor sees of their link: who asks and why, and the pupils with what is still open. No score, no list, no reason
// why this child: the page may lie open in a staff room.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { emptyState } from '#design/empty.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { yearName } from '#records/children/children.ts'
import type { LinkHome } from '#records/links/links.ts'
import { type AskedChild, askedChildren, askedRound } from '../answers.ts'
import { daysAgo, shortName } from '../words.ts'

/** The cover of a tutor's link, which programs that read mail may look at. */
export const tellUsHome: LinkHome = {
  purpose: 'tell-us',
  href: '/tell-us',
  heading: 'Ten minutes for your pupils',
  what: link => html`<p class="govuk-body-l">${link.school} asks what you see of some pupils you know.</p>
<p class="govuk-body">It takes about ten minutes. You can stop and come back, and “I don’t know” is an answer.</p>`,
}

/** The pupils a tutor is asked about, and how far they have come. */
export const tellUs: PageFunction = async ({ tx, query, requestId, now }) => {
  const [round, children] = await Promise.all([askedRound(tx), askedChildren(tx)])
  if (!round) return closed()
  await record(tx, {
    action: 'saw-list',
    subject: 'link',
    request: requestId,
    detail: { children: children.length },
  })
  const answered = children.filter(each => each.answered_at).length
  const next = children.find(each => !each.answered_at)
  const saved = children.find(each => each.child_id === query.get('saved'))
  const heading = `What you see of ${counted(children.length, 'pupil', 'pupils')}`
  return {
    title: heading,
    heading,
    notice: saved ? savedNotice(saved) : undefined,
    body: html`
<p class="govuk-body-l">${round.asker ? html`<bdi>${round.asker}</bdi>, ${round.school},` : round.school} asks you, ${round.tutor}, as somebody who knows them.</p>
<p class="govuk-body">The school wants to offer help early, before things get hard, and knows too little of these pupils to say anything. What you tell stays with the people at school and in the programme who work with them. It is looked at together with everything else, and with the family; it decides nothing by itself and is never used for sanctions, sets or moves.</p>
<p class="govuk-body">Say how things stood on ${dayInFull(round.for_day)} or shortly before. Leave out what you cannot say: nothing is compulsory, and “I don’t know” is an answer.</p>
${next && html`<p class="govuk-body">${button({ text: answered === 0 ? 'Begin' : 'Go on', href: `/tell-us/${next.child_id}`, isStartButton: true })}</p>`}
${!next && children.length > 0 && html`<p class="govuk-body-l">You have said something of everybody. Thank you: there is nothing more to do.</p>`}
${tableCards({
  caption: `${answered} of ${children.length} answered`,
  rows: children,
  link: { heading: 'Pupil', href: each => `/tell-us/${each.child_id}`, text: shortName },
  columns: [
    { heading: 'Year', cell: each => yearName(each.year_group), short: true },
    {
      heading: 'So far',
      cell: each =>
        each.answered_at
          ? html`${tag({ text: 'Answered', colour: 'green' })} ${daysAgo(each.answered_at, now())}`
          : tag({ text: 'Not yet', colour: 'grey' }),
    },
    { heading: 'What was said', cell: each => partsSaid(each) },
  ],
  empty: emptyState({ text: 'You are asked about nobody now. There is nothing to do.' }),
})}
<form method="post" action="/tell-us/close">${button({ text: 'Finish on this computer', classes: 'govuk-button--secondary' })}</form>
<p class="govuk-body-s">Everything is saved as you go. Your link works until ${until(round.until)}, from any computer.</p>
<p class="govuk-body-s"><strong>Is something not right</strong> for a pupil, or in how we ask? Open the pupil and press “Something is not right”.</p>
<p class="govuk-body-s"><strong>Is somebody in danger?</strong> Do not write it here: tell the school’s safeguarding lead now.</p>`,
  }
}

/** Forgets the link on this computer, so that the next person there sees nothing. */
export const finish: PageFunction = ({ headers, linkCookies }: Visit): Sheet => {
  headers.append('set-cookie', linkCookies.clear())
  return {
    title: 'Closed on this computer',
    heading: 'Thank you',
    body: html`<p class="govuk-body-l">What you said is kept, and this computer has forgotten your link.</p>
<p class="govuk-body">To go on, open your link again.</p>`,
  }
}

/** Of which parts a tutor has said something: never what. */
export function partsSaid({ sdq, parental, school, concerns }: AskedChild): string {
  return [
    sdq && (sdq === 'said' ? 'scores' : 'scores: not known'),
    parental && (parental === 'said' ? 'home and school' : 'home and school: not known'),
    school && (school === 'said' ? 'at school' : 'at school: not known'),
    concerns && (concerns === 'not-known' ? 'worries: not known' : 'worries'),
  ]
    .filter(Boolean)
    .join(', ')
}

function savedNotice(child: AskedChild): Html {
  return notificationBanner({
    type: 'success',
    titleText: 'Saved',
    text: `What you said of ${shortName(child)} is saved.`,
  })
}

function closed(): Sheet {
  return {
    title: 'Nothing more to do',
    heading: 'Nothing more to do',
    body: html`<p class="govuk-body-l">The school is no longer asking. What you said before is kept.</p>`,
  }
}

function until(moment: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'Europe/London' }).format(moment)
}
