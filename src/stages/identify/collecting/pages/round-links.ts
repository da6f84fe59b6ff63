// Links are shown once, in the answer to the post that made them, each on a slip of its own with neutral words: to copy into
// a message or to print. Kith sends none of them.
import { button } from '#design/button.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { type GivenLink, giveLink } from '#records/links/links.ts'
import { type Round, type RoundTutor, tutorsOf } from '../rounds.ts'
import { crumbs, openRound } from './of-round.ts'

/** Makes the links that the form names, `link-<tutor>` with the link's id, and shows them. */
export const giveLinks: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const round = await openRound(visit)
  const tutors = (await tutorsOf(tx, round.id)).filter(
    each => each.children > 0 && isId(form.text(`link-${each.id}`)),
  )
  if (tutors.length === 0) return seeOther(`/identify/collecting/${round.id}?done=no-tutor`)
  const slips: { tutor: RoundTutor; given: GivenLink }[] = []
  for (const tutor of tutors) {
    const id = form.text(`link-${tutor.id}`)
    const given = await giveLink(tx, {
      id,
      purpose: 'tell-us',
      schoolId: round.school_id,
      forWhom: tutor.name,
      aboutId: tutor.id,
      days: round.days,
    })
    if (!given) continue
    slips.push({ tutor, given })
    await record(tx, {
      action: 'gave-link',
      subject: 'link',
      subjectId: id,
      request: requestId,
      detail: { purpose: 'tell-us' },
    })
  }
  if (slips.length === 0) return seeOther(`/identify/collecting/${round.id}?done=shown-before`)
  return sheet(visit, round, slips)
}

function sheet(visit: Visit, round: Round, slips: { tutor: RoundTutor; given: GivenLink }[]): Sheet {
  if (!visit.actor.place) throw new NotFound('no place')
  return {
    title: 'Links to hand over',
    heading: slips.length === 1 ? `A link for ${slips[0]!.tutor.name}` : `${slips.length} links to hand over`,
    breadcrumbs: crumbs(round, 'Links'),
    body: html`
<div class="kith-not-printed"><p class="govuk-body-l">${slips.length === 1 ? 'It is shown now and never again. Kith sends nothing: copy it into a message to the tutor, or print this page.' : 'They are shown now and never again. Kith sends nothing: copy each into a message to its tutor, or print this page and cut it into slips.'}</p>
<p class="govuk-body">Whoever has a link can answer for that tutor. If one is lost, give a new one: the old one then opens nothing.</p></div>
${slips.map(each => slip(visit, round, each))}
<p class="govuk-body kith-not-printed">${button({ text: slips.length === 1 ? 'I have it: go on' : 'I have them all: go on', href: `/identify/collecting/${round.id}` })}</p>`,
  }
}

function slip(
  { origin, actor }: Visit,
  round: Round,
  { tutor, given }: { tutor: RoundTutor; given: GivenLink },
): Html {
  const link = `${origin}/link/${given.token}`
  const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: actor.place?.zone }).format(
    given.until,
  )
  const words = `${round.school} asks what you see of ${counted(tutor.children, 'pupil', 'pupils')} you know. It takes about ten minutes, and you can stop and come back. “I don’t know” is an answer.`
  const rest = `It works until ${until} and is yours alone: please do not pass it on.`
  const mail = `mailto:${encodeURIComponent(tutor.email ?? '')}?subject=${encodeURIComponent(`Ten minutes for ${round.school}`)}&body=${encodeURIComponent(`${words}\n\n${link}\n\n${rest}`)}`
  return html`<section class="kith-slip"><h2 class="govuk-heading-m"><bdi>${tutor.name}</bdi></h2>
<p class="govuk-body">${words}</p>
${insetText({ text: html`<code class="kith-break">${link}</code>` })}
<p class="govuk-body">${rest}</p>
${tutor.email && html`<p class="govuk-body kith-not-printed"><a class="govuk-link" href="${mail}">Write to ${tutor.email} in your own mail program</a></p>`}
</section>`
}
