import { absenceBasisPoints } from '#arithmetic/attendance/counts.ts'
import { percentWord } from '#arithmetic/screen/words.ts'
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { table } from '#design/table.ts'
import { tag } from '#design/tag.ts'
import { counted, thousands } from '#design/thousands.ts'
import { csvLine, csvPieces } from '#platform/csv/index.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { mustConfirm } from '#records/access/step-up.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { promiseOf } from '../../families-first/families-first.ts'
import { promiseFragment, promiseLines } from '../../families-first/promise.html.ts'
import { momentInWords } from '../../imports/import-words.ts'
import { reasonsMet } from '../../screens/reasons.html.ts'
import { crumbs, roomTabs } from '../frame.html.ts'
import {
  asOfNow,
  countFrozen,
  type FrozenPlace,
  frozenPlaces,
  frozenRows,
  isAsFrozen,
  type Now,
} from '../frozen.ts'
import { getRoom, type Room } from '../rooms.ts'
import { signaturesOf } from '../signing.ts'
import { sideWords } from '../words.ts'

/** The frozen run: what was agreed, as it stood, with what the data says now beside it. */
export const frozenRun: PageFunction = async ({ tx, actor, params, requestId, now: clock }) => {
  const room = await getRoom(tx, params.cohort)
  if (!room.frozen_at || !room.delete_on) throw new NotFound('not frozen')
  if (isOver(room, clock())) {
    return {
      title: 'Frozen run',
      heading: `${room.school}: the frozen run`,
      breadcrumbs: crumbs(room, 'Frozen run'),
      body: html`${roomTabs(room, 'frozen')}<p class="govuk-body">What was frozen here was to be kept until ${dayInFull(room.delete_on)}. Nobody reads it any more.</p>`,
    }
  }
  const [places, counts, same, signatures, promise, now] = await Promise.all([
    frozenPlaces(tx, room.id),
    countFrozen(tx, room.id),
    isAsFrozen(tx, room),
    signaturesOf(tx, room.id),
    promiseOf(tx, room.school_id),
    asOfNow(tx, room),
  ])
  await record(tx, {
    action: 'saw-frozen-run',
    subject: 'cohort',
    subjectId: room.id,
    request: requestId,
    detail: { children: places.length },
  })
  const pupils = (where: (row: (typeof counts)[number]) => boolean) =>
    counts.filter(where).reduce((sum, row) => sum + row.pupils, 0)
  const corrected = places.filter(each => hasChanged(each, now.get(each.child_id))).length
  const cut = room.cut_off as { last_rank_in: number | null; minimum_risks: number; blueprint_hash: string }
  return {
    title: 'Frozen run',
    heading: `${room.school}: the frozen run`,
    wide: true,
    breadcrumbs: crumbs(room, 'Frozen run'),
    body: html`
<p class="govuk-body-l">Frozen on ${momentInWords(room.frozen_at, actor.place?.zone)}. Nothing here is ever rewritten; it is deleted on <strong>${dayInFull(room.delete_on)}</strong>.</p>
${roomTabs(room, 'frozen')}
${summaryList({
  rows: [
    {
      key: { text: 'Fingerprint' },
      value: {
        text: html`${same ? tag({ text: 'As it was frozen', colour: 'green' }) : tag({ text: 'Not as it was frozen', colour: 'red' })} <span class="kith-origin">${room.frozen_hash?.slice(0, 16)}</span>`,
      },
    },
    {
      key: { text: 'Signed by' },
      value: {
        text: signatures
          .filter(each => each.voided_at === null)
          .map(each => `${each.person}, for ${sideWords[each.side]}`)
          .join('; '),
      },
    },
    {
      key: { text: 'Rules' },
      value: {
        text: `Version ${room.blueprint_version}, as things stood on ${dayInFull(room.as_of)}; at least ${cut.minimum_risks} risks`,
      },
    },
    {
      key: { text: 'Cut-off' },
      value: {
        text: `${counted(room.capacity, 'place', 'places')}; the last rank that came in was ${cut.last_rank_in ?? 'none'}`,
      },
    },
    {
      key: { text: 'Kept' },
      value: {
        text: `${thousands(pupils(() => true))} pupils: ${pupils(row => row.place === 'in')} in, ${pupils(row => row.place === 'reserve')} in reserve, ${pupils(row => row.place === 'waiting')} waiting, and ${thousands(pupils(row => row.place === 'out'))} not chosen, who have no name here`,
      },
    },
    {
      key: { text: 'Basis' },
      value: { text: signatures.find(each => each.voided_at === null)?.statement ?? '' },
    },
  ],
})}
<p class="govuk-body">${corrected === 0 ? 'No data about those agreed on has changed since.' : `Data about ${counted(corrected, 'child', 'children')} has changed since. What was agreed stays; what the data says now stands beside it.`}</p>
<p class="govuk-body"><a class="govuk-link" href="/identify/cohorts/${room.id}/together#fairness">Who was chosen, offered a place and agreed, group by group</a></p>
${placeTable(
  'In',
  places.filter(each => each.place === 'in'),
  now,
  room,
)}
${placeTable(
  'Reserve, in this order',
  places.filter(each => each.place === 'reserve'),
  now,
  room,
)}
${placeTable(
  'Waiting',
  places.filter(each => each.place === 'waiting'),
  now,
  room,
)}
${promiseFragment(promise)}
<form method="post" action="/identify/cohorts/${room.id}/export">${button({ text: 'Save all rows without names (CSV)', classes: 'govuk-button--secondary' })}</form>`,
  }
}

/** Every frozen row as a file, without names; the school's promise stands at its head. */
export const exportFrozen: PageFunction = async visit => {
  const { tx, actor, params, requestId, now } = visit
  const room = await getRoom(tx, params.cohort)
  if (!room.frozen_at || isOver(room, now())) throw new NotFound('not frozen, or its day has come')
  const confirmFirst = mustConfirm(visit, `/identify/cohorts/${room.id}/frozen`)
  if (confirmFirst) return confirmFirst
  const [rows, promise] = await Promise.all([frozenRows(tx, room.id), promiseOf(tx, room.school_id)])
  await record(tx, {
    action: 'exported-frozen-run',
    subject: 'cohort',
    subjectId: room.id,
    request: requestId,
    detail: { pupils: rows.length },
  })
  const head = [
    ...(actor.place?.pretend ? ['Pretend data: nobody in this file exists.'] : []),
    `${room.school}, frozen run of the screen of ${room.as_of}. To be deleted on ${room.delete_on}.`,
    ...promiseLines(promise),
  ]
  const cells = rows.map(row => {
    const groups = row.groups as Record<string, string>
    return [
      row.study_key,
      row.born_month?.slice(0, 7),
      row.year_group,
      groups.sex,
      groups.sen,
      groups.fsm,
      groups.eal,
      groups.ethnicity,
      row.outcome,
      row.rank,
      row.place,
      row.position,
      row.risks_met,
      row.risks_measured,
      row.areas_met.join(';'),
      row.areas_not_measured.join(';'),
      row.also.join(';'),
      row.possible,
      row.absent,
      row.delete_on,
    ]
  })
  const text =
    head.map(line => csvLine([`# ${line}`], { forPeople: true })).join('') +
    [...csvPieces(COLUMNS, cells, { forPeople: true })].join('')
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="frozen-run-${room.urn}-${room.as_of}.csv"`,
    },
  })
}

const COLUMNS = [
  'study_key',
  'born_month',
  'year',
  'sex',
  'sen',
  'fsm',
  'eal',
  'ethnicity',
  'outcome',
  'rank',
  'place',
  'position',
  'risks_met',
  'risks_measured',
  'areas_met',
  'areas_not_measured',
  'also',
  'possible',
  'absent',
  'delete_on',
]

/** Whether the day of deletion has come: then nothing is shown, be the machine that deletes it late. */
function isOver(room: Room, now: Date): boolean {
  return room.delete_on !== null && room.delete_on <= now.toISOString().slice(0, 10)
}

function placeTable(heading: string, places: FrozenPlace[], now: Map<string, Now>, room: Room): Html {
  if (places.length === 0) return html``
  return html`<div class="kith-scroll" role="region" tabindex="0" aria-label="${heading}">${table({
    caption: `${heading}: ${places.length}`,
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    classes: 'kith-room__groups',
    head: ['Who', 'Rank', 'Risks found then', 'Sessions missed: then, and now', 'What people said'].map(
      text => ({ text }),
    ),
    rows: places.map(each => [
      {
        text: html`<bdi>${nameOf(each)}</bdi> <span class="kith-origin">${yearName(each.year_group)}</span>`,
      },
      { text: each.rank ?? '–' },
      { text: html`${reasonsMet(each.reasons, room.as_of) ?? 'None in what was measured'}` },
      { text: thenAndNow(each, now.get(each.child_id)) },
      { text: overrideWords(each) },
    ]),
  })}</div>`
}

/** `then 12.3%, now 9.8%`: the frozen figure first, and never another in its place. */
function thenAndNow(then: FrozenPlace, now: Now | undefined): Html {
  const before = `then ${missed(then)}`
  if (!now) return html`${before}; not on this school’s roll now`
  if (!hasChanged(then, now)) return html`${before}, now the same`
  return html`${before}, <strong>now ${missed(now)}</strong>${now.risksMet !== then.risks_met && `; risks then ${then.risks_met}, now ${now.risksMet}`} ${tag({ text: 'Corrected since', colour: 'yellow' })}`
}

function hasChanged(then: FrozenPlace, now: Now | undefined): boolean {
  return (
    now !== undefined &&
    (now.absent !== then.absent || now.possible !== then.possible || now.risksMet !== then.risks_met)
  )
}

function missed({ absent, possible }: { absent: number; possible: number }): string {
  const share = absenceBasisPoints({ absent, possible })
  return share === null ? 'no sessions' : `${percentWord(share)} (${absent} of ${possible})`
}

function overrideWords(place: FrozenPlace): Html {
  const views = place.overrides.filter(each => each.kind === 'view')
  if (views.length === 0) return html`As the screen put it`
  return html`${views.map((each, n) => html`${n > 0 && '; '}${each.side === 'school' ? 'School' : 'Programme'}: ${each.decision}${each.words && `, ${each.words}`}`)}`
}
