// Those who take part already are brought into a pretend place through the door that real places use (bringing/bring.ts):
// each school's team with its cohort, a share of whom said yes to Early Help too, and the cast's own children.
import { daysBefore } from '#arithmetic/days.ts'
import { many, orNull, queries, type Tx, text } from '#platform/database/queries.ts'
import { bringIn } from '#stages/enrol/index.ts'
import { type CastChild, castChildren, children } from '#test/cast.ts'
import { languageOf } from './names.ts'
import { randomFrom } from './random.ts'
import { addressOf, castTakingPart, type Staffed, type Team } from './teams.ts'

const db = queries(new URL('./enrol-children.sql', import.meta.url), {
  findCandidates: many({ upn: orNull(text), surname: orNull(text) }),
})

type Row = Parameters<typeof bringIn>[1][number]

/** Brings them in, all or none; those who are here already stay as they are. Answers how many take part through this. */
export async function enrolChildren(tx: Tx, { charity, teams }: Staffed, seed: string): Promise<number> {
  const rows: Row[] = []
  for (const team of teams) rows.push(...(await rowsOf(tx, team, charity, seed)))
  const { brought, known, problems } = await bringIn(
    tx,
    rows.map((row, n) => ({ ...row, line: n + 2 })),
  )
  if (problems.length > 0) throw new Error(`Nobody was brought in: ${JSON.stringify(problems[0])}`)
  return brought + known
}

async function rowsOf(tx: Tx, team: Team, charity: string, seed: string): Promise<Row[]> {
  const cast = Object.entries(castTakingPart).flatMap(([key, part]) => {
    const child: CastChild = children[key as keyof typeof children]
    return child.school === team.urn ? [{ upn: child.upn, ...part }] : []
  })
  const found = await db.findCandidates(tx, {
    urn: team.urn,
    years: [...team.years],
    but: castChildren.map(child => child.upn),
    academic_year: Number(team.beganOn.slice(0, 4)),
    at_most: team.children - cast.length,
  })
  // A school whose files have not come in has nobody yet, the cast's own children neither.
  if (found.length === 0) return []
  const load = new Map(
    team.workers.map(worker => [worker, cast.filter(each => each.worker === worker).length]),
  )
  const drawn = found.map(({ upn, surname }) => {
    const random = randomFrom(`${seed} begins ${upn}`)
    const [worker] = [...load].reduce((least, each) => (each[1] < least[1] ? each : least))
    load.set(worker, load.get(worker)! + 1)
    // A few came later, into a place that had come free.
    const later = random.chance(0.12) ? 7 * (3 + random.below(16)) : 0
    const language = (surname && languageOf(surname)) || 'en'
    return { upn: upn ?? '', worker, beganOn: daysBefore(team.beganOn, -later), language }
  })
  return [...cast, ...drawn].map(({ upn, worker, beganOn, language }) => {
    const random = randomFrom(`${seed} agrees ${upn}`)
    return {
      line: 0,
      upn,
      beganOn,
      cohortName: team.cohort,
      linkWorkerEmail: addressOf(worker, charity),
      agreedBy: random.chance(0.9) ? 'parent' : 'carer',
      agreedOn: daysBefore(beganOn, 6 + random.below(14)),
      wording: `Letter of ${team.beganOn.slice(0, 4)}`,
      language,
      earlyHelp: random.chance(0.7) ? 'yes' : random.chance(0.25) ? 'not-yet' : 'no',
      childAgreedOn: daysBefore(beganOn, 1 + random.below(5)),
    }
  })
}
