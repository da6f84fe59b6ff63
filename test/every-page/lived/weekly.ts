// The page of a week in the place that is walked in: given twice, answered in each way, with names as long as they come.
import { randomUUID } from 'node:crypto'
import { giveWeekly, type NewLine, replyTo } from '#stages/support/weekly/weekly.ts'
import { type Ground, LONG, must, TODAY } from './ground.ts'

/** The page that stands, which the school's lead answered. */
export async function giveTheWeek({ as, child, school }: Ground): Promise<string> {
  const [before, page] = [randomUUID(), randomUUID()]
  const line = (kind: NewLine['kind'], of: string | null = child): NewLine => ({
    ...{ id: randomUUID(), childId: of, kind, words: LONG.slice(0, 190), about: null, aboutId: null },
    onDay: kind === 'well' ? null : TODAY,
  })
  const asks = [line('ask'), line('ask'), line('ask', null)]
  const given = { to: { schoolId: school, readerId: null }, weekOf: '2026-07-13', givenOn: TODAY } as const
  await as('link-worker', async tx => {
    must(await giveWeekly(tx, { ...given, id: before, lines: [line('well')] }), true)
    const lines = [line('well'), line('well', null), line('well'), ...asks, line('date'), line('date', null)]
    must(await giveWeekly(tx, { ...given, id: page, lines }), true)
  })
  await as('school-lead', async tx => {
    const reply = (n: number) => ({ id: randomUUID(), lineId: asks[n]!.id, byDay: null, words: null })
    const taken = await replyTo(tx, page, TODAY, [
      { ...reply(0), answer: 'cannot', words: LONG },
      { ...reply(1), answer: 'will', byDay: TODAY },
      { ...reply(2), answer: 'done' },
      { id: randomUUID(), lineId: null, answer: null, byDay: null, words: LONG },
    ])
    must(taken, 4)
  })
  return page
}
