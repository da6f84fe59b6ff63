// Reviews of the walk's child: planned, held, cancelled, of home and school and looked back at; and tasks in each state.
import { randomUUID } from 'node:crypto'
import { addActions, addSides, beginReviews, settleAction } from '#stages/support/index.ts'
import { cancelReview, lookBack } from '#stages/support/reviews/reviews.ts'
import { type Ground, LONG, must, mustAll, TODAY } from './ground.ts'

/** The planned review, one of home and school that is looked back at today, and a task that is open. */
export async function review({
  as,
  whoIs,
  child,
  others,
}: Ground): Promise<Record<'planned' | 'meeting' | 'task', string>> {
  const [planned, meeting, task] = [randomUUID(), randomUUID(), randomUUID()]
  await as('link-worker', async tx => {
    const held = { onDay: '2026-03-24', agreed: `Breakfast club stays. ${LONG}` }
    const termly = { childId: child, kind: 'termly' as const, plannedFor: '2026-03-24' }
    const [before, late, off, looked] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    const made = await beginReviews(tx, [
      { ...termly, id: before, held },
      { ...termly, id: planned, plannedFor: TODAY, at: '15:30', where: LONG.slice(0, 110) },
      { ...termly, id: late, childId: others[0]!, held: { ...held, onDay: '2025-12-16' } },
      { ...termly, id: off, childId: others[1]!, plannedFor: '2026-07-10' },
      {
        ...termly,
        id: randomUUID(),
        kind: 'between',
        held: { onDay: '2026-05-06', agreed: 'Tuition waits.' },
      },
      {
        ...{ id: looked, childId: child, kind: 'home-school', plannedFor: '2026-05-20' },
        held: { onDay: '2026-05-20', agreed: 'A card.', lookBackOn: '2026-06-17' },
      },
      {
        ...{ id: meeting, childId: child, kind: 'home-school', plannedFor: '2026-06-19' },
        held: { onDay: '2026-06-19', agreed: LONG, lookBackOn: TODAY },
      },
    ])
    must(made.length, 7)
    const off1 = { onDay: '2026-07-09', because: `Nobody could come. ${LONG}` }
    mustAll(
      [
        await cancelReview(tx, others[1]!, off, off1),
        await lookBack(tx, child, looked, { onDay: '2026-06-17', words: LONG }),
      ],
      true,
    )
    const sides = (['child', 'parent', 'school', 'other'] as const).flatMap(side =>
      [before, meeting].map(reviewId => ({
        ...{ id: randomUUID(), reviewId, side, name: LONG.slice(0, 90) },
        ...{
          came: side !== 'school',
          said: `It is quieter. ${LONG}`,
          asks: reviewId === meeting ? LONG : null,
        },
      })),
    )
    must((await addSides(tx, sides)).length, 8)
    const agreed = { childId: child, cameFrom: 'review', fromId: meeting, agreedOn: '2026-06-19' }
    const [done, gone] = [randomUUID(), randomUUID()]
    const me = { who: 'staff' as const, personId: whoIs('link-worker') }
    const tasks = await addActions(tx, [
      { ...agreed, id: task, what: `Asks about ${LONG}`, doer: me, dueOn: '2026-07-10' },
      { ...agreed, id: done, what: 'Rings', doer: { who: 'parent', words: 'Mum' }, dueOn: '2026-07-03' },
      { ...agreed, id: gone, what: 'Comes along', doer: { who: 'school', words: null }, dueOn: '2026-07-03' },
      { ...agreed, id: randomUUID(), what: LONG, doer: { who: 'child', words: null }, dueOn: '2026-07-31' },
    ])
    must(tasks.length, 4)
    const because = { onDay: '2026-07-02', letGoBecause: LONG }
    mustAll(
      [
        await settleAction(tx, child, done, { onDay: '2026-07-01' }),
        await settleAction(tx, child, gone, because),
      ],
      true,
    )
  })
  return { planned, meeting, task }
}
