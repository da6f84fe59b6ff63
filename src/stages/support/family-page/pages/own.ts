// What a parent, carer or child sees and does by their link. Nothing of the link is in an address; whoever closes the page, or
// leaves it quickly, finds it again by the link alone.
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { languageOf } from '#records/family-words/family-words.ts'
import type { LinkHome } from '#records/links/links.ts'
import { type OwnPage, ownPage, sayOnPage, sayYes, speak, takeYesBack, tellNotRight } from '../by-link.ts'
import { notRightForm } from '../not-right-form.html.ts'
import { closedSheet, languageButtons, ownSheet, sayForm, summary, type Wrong } from '../own-forms.html.ts'
import { childPage, parentPage, piecesOf } from '../page.html.ts'
import type { Own } from '../parts.html.ts'
import { askedOf, sayYesForm } from '../say-yes.html.ts'
import { takeBackForm } from '../take-back.html.ts'
import { tongueOf } from '../tongue.ts'
import { aboutNames, homes, MOST_WORDS, type PageWho, purposes, saidKindNames, themeNames } from '../words.ts'

/** Where somebody is sent who leaves quickly: the weather, as GOV.UK’s “Exit this page” does. */
export const ELSEWHERE = 'https://www.bbc.co.uk/weather'

/** The covers of both links: no name, and the languages each in its own script. */
export const ownHomes: LinkHome[] = (['parent', 'child'] as const).map(who => ({
  purpose: purposes[who],
  href: homes[who],
  heading: 'Choose your language',
  what: () => html``,
  begin: languageButtons(),
}))

/** The page itself, once a language is chosen. */
export const showOwn =
  (who: PageWho): PageFunction =>
  async visit => {
    const chosen = languageOf(visit.query.get('language') ?? '')
    const page = await ownPage(visit.tx)
    if (!page) return closed()
    if (chosen) {
      await speak(visit.tx, chosen.language)
      return seeOther(homes[who])
    }
    if (page.language === null) return languages(who)
    await record(visit.tx, {
      action: 'saw-child',
      subject: 'link',
      why: who === 'parent' ? 'their own family’s page' : 'their own page',
      request: visit.requestId,
    })
    return sheet(visit, page, {})
  }

/** The languages once more. */
export const chooseLanguage =
  (who: PageWho): PageFunction =>
  async visit =>
    (await ownPage(visit.tx)) ? languages(who) : closed()

/** Keeps what somebody says; the Link Worker finds it on Today. */
export const say =
  (who: PageWho): PageFunction =>
  async visit => {
    const page = await ownPage(visit.tx)
    if (!page) return closed()
    const { form } = visit
    const words = form.text('words')
    const kind = saidKindNames.find(each => each === form.text('kind')) ?? 'reply'
    const id = idOf(visit)
    const wrong = wrongWords(page, words)
    if (wrong) return sheet(visit, page, { words: wrong })
    if (await sayOnPage(visit.tx, { id: idOfPost(id, kind, words), kind, words }))
      await told(visit, 'said-on-page', { kind })
    return seeOther(`${homes[who]}?saved=1`)
  }

/** The form for what is not right. */
export const askNotRight: PageFunction = async visit => {
  const page = await ownPage(visit.tx)
  return page ? ownSheet(page, notRightForm(page, visit.form, {})) : closed()
}

/** Keeps what is not right, for somebody whom it is not about. */
export const takeNotRight =
  (who: PageWho): PageFunction =>
  async visit => {
    const page = await ownPage(visit.tx)
    if (!page) return closed()
    const { form } = visit
    const theme = themeNames.find(each => each === form.text('theme'))
    const about = aboutNames.find(each => each === form.text('about'))
    const words = form.text('words')
    const id = idOf(visit)
    const choose = page.tongue.say('page_not_right', 17)
    const wrongWritten = wrongWords(page, words)
    const wrong: Wrong = {
      ...(!theme && { theme: choose }),
      ...(!about && { about: choose }),
      ...(wrongWritten && { words: wrongWritten }),
    }
    if (!theme || !about || Object.keys(wrong).length > 0)
      return ownSheet(page, notRightForm(page, form, wrong), { status: 422 })
    if (await tellNotRight(visit.tx, { id: idOfPost(id, theme, about, words), theme, about, words }))
      await told(visit, 'told-not-right', { theme })
    return seeOther(`${homes[who]}?saved=1`)
  }

/** The words of one purpose, to be read before a yes. */
export const askYes: PageFunction = async visit => {
  const page = await ownPage(visit.tx)
  return page ? ownSheet(page, sayYesForm(page, visit.params.purpose ?? '', visit.form)) : closed()
}

/** Writes the yes down, with the very words that were read. */
export const takeYes: PageFunction = async visit => {
  const page = await ownPage(visit.tx)
  if (!page) return closed()
  const purpose = visit.params.purpose ?? ''
  const asked = askedOf(page, purpose)
  if (!asked) return seeOther(homes.parent)
  const { piece, hash, language } = asked
  const id = idOfPost(idOf(visit), purpose, hash)
  if (await sayYes(visit.tx, { id, purpose, piece, hash, language }))
    await told(visit, 'said-yes', { purpose, who: 'family', language })
  return seeOther(`${homes.parent}?said-yes=1`)
}

/** Asks once more before a yes is taken back, and says what then stops. */
export const askTakeBack: PageFunction = async visit => {
  const page = await ownPage(visit.tx)
  return page ? ownSheet(page, takeBackForm(page, visit.params.purpose ?? '', visit.form)) : closed()
}

/** Takes a yes back, at once. Of taking part, the page closes with it. */
export const takeBack: PageFunction = async visit => {
  const page = await ownPage(visit.tx)
  if (!page) return closed()
  const purpose = visit.params.purpose ?? ''
  const standing = page.shows.agreed?.some(each => each.purpose === purpose && each.answer === 'yes')
  if (!page.mayChange || !standing) return seeOther(homes.parent)
  const words = visit.form.text('words').slice(0, 1000) || null
  if ((await takeYesBack(visit.tx, { purpose, words })) === 'withdrawn')
    await told(visit, 'took-back-agreement', { purpose, who: 'family' })
  const left = await ownPage(visit.tx)
  if (left) return seeOther(`${homes.parent}?taken-back=1`)
  return closedSheet(page.tongue, [10])
}

/** Forgets the link on this device. */
export const close: PageFunction = async visit => {
  const tongue = (await ownPage(visit.tx))?.tongue ?? tongueOf('en', new Set())
  visit.headers.append('set-cookie', visit.linkCookies.clear())
  return closedSheet(tongue, [11])
}

/** The same, and away from here at once: an empty page that leads elsewhere, so that Back finds nothing. */
export const leave: PageFunction = ({ headers, linkCookies }) => {
  headers.append('set-cookie', linkCookies.clear())
  return new Response(
    '<!doctype html><html lang="en"><head><title>Weather</title></head><body></body></html>',
    {
      headers: { 'content-type': 'text/html; charset=utf-8', refresh: `0; url=${ELSEWHERE}` },
    },
  )
}

function sheet(visit: Visit, page: OwnPage, wrong: Wrong): Sheet {
  const { tongue, shows, who } = page
  const own: Own = {
    home: homes[who],
    mayChange: page.mayChange,
    write: html`${summary(tongue, wrong)}${sayForm(page, visit.form, wrong)}`,
  }
  const body = who === 'parent' ? parentPage(tongue, shows, own) : childPage(tongue, shows, own)
  const kept = visit.query.has('saved')
    ? tongue.say('page_say', 7)
    : visit.query.has('said-yes')
      ? tongue.say('page_say_yes', 4)
      : visit.query.has('taken-back') && tongue.say('page_take_back', 6)
  return {
    ...ownSheet(page, body, {
      lacks: tongue.lacks(piecesOf[who]),
      ...(Object.keys(wrong).length > 0 && { status: 422 }),
    }),
    notice: kept ? notificationBanner({ type: 'success', titleText: kept }) : undefined,
  }
}

function languages(who: PageWho): Sheet {
  return {
    title: 'Choose your language',
    heading: 'Choose your language',
    body: html`<form method="get" action="${homes[who]}">${languageButtons()}</form>`,
  }
}

function closed(): Sheet {
  return closedSheet(tongueOf('en', new Set()), [10])
}

// Nothing written, or more than is kept.
function wrongWords({ tongue }: OwnPage, words: string): Html | undefined {
  if (words === '') return tongue.say('page_say', 11)
  return words.length > MOST_WORDS ? tongue.say('page_say', 12) : undefined
}

function idOf({ form }: Visit): string {
  const id = form.text('id') || formId()
  if (!isId(id)) throw new BadRequest('Open your link again and say it there.')
  return id
}

async function told(visit: Visit, action: string, detail: Record<string, string>): Promise<void> {
  await record(visit.tx, {
    action,
    subject: 'link',
    why: 'their own page',
    request: visit.requestId,
    detail,
  })
}
