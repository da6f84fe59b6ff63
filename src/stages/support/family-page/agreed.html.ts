// A parent's page: what they said yes to or were told, the way to take it back, and what more they may say yes to.
import { type Html, html } from '#platform/html.ts'
import { list, type Own, paragraph } from './parts.html.ts'
import type { Shows } from './shows.ts'
import { pieceOfPurpose, type Tongue } from './tongue.ts'

/** Agreements and notices; nothing can be pressed without `own`. */
export function agreedPart(tongue: Tongue, shows: Shows, own: Own | undefined): Html {
  const { agreed, forename, school } = shows
  const { say } = tongue
  const more = own?.mayChange ? moreParts(tongue, shows, own) : ''
  if (!agreed || agreed.length === 0) return html`${paragraph(say('page_agreed', 5))}${more}`
  const rows = agreed.map(each => {
    const piece = pieceOfPurpose(each.purpose, each.kind)
    const name = piece
      ? tongue.title(piece, { names: { child: forename ?? '', school } })
      : html`<bdi lang="en">${each.name ?? each.purpose}</bdi>`
    const yes = each.answer === 'yes'
    return html`<strong>${name}</strong><br>${say('page_agreed', yes ? 0 : 1, { days: { day: each.on } })}${
      yes &&
      own?.mayChange &&
      html`<br><a class="govuk-link" href="${own.home}/yes/${each.purpose}">${say('page_agreed', 3)}<span class="govuk-visually-hidden">: ${name}</span></a>`
    }`
  })
  return html`${list(rows)}${paragraph(say('page_agreed', 2))}${more}${paragraph(say('page_agreed', 4))}`
}

// What more one may say yes to, each on a page of its own with the words that are put to a family.
function moreParts(tongue: Tongue, { more, forename, school }: Shows, { home }: Own): Html | false {
  const { say, title } = tongue
  const asked = (more ?? []).flatMap(each => {
    const piece = pieceOfPurpose(each.purpose, each.kind)
    return piece ? [{ ...each, name: title(piece, { names: { child: forename ?? '', school } }) }] : []
  })
  return (
    asked.length > 0 &&
    html`${paragraph(say('page_agreed', 6))}${list(
      asked.map(
        each =>
          html`<strong>${each.name}</strong><br><a class="govuk-link" href="${home}/say-yes/${each.purpose}">${say('page_agreed', 7)}<span class="govuk-visually-hidden">: ${each.name}</span></a>`,
      ),
    )}`
  )
}
