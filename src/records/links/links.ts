// A link is how somebody without an account does one thing: a tutor answers, later a family or a local group. It is a row
// of access.credentials like a session, found by the hash of its token, and reaches nothing but the functions of its
// purpose (0017). Looking at a link never spends it and shows no child: programs that read mail look at every address.
import {
  many,
  maybe,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import type { Html } from '#platform/html.ts'
import { newId } from '#platform/ids.ts'
import { hashToken, newToken } from '#platform/sessions.ts'

const db = queries(new URL('./links.sql', import.meta.url), {
  makeLink: one({ until: orNull(moment) }),
  endLinks: one({ ended: whole }),
  findLinksAbout: many({
    id: uuid,
    about_id: uuid,
    made_at: moment,
    until: moment,
    ended_at: orNull(moment),
  }),
  openByCode: maybe({ link_id: orNull(uuid), place_id: orNull(uuid), purpose: orNull(text) }),
  findLinkAtTheDoor: maybe({
    id: uuid,
    place_id: uuid,
    purpose: text,
    for_whom: text,
    school: text,
    place: text,
    until: moment,
  }),
})

/** What a link is for; the database knows the same words (`access.link_purposes`). */
export type LinkPurpose = 'tell-us' | 'what-helps' | 'other-school' | 'family-page' | 'child-page'

/** A link as its cover shows it, before it is opened. */
export type LinkAtTheDoor = NonNullable<Awaited<ReturnType<typeof findLinkAtTheDoor>>>

/** Where links of a purpose lead once opened, and what their cover says of it: no child, and neutral words. */
export type LinkHome = {
  purpose: LinkPurpose
  href: string
  heading: string
  what: (link: LinkAtTheDoor) => Html
  /** What begins it, in place of one button: the languages, each a button named `language`. */
  begin?: Html
}

/** A link just made. The token is kept nowhere: shown now or never. */
export type GivenLink = { token: string; until: Date }

/**
 * Gives somebody a link about one thing, for so many days; links given before for the same are ended, so that one that
 * was lost opens nothing. Null when this form was sent before: its link was shown then. Throws where the actor lacks the
 * duty of the purpose for this school.
 */
export async function giveLink(
  tx: Tx,
  link: {
    id: string
    purpose: LinkPurpose
    schoolId: string
    forWhom: string
    aboutId: string
    days: number
  },
): Promise<GivenLink | null> {
  const token = newToken()
  const known = (await linksAbout(tx, [link.aboutId])).some(each => each.id === link.id)
  if (known) return null
  await endLinks(tx, link.purpose, link.aboutId, 'a new link was given')
  const { until } = await db.makeLink(tx, {
    id: link.id,
    hash: hashToken(token),
    purpose: link.purpose,
    school_id: link.schoolId,
    for_whom: link.forWhom,
    about_id: link.aboutId,
    days: link.days,
  })
  return until && { token, until }
}

/** Ends the links of a purpose about one thing, at once; returns how many. */
export async function endLinks(tx: Tx, purpose: LinkPurpose, aboutId: string, why: string): Promise<number> {
  return (await db.endLinks(tx, { purpose, about_id: aboutId, why })).ended
}

/** The links given about these things, the newest first, of the actor's schools. */
export function linksAbout(tx: Tx, aboutIds: string[]) {
  return db.findLinksAbout(tx, { about_ids: aboutIds })
}

/** Spends a code that was read out: the browser that brings it gets a token of its own. Undefined where it opens nothing. */
export async function openByCode(
  tx: Tx,
  code: string,
  hours: number,
): Promise<{ linkId: string; placeId: string; purpose: string; token: string } | undefined> {
  const token = newToken()
  const opened = await db.openByCode(tx, {
    code_hash: hashToken(code),
    id: newId(),
    token_hash: hashToken(token),
    hours,
  })
  return opened?.link_id
    ? { linkId: opened.link_id, placeId: opened.place_id!, purpose: opened.purpose!, token }
    : undefined
}

/** At the door: the link of a token while it works. Spends nothing. */
export function findLinkAtTheDoor(tx: Tx, token: string) {
  return db.findLinkAtTheDoor(tx, { hash: hashToken(token) })
}
