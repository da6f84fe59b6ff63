// The whole of a bundle, as it is handed over.
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'
import type { Seals } from '#platform/sealed.ts'
import { nameOf } from '#records/children/children.ts'
import { todayOf } from '#records/places/today.ts'
import { groupsOf, handedOut } from '../bundle.html.ts'
import { sectionName } from '../lines.ts'
import { bundleLines } from '../requests.ts'
import { notWhatWasSealed } from '../sealed-lines.ts'
import { requestHome, rightsHome } from '../words.ts'
import { looked, requestOf } from './requests.ts'

const NOT_SEALED = 'Written past Kith: these are not the words that were sealed'

/** The bundle as it is handed over: to read through, and to print once it is signed. */
export const bundle =
  (seals: Seals | undefined): PageFunction =>
  async visit => {
    const asked = await requestOf(visit)
    const lines = await bundleLines(visit.tx, asked.id)
    await looked(visit, asked, 'bundle')
    const sections = [...Map.groupBy(lines, line => line.kept_as)]
    const untrue = notWhatWasSealed(lines, asked.id, seals)
    const left = lines.filter(line => line.withheld !== null).length
    return {
      title: 'A bundle',
      heading: html`What is kept about <bdi>${nameOf(asked)}</bdi>`,
      breadcrumbs: [
        { text: 'Asked for', href: rightsHome },
        { text: 'One request', href: requestHome(asked.id) },
        { text: 'The bundle' },
      ],
      body: html`
${!asked.signed_at && html`<p class="govuk-body"><strong>Not signed: not to be handed over.</strong></p>`}
<p class="govuk-body">For <bdi>${asked.asked_by}</bdi>, who asked on ${dayInFull(asked.received_on)}. Printed ${dayInFull(todayOf(visit))}.${visit.actor.place?.pretend === true && ' Pretend data: nobody here is real.'}</p>
<p class="govuk-body">${left === 0 ? 'Nothing was left out.' : `${left} of ${lines.length} lines were left out; where, and why, is said in their place.`} You may ask us to put right what is wrong, and complain to the Information Commissioner’s Office.</p>
${lines.length === 0 && html`<p class="govuk-body">Nothing was gathered yet.</p>`}
${sections.map(
  ([name, ofSection]) => html`<h2 class="govuk-heading-m">${sectionName(name)}</h2>
${groupsOf(ofSection).map(({ day, lines: ofRow }) => html`<dl class="kith-bundle__row"><div><dt>Day</dt><dd>${day ? dayInFull(day) : 'none'}</dd></div>${ofRow.map(line => html`<div><dt>${line.field}</dt><dd>${untrue.includes(line) ? NOT_SEALED : handedOut(line)}</dd></div>`)}</dl>`)}`,
)}`,
    }
  }
