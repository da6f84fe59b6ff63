// That something went, by which rule and by whose word: kinds and numbers, and nobody's name but colleagues'.
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { html } from '#platform/html.ts'
import { NotFound } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { dayOfMoment, timeOf } from '#records/places/today.ts'
import { certificates } from '../keeping.ts'
import { kindsOf } from '../line.html.ts'
import { howMuch, keepingHome, listHome, PART_WORDS, ruleWords } from '../words.ts'

/** A certificate, to print. */
export const certificate: PageFunction = async visit => {
  const id = visit.params.certificate ?? ''
  const [found] = isId(id) ? await certificates(visit.tx, { id }) : []
  if (!found) throw new NotFound('no such certificate')
  await record(visit.tx, {
    action: 'saw-certificate',
    subject: 'certificate',
    subjectId: id,
    request: visit.requestId,
  })
  const by = (name: string | null, at: Date) =>
    html`<bdi>${name ?? 'Kith'}</bdi>, ${dayInFull(dayOfMoment(visit, at))}`
  const fact = (key: string, text: unknown) => ({ key: { text: key }, value: { text: text as string } })
  return {
    title: 'A certificate',
    heading: 'Certificate: a record was let go',
    breadcrumbs: [
      { text: 'Kept until', href: keepingHome },
      { text: 'One list', href: listHome(found.list_id) },
      { text: 'A certificate' },
    ],
    body: html`
<p class="govuk-body">${visit.actor.place?.name}${visit.actor.place?.pretend === true && '. Pretend data: nobody here was real'}. It says what went and by whose word. Whose it was, nobody can tell from it.</p>
${summaryList({
  rows: [
    fact('Number', found.id),
    fact(
      'What',
      found.whole
        ? `${PART_WORDS[found.part]}, and that there was a child: nothing is left`
        : PART_WORDS[found.part],
    ),
    fact('How much', howMuch(found.kinds)),
    fact(
      'By which rule',
      html`${found.rule}: ${ruleWords({ years: found.keep_years, from: found.counted_from })}. Its time was past in ${String(found.due_year)}.`,
    ),
    fact('Proposed', by(found.proposed_name, found.proposed_at)),
    fact('Reviewed', by(found.decided_name, found.decided_at)),
    fact('Authorised', by(found.authorised_name, found.authorised_at)),
    fact('Done', html`${dayInFull(dayOfMoment(visit, found.done_at))}, ${timeOf(visit, found.done_at)}`),
    fact(
      'Fingerprint',
      html`<code class="kith-code">${found.hash.slice(0, 32)} ${found.hash.slice(32)}</code>`,
    ),
  ],
})}
<h2 class="govuk-heading-m">What it was</h2>
${kindsOf(found.kinds)}
<p class="govuk-body">Backups made before then hold it until they are as old as the place keeps them.</p>`,
  }
}
