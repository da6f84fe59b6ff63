// Those who take part already are brought into a pretend place through the door that real places use (bringing/bring.ts):
// each school's team with its cohort, a share of whom said yes to Early Help too, and the cast's own children.
import { dayNumber, daysBefore } from '#arithmetic/days.ts'
import { many, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'
import { bringIn, EARLY_HELP, recordAgreements, type Saying } from '#stages/enrol/index.ts'
import { type CastChild, castChildren, children } from '#test/cast.ts'
import { demoId } from './demo-id.ts'
import { workingDay } from './lives/days.ts'
import { carerOf, isOfCast } from './lives/speech.ts'
import { languageOf } from './names.ts'
import { randomFrom } from './random.ts'
import { addressOf, castTakingPart, type Staffed, type Team } from './teams.ts'

const db = queries(new URL('./enrol-children.sql', import.meta.url), {
  findCandidates: many({ upn: orNull(text), surname: orNull(text) }),
  findTakingPart: many({ child_id: uuid, upn: text }),
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
  await tellAndAsk(tx, rows, seed)
  return brought + known
}

// What every family was told with the letter, and what some said to what needs a consent of its own, of what the place has.
async function tellAndAsk(tx: Tx, rows: readonly Row[], seed: string): Promise<void> {
  const children = new Map((await db.findTakingPart(tx)).map(each => [each.upn, each.child_id]))
  const sayings = rows.flatMap(
    ({ upn, beganOn, earlyHelp, agreedBy, agreedOn, wording, language }): Saying[] => {
      const childId = children.get(upn)
      if (!childId) return []
      const random = randomFrom(`${seed} told ${upn}`)
      const family = {
        ...{ childId, who: 'family' as const, saidBy: agreedBy, saidOn: agreedOn, wording, language },
        id: '',
      }
      // Who said `not yet` was asked again, each term, until it was a yes or a no; a few say it still.
      const again = random.weighted([0.6, 0.2, 0.2])
      return [
        ...(earlyHelp === 'not-yet'
          ? [
              {
                ...family,
                purpose: EARLY_HELP,
                answer: (['yes', 'no', 'not-yet'] as const)[again]!,
                saidOn: again === 2 ? '2026-06-10' : workingDay(dayNumber(beganOn) + 100 + random.below(60)),
                saidHow: 'phone' as const,
              },
            ]
          : []),
        ...NOTICES.map(purpose => ({
          ...family,
          purpose,
          answer: 'told' as const,
          saidHow: 'letter' as const,
        })),
        ...CONSENTS.flatMap(([purpose, asked, yes]) =>
          random.chance(asked)
            ? [
                {
                  ...family,
                  purpose,
                  answer: random.chance(yes) ? ('yes' as const) : ('no' as const),
                  saidHow: 'in-person' as const,
                },
              ]
            : [],
        ),
      ].map(each => ({ ...each, id: demoId(childId, 'said', each.purpose) }))
    },
  )
  const said = await recordAgreements(tx, sayings)
  const lost = [...said.values()].find(outcome => outcome === 'other' || outcome === 'takes-part')
  if (lost) throw new Error(`What pretend families said was not kept: ${lost}.`)
}

const PARENTS: ReadonlySet<string> = new Set(['Mum', 'Dad'])
const NOTICES = ['finding', 'safeguarding', 'outcomes'] as const
/** How many were asked, and how many of those said yes. */
const CONSENTS = [
  ['photos', 0.7, 0.6],
  ['sharing-by-name', 0.6, 0.85],
  ['research', 0.4, 0.5],
] as const

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
      agreedBy: PARENTS.has(carerOf(upn)) ? 'parent' : 'carer',
      agreedOn: workingDay(dayNumber(beganOn) - 6 - random.below(14)),
      wording: `Letter of ${team.beganOn.slice(0, 4)}`,
      language,
      earlyHelp: isOfCast(upn) || random.chance(0.7) ? 'yes' : random.chance(0.25) ? 'not-yet' : 'no',
      childAgreedOn: workingDay(dayNumber(beganOn) - 1 - random.below(5)),
    }
  })
}
