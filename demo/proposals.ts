// The council's Early Help and a school see one rule differently: each has proposed another number, a second school has
// said something of both, and nothing is agreed yet. Through the same doors as a real proposal.
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { propose, remark, rulesWith, workOutProposal } from '#stages/identify/index.ts'
import type { CastPeople } from './cast-into-place.ts'

const made = [
  {
    by: 'earlyHelp',
    changes: { 'attendance-1-at_least_percent': '15' },
    because:
      'Schools already work with every child who misses one session in ten. Families come to us from about three in twenty, so places should go there.',
    said: [
      {
        by: 'lockgateLead',
        stance: 'differs',
        remark: 'By then a habit is set. We would rather be early than certain.',
      },
    ],
  },
  {
    by: 'lockgateLead',
    changes: { 'attendance-1-at_least_percent': '8', 'engagement-2-points_at_least': '30' },
    because:
      'A child who slips from always there to eight in a hundred missed is the one we can still turn. And our points come quickly: twenty are a fortnight of forgotten kit.',
    said: [
      {
        by: 'highSchoolLead',
        stance: 'agrees',
        remark: 'The same with us. Thirty points would be a fair sign.',
      },
      {
        by: 'earlyHelp',
        stance: 'remarks',
        remark: 'Could we keep thirty points and leave absence at ten, and look again at Christmas?',
      },
    ],
  },
] as const

/** Two proposals that differ, what was said of them, and what each would change over the whole place. */
export async function addProposals(tx: Tx, people: CastPeople): Promise<void> {
  const { id: blueprintId, content } = await blueprintInForce(tx)
  for (const { by, changes, because, said } of made) {
    const id = newId()
    const identify = rulesWith(content, changes)
    await propose(tx, { id, blueprintId, identify, because, personId: people.get(by)! })
    for (const { by: speaker, stance, remark: words } of said)
      await remark(tx, {
        id: newId(),
        proposalId: id,
        stance,
        remark: words,
        personId: people.get(speaker)!,
      })
    await workOutProposal(tx, id)
  }
}
