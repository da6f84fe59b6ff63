// The cover of a link, for somebody without an account. Looking (GET) shows for whom it is and does nothing; opening (POST)
// gives this browser a cookie for some hours, so that no further address holds the token.
import { button } from '#design/button.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { seeOther, type Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { findLinkAtTheDoor, type LinkAtTheDoor, type LinkHome } from '#records/links/links.ts'
import type { FrontDoor } from '../installation.ts'
import { momentWords } from '../moments.ts'
import { countWrongFrom, sourceMustWait } from '../tries.ts'

/** How long a browser that opened a link stays with it: Kith's own figure, a school's morning. The link lasts longer. */
export const openHours = 4

/** A link, looked at: for whom it is and what it is for. */
export function linkCover(door: FrontDoor): PageFunction {
  return async visit => {
    const found = await findLink(door, visit)
    return 'status' in found ? found : cover(found.link, found.home)
  }
}

/** A link, opened: the browser goes on to what it is for. */
export function openLink(door: FrontDoor): PageFunction {
  return async visit => {
    const found = await findLink(door, visit)
    if ('status' in found) return found
    const { link, home } = found
    visit.headers.append('set-cookie', visit.linkCookies.set(visit.params.token!, openHours * 3600))
    await record(visit.tx, {
      action: 'opened-link',
      subject: 'link',
      subjectId: link.id,
      placeId: link.place_id,
      request: visit.requestId,
      detail: { purpose: link.purpose },
    })
    return seeOther(whereTo(home, visit.form.text('language')))
  }
}

/** Where an opened link goes on, in the language that was chosen on its cover. */
export function whereTo(home: LinkHome, language: string): string {
  return home.begin && /^[a-z]{2,8}$/.test(language) ? `${home.href}?language=${language}` : home.href
}

type Found = { link: LinkAtTheDoor; home: LinkHome }

async function findLink(door: FrontDoor, visit: Visit): Promise<Found | (Sheet & { status: number })> {
  const wait = await sourceMustWait(visit.tx, visit.source)
  if (wait) return { ...plain('Wait a little', wait), status: 429 }
  const link = await findLinkAtTheDoor(visit.tx, visit.params.token!)
  const home = door.links?.find(each => each.purpose === link?.purpose)
  if (link && home) return { link, home }
  await countWrongFrom(visit.tx, visit.source)
  return {
    ...plain(
      'This link no longer works',
      'It has ended or was replaced by a newer one, or the address is not complete. Ask whoever gave it to you for a new one',
    ),
    status: 404,
  }
}

function cover(link: LinkAtTheDoor, home: LinkHome): Sheet {
  return {
    title: home.heading,
    heading: home.heading,
    body: html`${home.what(link)}
<form method="post">${home.begin ?? button({ text: 'Begin', isStartButton: true, preventDoubleClick: true })}</form>
<p class="govuk-body-s">This link is for <bdi>${link.for_whom}</bdi> alone and works until ${momentWords(link.until)}. If that is not you, close this page and tell ${link.school}.</p>`,
  }
}

function plain(heading: string, sentence: string): Sheet {
  return { title: heading, heading, body: html`<p class="govuk-body-l">${sentence}.</p>` }
}
