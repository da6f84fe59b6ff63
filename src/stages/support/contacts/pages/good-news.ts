import { button } from '#design/button.ts'
import { chips } from '#design/chips.ts'
import { details } from '#design/details.ts'
import type { PageFunction } from '#design/route.ts'
import { tabLinks } from '#design/tab-links.ts'
import { textarea } from '#design/textarea.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { type Child, findChild, nameOf, shortNameOf } from '#records/children/children.ts'
import { wordingForFamily } from '#records/family-words/approvals.ts'
import {
  familyLanguages,
  languageOf,
  ownWording,
  pieceForFamilies,
  type Wording,
} from '#records/family-words/family-words.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { auditContact } from '../audit-contact.ts'
import { type Contact, logContact } from '../contacts.ts'
import { GOOD_NEWS, linesOf, sentenceIn } from '../good-news.ts'
import { inWhichLanguage } from '../in-which-language.html.ts'
import { contactRules, minutesOf } from '../settings.ts'
import { wayBack, withSaid } from '../way-back.ts'
import { languagesAtHome, writing } from '../who.ts'
import { howOf } from '../words.ts'
import { found } from './contact.ts'

/** The ways good news goes home. Kith itself sends nothing: it is read out, copied or printed. */
const WAYS = [
  { value: 'phone-out', text: 'I ring home' },
  { value: 'in-person', text: 'I say it at the gate' },
  { value: 'text-out', text: 'I send a text' },
  { value: 'letter-out', text: 'I send a letter' },
]
const LONGEST_OWN = 500

/** Good news home: one touch on a sentence logs it and shows it in the family's language. */
export const goodNews: PageFunction = async visit => {
  const { tx, query, requestId, path } = visit
  const child = await childOf(visit)
  const [spoken, { takesPart }] = await Promise.all([languagesAtHome(tx, child.id), writing(tx, child.id)])
  const asked = languageAsked(query.get('language'), spoken)
  const [{ language, wording }, english] = await Promise.all([
    wordingForFamily(tx, asked, 'good_news'),
    wordingForFamily(tx, 'en', 'good_news'),
  ])
  await record(tx, {
    action: 'saw-child',
    subject: 'log',
    childId: child.id,
    why: await whyMaySee(tx, child.id),
    request: requestId,
  })
  const home = `/support/children/${child.id}`
  const next = wayBack(query.get('next'), home)
  const name = child.forename ?? nameOf(child)
  const said = (from: Wording, sentence: (typeof GOOD_NEWS)[number]) =>
    sentenceIn(from, sentence).replaceAll('{child}', name)
  return {
    title: 'Good news home',
    heading: html`Good news about <bdi>${shortNameOf(child)}</bdi>`,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: html`<bdi>${shortNameOf(child)}</bdi>`, href: home },
      { text: 'Good news home' },
    ],
    body: takesPart
      ? html`
${tabLinks({
  label: 'Language of the family',
  tabs: familyLanguages.map(each => ({
    text: html`<span lang="${each.language}" dir="${each.dir}">${each.name}</span>`,
    href: `${path}?language=${each.language}&next=${encodeURIComponent(next)}`,
    current: each.language === asked,
  })),
})}
${await inWhichLanguage(visit, asked === 'en' && query.get('language') === null ? (spoken.find(code => code !== 'en') ?? 'en') : asked, 'good_news')}
<form method="post" action="${home}/log/good-news" novalidate>
<input type="hidden" name="id" value="${formId()}"><input type="hidden" name="next" value="${next}"><input type="hidden" name="language" value="${language}">
${chips({ name: 'way', value: 'phone-out', fieldset: { legend: 'How do you tell them?' }, rows: [{ items: WAYS }] })}
${details({
  summaryText: 'Add words of your own',
  text: textarea({
    name: 'own',
    label: 'In your own words',
    hint: 'They stand after the sentence, as you write them',
    rows: 2,
    attributes: { maxlength: String(LONGEST_OWN) },
  }),
})}
<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Which one? A touch logs it, and shows what to say</legend>
<ul class="kith-news">${GOOD_NEWS.map(
          sentence =>
            html`<li><button class="kith-news__say" name="sentence" value="${sentence}"><span lang="${language}" dir="auto">${said(wording, sentence)}</span>${language !== 'en' && html`<span class="kith-origin">${said(english.wording, sentence)}</span>`}</button></li>`,
        )}</ul></fieldset>
</form>`
      : html`<p class="govuk-body">This child or young person does not take part now, so nothing new begins with them.</p>`,
  }
}

/** Logs that home was told, and shows what to say. */
export const giveNews: PageFunction = async visit => {
  const { tx, form, now, requestId } = visit
  const posted = form.text('id')
  const sentence = GOOD_NEWS.find(each => each === form.text('sentence'))
  const way = WAYS.find(each => each.value === form.text('way'))?.value ?? 'phone-out'
  const language = languageOf(form.text('language'))?.language
  const own = form.text('own').slice(0, LONGEST_OWN)
  if (!isId(posted) || !sentence || !language) throw new BadRequest('Go back and touch one of the sentences.')
  const child = await childOf(visit)
  // Another sentence from the same page is other news.
  const id = idOfPost(posted, child.id, sentence, way, language, own)
  const [{ wording }, { content }] = await Promise.all([
    wordingForFamily(tx, 'en', 'good_news'),
    blueprintInForce(tx),
  ])
  const kind = howOf(way)?.kind ?? 'letter'
  const english = sentenceIn(wording, sentence).replaceAll('{child}', child.forename ?? nameOf(child))
  const contact: Contact = {
    id,
    children: [child.id],
    kind,
    direction: kind === 'in-person' ? undefined : 'out',
    withWhom: 'parent',
    howWent: 'well',
    minutes: minutesOf(contactRules(content), kind),
    occurredOn: todayOf(visit),
    capturedAt: now(),
    note: own ? `${english}\n${own}` : english,
    mark: 'strength',
    goodNews: { sentence, toldIn: language },
  }
  const logged = await logContact(tx, contact)
  if (logged === 'refused') throw new NotFound('not theirs to write of, or not taking part')
  if (logged === 'made') await auditContact(visit.tx, contact, { request: requestId })
  const next = encodeURIComponent(wayBack(form.text('next'), `/support/children/${child.id}`))
  return seeOther(withSaid(`/support/contacts/${id}/told?next=${next}`, { saved: id }))
}

/** What home is told, in the family's language: to read out, to copy or to print. */
export const newsTold: PageFunction = async visit => {
  const { tx, actor, query, requestId } = visit
  const told = (await found(visit)).at(-1)!
  const child = await findChild(tx, told.child_id)
  if (!told.good_news || !told.words || !child) throw new NotFound('no good news')
  await record(tx, {
    action: 'saw-child',
    subject: 'contact',
    subjectId: told.form_id,
    childId: child.id,
    why: await whyMaySee(tx, child.id),
    request: requestId,
  })
  const [{ language, wording }, spoken] = await Promise.all([
    wordingForFamily(tx, told.told_in ?? 'en', 'good_news'),
    languagesAtHome(tx, child.id),
  ])
  const own = told.words.split('\n').slice(1)
  const [greeting, sentence, close] = linesOf(wording, told.good_news)
  // The first line of somebody's own wording is its title.
  const ownLines = own.length > 0 ? ownWording([wording.title, ...own].join('\n')).lines : []
  return {
    title: 'Good news home',
    heading: 'Tell them this',
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: html`<bdi>${shortNameOf(child)}</bdi>`, href: `/support/children/${child.id}` },
      { text: 'Good news home' },
    ],
    body: html`
<p class="govuk-body kith-not-on-paper">Read it out, copy it or print it. Kith sends nothing itself.</p>
${await inWhichLanguage(visit, language === 'en' ? (spoken.find(code => code !== 'en') ?? 'en') : language, 'good_news')}
${pieceForFamilies(
  language,
  { title: wording.title, lines: [greeting, sentence, ...ownLines, close] },
  {
    names: {
      child: child.forename ?? nameOf(child),
      school: child.school ?? actor.place?.name ?? '',
      worker: told.writer,
    },
  },
)}
<p class="kith-not-on-paper">${button({ text: 'Done', href: wayBack(query.get('next'), `/support/children/${child.id}`) })}</p>`,
  }
}

async function childOf({ tx, params }: Visit): Promise<Child> {
  const child = isId(params.child ?? '') ? await findChild(tx, params.child!) : undefined
  if (!child || !(await writing(tx, child.id)).mine) throw new NotFound('no such child, or not theirs')
  return child
}

function languageAsked(asked: string | null, spoken: readonly string[]): string {
  const known = (code: string) => languageOf(code) !== undefined
  if (asked && known(asked)) return asked
  return spoken.find(code => code !== 'en' && known(code)) ?? 'en'
}
