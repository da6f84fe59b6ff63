// Puts the lives of everybody who takes part into a pretend place, through the same doors as the pages: contacts, who was
// seen, practical help. Many at once, a Link Worker at a time; what is there already stays, so that it goes on after a kill.
import { daysBefore } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import { takeStock, type Work } from '#records/access/work.ts'
import {
  type Contact,
  giveHelps,
  type Help,
  logContacts,
  sawChildren,
  type Tap,
} from '#stages/support/index.ts'
import { planAttendance } from '../around/attendance-plans.ts'
import { ringWhileClosed } from '../around/closures.ts'
import { leadEarlyHelp } from '../around/early-help.ts'
import { runGroup } from '../around/groups.ts'
import { planHolidays } from '../around/holidays.ts'
import { addHomes, drawNetworks } from '../around/homes.ts'
import { agreeInSchool } from '../around/in-school.ts'
import { makePlans } from '../around/plans.ts'
import { holdReviews } from '../around/reviews.ts'
import { giveWeeklyPages } from '../around/weekly.ts'
import { demoId } from '../demo-id.ts'
import type { Progress } from '../generate.ts'
import { languageOf } from '../names.ts'
import { randomFrom } from '../random.ts'
import { type Facts, factsOfAll, type Term, termsOf } from './facts.ts'
import { helpsOf } from './help.ts'
import { type Entry, type Life, lifeOf } from './life.ts'
import { silencesOf } from './quiet.ts'
import { teller } from './teller.ts'
import { writtenLife } from './written.ts'

const LOOKS_AFTER: ReadonlySet<number> = new Set([0, 3])
/** So many Link Workers are written at once: PostgreSQL works on one while the statements of the other are made. */
const AT_ONCE = 2
const ASKED_SINCE = '2026-07-06'

export type Lived = { facts: Facts; life: Life }

/** Writes the lives up to `today`. Answers them, for what else is made of them. */
export async function live(
  work: Work,
  seed: string,
  today: string,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Lived[]> {
  const [all, terms] = await work.as(
    async tx => [await factsOfAll(tx, languageOf), await termsOf(tx)] as const,
  )
  const words = teller()
  const silences = silencesOf(all, seed)
  const lived = all.map(facts => {
    const drawn = lifeOf(facts, terms, seed, today, words, silences.get(facts.childId))
    const written = writtenLife(facts, today)
    return { facts, life: written ? { ...drawn, ...written } : drawn }
  })
  const byWorker = [...Map.groupBy(lived, each => each.facts.workerId).values()]
  // Which of a school's Link Workers somebody is says what group they run.
  const turns = byWorker.map((theirs, n) => {
    const { urn } = theirs[0]!.facts
    return byWorker.slice(0, n).filter(each => each[0]!.facts.urn === urn).length
  })
  const waiting = byWorker.entries()
  const writing = Array.from({ length: AT_ONCE }, async () => {
    for (const [n, theirs] of waiting) {
      onProgress({ done: n, total: byWorker.length, what: `the children of ${theirs[0]!.facts.worker}` })
      await work.as(tx => writeLives(tx, theirs, { turn: turns[n]!, terms, seed, today }))
      // Apart: episodes lock the place until they are written, and what is proposed for a page takes its time.
      await work.as(tx => giveWeeklyPages(tx, theirs, seed, today))
      // PostgreSQL saw these tables empty, or without anybody of this place: it looks again while they grow.
      if (LOOKS_AFTER.has(n)) await work.as(takeStock)
    }
  })
  // Whoever is being written is written to the end, however the other went.
  for (const each of await Promise.allSettled(writing)) if (each.status === 'rejected') throw each.reason
  await work.as(takeStock)
  return lived
}

/** All that is written of one Link Worker's children, in one transaction. */
async function writeLives(
  tx: Tx,
  theirs: readonly Lived[],
  { turn, terms, seed, today }: { turn: number; terms: readonly Term[]; seed: string; today: string },
): Promise<void> {
  await addHomes(tx, theirs, seed)
  await drawNetworks(tx, theirs, seed, today)
  await planAttendance(tx, theirs, seed, today)
  await agreeInSchool(tx, theirs, seed, today)
  await makePlans(tx, theirs, seed, today)
  await leadEarlyHelp(tx, theirs, seed, today)
  await runGroup(tx, theirs, turn, seed, today)
  await planHolidays(tx, theirs, terms, seed, today)
  await ringWhileClosed(tx, theirs, seed, today)
  const outcomes = await logContacts(tx, theirs.flatMap(contactsOf))
  const odd = [...outcomes].find(([, what]) => what !== 'made' && what !== 'known')
  if (odd) throw new Error(`A pretend contact was not taken: ${odd[1]}.`)
  const taps = theirs.flatMap(each => tapsOf(each, seed, today))
  await sawChildren(tx, taps, { by: theirs[0]!.facts.workerId })
  await giveHelps(tx, theirs.flatMap(each => helpsOf(each, seed)) as (Help & { by: string })[])
  await holdReviews(tx, theirs, terms, seed, today)
}

function contactsOf({ facts, life }: Lived): Contact[] {
  return life.entries.flatMap((entry, n) =>
    entry.after
      ? []
      : {
          id: demoId(facts.childId, 'contact', String(n)),
          children: [facts.childId],
          kind: entry.kind,
          direction: entry.direction,
          withWhom: entry.withWhom,
          howWent: entry.howWent,
          occurredOn: entry.day,
          occurredAt: entry.at,
          capturedAt: writtenAt(entry, n),
          // What a child says stands alone: the page puts it between marks.
          note: entry.mark === 'words' ? entry.note?.replace(/^[“„”]|[”“]$/g, '') : entry.note,
          mark: entry.mark,
          language: entry.note === undefined || entry.goodNews ? undefined : (entry.language ?? 'en'),
          audience: entry.audience,
          // What was asked longer ago was talked about since.
          asksManager: entry.day >= ASKED_SINCE ? entry.asksManager : undefined,
          goodNews: entry.goodNews ? { sentence: entry.goodNews, toldIn: entry.language ?? 'en' } : undefined,
          by: facts.workerId,
        },
  )
}

// In the afternoon of the day, the minute by the entry; on the pretend day itself before the clock stands still.
function writtenAt({ day, at }: Entry, n: number): Date {
  const [hour, minute] = at ? (at.split(':').map(Number) as [number, number]) : [8, (n * 7) % 25]
  const later = at ? 12 : 0
  return new Date(
    Date.parse(`${day}T00:00:00Z`) + ((hour - 1) * 60 + minute + later) * 60_000 + (at ? 0 : (n % 5) * 1_000),
  )
}

function tapsOf({ facts, life }: Lived, seed: string, today: string): Tap[] {
  const random = randomFrom(`${seed} seen ${facts.upn}`)
  const lately = daysBefore(today, 30)
  return facts.days
    .filter(each => each.there && each.day >= facts.beganOn && each.day <= today)
    .filter(each => random.chance(each.day >= lately ? 0.7 : 0.42))
    .filter(each => life.silentFrom === undefined || each.day < life.silentFrom)
    .map(({ day }) => ({
      id: demoId(facts.childId, 'seen', day),
      childId: facts.childId,
      onDay: day,
      capturedAt: new Date(Date.parse(`${day}T08:00:00Z`) + random.below(80) * 60_000),
    }))
}
