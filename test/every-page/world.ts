// The pretend place with one school, a signed-in person of every role, and an example for every part of an address.
import { randomUUID } from 'node:crypto'
import { letSomeRecordsGo, PROPOSED } from '#demo/let-records-go.ts'
import { loadDemo } from '#demo/load.ts'
import type { Route } from '#design/route.ts'
import { openSite, serveSite } from '#front-door/world-for-tests.ts'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { logTo } from '#platform/log.ts'
import { hashToken, newToken } from '#platform/sessions.ts'
import { type Role, roles } from '#records/access/matrix.ts'
import { doWork } from '#records/access/work.ts'
import { bringIn } from '#stages/enrol/index.ts'
import { certificates } from '#stages/support/keeping/keeping.ts'
import { openTrial, trialSql } from '../trial.ts'
import { openTestDatabase, testUploads } from '../world.ts'
import { aReason, beWorried } from './lived/concerns.ts'
import { logEverything } from './lived/contacts.ts'
import { haveEarlyHelp } from './lived/early-help.ts'
import { agree } from './lived/enrol.ts'
import { beAFamily } from './lived/family.ts'
import { haveOwnPages } from './lived/family-page.ts'
import { must, TODAY } from './lived/ground.ts'
import { changeHands } from './lived/handover.ts'
import { answerByLinks, arriveLate, liveInSchool } from './lived/in-school.ts'
import { makeAPlan } from './lived/plans.ts'
import { bePresent } from './lived/presence.ts'
import { review } from './lived/reviews.ts'
import { askForTheRecord } from './lived/rights.ts'
import { giveTheWeek } from './lived/weekly.ts'

const sql = readSqlFile(new URL('examples.sql', import.meta.url))

export type Visitor = {
  role: Role
  personId: string
  cookie: string
  reaches: { child: boolean; school: boolean }
}

/** Everything a walk over the pages needs. */
export async function openPages() {
  const database = await openTestDatabase()
  await loadDemo(database, database.secrets.seals, () => {}, {
    schools: 1,
    uploads: testUploads,
    standsOn: TODAY,
  })
  const administrator = await openTrial(database)
  await administrator.run(sql, 'askForScreen')
  await administrator.run(sql, 'sendImport')
  const [examples] = (await administrator.run(sql, 'findExamples')) as [
    Record<'school' | 'child' | 'screen' | 'import' | 'membership' | 'cohort', string>,
  ]
  const link = newToken()
  const [round] = await administrator.run(sql, 'addRound', { child: examples.child, hash: hashToken(link) })
  const others = await takePart()
  const [relative] = await administrator.run(sql, 'addRelative', { child: examples.child })
  const [helps, other, reader, placement] = [newToken(), newToken(), randomUUID(), randomUUID()]
  const [inSchool] = (await administrator.run(sql, 'addInSchool', {
    child: examples.child,
    helps_link: randomUUID(),
    helps_hash: hashToken(helps),
    other_link: randomUUID(),
    other_hash: hashToken(other),
    reader,
    placement,
  })) as [Record<string, string>]
  const invitation = newToken()
  const earlyHelp = { episode: randomUUID(), unmet: randomUUID(), referral: randomUUID() }
  await administrator.run(sql, 'addInvitation', { hash: hashToken(invitation) })
  const [{ place_id: place }] = (await administrator.run(sql, 'findPeople')) as [{ place_id: string }]
  const held = (await administrator.run(sql, 'findPeople')).map(({ role }) => role)
  const missing = roles.filter(role => !held.includes(role))
  await administrator.run(trialSql, 'addStaff', {
    place,
    people: missing.map(() => randomUUID()),
    roles: missing,
    schools: missing.map(() => null),
  })
  const worker = (await administrator.run(sql, 'findPeople')).find(({ role }) => role === 'link-worker')!
  const [contact] = await administrator.run(sql, 'addContact', {
    child: examples.child,
    worker: worker.person_id as string,
  })
  const [group] = await administrator.run(sql, 'addGroup', {
    child: examples.child,
    school: examples.school,
    worker: worker.person_id as string,
  })
  await administrator.run(sql, 'givePasswords')
  const visitors = await signIn()
  let own = { parent: '', child: '' }
  const { plan, reviewed, weekly, concern, hands, certificate, asked } = await doWork(
    database,
    { kind: 'operator', placeId: place, why: 'what has happened there' },
    async work => {
      const whoIs = (role: Role) => visitors.find(each => each.role === role)!
      const ground = {
        work,
        as: <T>(role: Role, task: (tx: Tx) => Promise<T>) =>
          database.asActor(hashToken(whoIs(role).cookie.slice('kith='.length)), task),
        whoIs: (role: Role) => whoIs(role).personId,
        ...{ school: examples.school, child: examples.child, others },
        ...{ group: group!.group as string, day: group!.day as string },
      }
      await beAFamily(ground)
      await bePresent(ground)
      await logEverything(ground)
      await liveInSchool(ground, { ...inSchool, placement } as Parameters<typeof liveInSchool>[1])
      await answerByLinks(database, { helps: hashToken(helps), other: hashToken(other) })
      await agree(ground)
      await haveEarlyHelp(ground, database, earlyHelp)
      own = await haveOwnPages(ground, database)
      await arriveLate(ground, database, others[3]!)
      await letSomeRecordsGo(
        database,
        work,
        new Map([
          ['safeguarding', ground.whoIs('safeguarding-lead')],
          ['canalsideWorker', ground.whoIs('link-worker')],
        ]),
        TODAY,
      )
      const [gone] = await ground.as('safeguarding-lead', tx => certificates(tx))
      return {
        certificate: gone!.id,
        plan: await makeAPlan(ground),
        reviewed: await review(ground),
        weekly: await giveTheWeek(ground),
        concern: await beWorried(ground, database.secrets.seals),
        hands: await changeHands(ground, administrator),
        asked: await askForTheRecord(ground),
      }
    },
  )
  const opened = aReason(database.secrets.seals)
  await administrator.run(sql, 'addGlass', {
    ...opened,
    child: examples.child,
    person: worker.person_id as string,
  })
  await administrator.run(sql, 'handOver')
  await administrator.run(sql, 'moveInTime')
  await lookWhoReaches(visitors)
  const more = (await administrator.run(sql, 'findMore', { child: examples.child })).map(row =>
    String(row.address),
  )
  const empty = (await administrator.run(sql, 'findEmpty')).map(row => String(row.table))
  await administrator.close()
  const logged: string[] = []
  const { site } = openSite(database, true, { log: logTo(line => void logged.push(line)) })
  const paths: Record<string, string> = {
    ...Object.fromEntries(Object.entries(examples).map(([name, id]) => [`:${name}`, id])),
    '/invitation/:token': `/invitation/${invitation}`,
    '/link/:token': `/link/${link}`,
    ':round': round!.id as string,
    ':contact': contact!.contact as string,
    ':help': contact!.help as string,
    ':draft': contact!.draft as string,
    ':kept': contact!.kept as string,
    ':relative': relative!.relative_id as string,
    ':group': group!.group as string,
    '/support/groups/:group/days/:day': `/support/groups/${group!.group}/days/${group!.day}`,
    '/support/groups/:group/days/:day/blank': `/support/groups/${group!.group}/days/${group!.day}/blank`,
    '/support/holidays/:list': `/support/holidays/${group!.list}`,
    ...Object.fromEntries(Object.entries(inSchool).map(([name, id]) => [`:${name}`, id])),
    ...Object.fromEntries(Object.entries(earlyHelp).map(([name, id]) => [`:${name}`, id])),
    ...hands,
    ':reader': reader,
    ':placement': placement,
    ':goal': plan.goal,
    ':activity': plan.activity,
    ':need': plan.need,
    ':version': plan.version,
    '/support/weekly/pages/:page': `/support/weekly/pages/${weekly}`,
    '/support/weekly/write/:to': `/support/weekly/write/${examples.school}`,
    ':concern': concern,
    ':request': asked.asked,
    ':correction': asked.correction,
    ':breach': asked.breach,
    ':complaint': asked.complaint,
    ':section': 'kith.names',
    '/support/keeping/lists/:list': `/support/keeping/lists/${PROPOSED}`,
    ':certificate': certificate,
  }
  const reviews = `/support/children/${examples.child}/reviews`
  paths[':task'] = reviewed.task
  paths[':review'] = reviewed.planned
  for (const path of ['', '/say', '/look-back'])
    paths[`/support/children/:child/reviews/:review${path}`] = `${reviews}/${reviewed.meeting}${path}`
  for (const what of ['held', 'off']) {
    const path = `/support/children/:child/school/placements/:placement/meetings/:meeting/${what}`
    paths[path] = fillPath(path, { ...paths, ':meeting': inSchool.other_meeting! })!
  }
  const links: Record<string, string> = {
    'link what-helps': helps,
    'link other-school': other,
    'link family-page': own.parent,
    'link child-page': own.child,
  }
  return {
    site,
    /** All that its log says, and that of the posts. */
    logged,
    database,
    child: examples.child,
    /** Pages of things in another state than the examples'. */
    more,
    visitors,
    /** The tables of the place in which there is nothing. */
    empty,
    /** Whoever has opened a link. */
    link: `kith-link=${link}`,
    /** The same, for what an address is: `link what-helps`. */
    linkFor: ({ permission }: Route) => `kith-link=${links[permission as string] ?? link}`,
    serve: () => serveSite(database, { pretend: true }),
    pathOf: (route: Route) => fillPath(route.path, paths),
  }

  /** The example's child and some of the same school, brought in as a place brings in those who take part already. */
  async function takePart(): Promise<string[]> {
    const people = await administrator.run(sql, 'findPeople')
    const { email, place_id } = people.find(({ role }) => role === 'link-worker')!
    const [{ upn }] = (await administrator.run(sql, 'findUpn', { child: examples.child })) as [
      { upn: string },
    ]
    const found = (await administrator.run(sql, 'findOthers', {
      child: examples.child,
      school: examples.school,
    })) as { upn: string; child: string }[]
    const brought = await doWork(
      database,
      { kind: 'operator', placeId: place_id as string, why: 'who takes part already' },
      work =>
        work.as(tx =>
          bringIn(
            tx,
            [upn, ...found.map(each => each.upn)].map((each, n) => ({
              line: n + 2,
              upn: each,
              beganOn: '2025-11-03',
              cohortName: 'Pretend cohort',
              linkWorkerEmail: email as string,
              agreedBy: 'parent' as const,
              agreedOn: '2025-10-20',
              wording: 'Letter of 2025',
              language: 'en',
              earlyHelp: 'not-yet' as const,
              childAgreedOn: n === 2 ? null : '2025-10-21',
            })),
          ),
        ),
    )
    must(brought.brought, found.length + 1)
    await administrator.run(sql, 'giveLongName', { child: found[0]!.child })
    return found.map(each => each.child)
  }

  async function signIn(): Promise<Visitor[]> {
    const people = (await administrator.run(sql, 'findPeople')) as { role: Role; person_id: string }[]
    const withTokens = people.map(({ role, person_id }) => ({ role, person_id, token: newToken() }))
    await administrator.run(trialSql, 'addSessions', {
      place,
      people: withTokens.map(({ person_id }) => person_id),
      hashes: withTokens.map(({ token }) => hashToken(token)),
    })
    return withTokens.map(({ role, person_id, token }) => ({
      role,
      personId: person_id,
      cookie: `kith=${token}`,
      reaches: { child: false, school: false },
    }))
  }

  /** Who reaches whom, once all has happened: leading an episode lets somebody of the council see that child. */
  async function lookWhoReaches(visitors: readonly Visitor[]): Promise<void> {
    const reach = await administrator.run(sql, 'findReach', {
      child: examples.child,
      school: examples.school,
    })
    for (const visitor of visitors) {
      const reached = reach.find(row => row.person_id === visitor.personId)
      visitor.reaches = { child: reached?.child === true, school: reached?.school === true }
    }
  }
}

/** The address with an example for each part that changes; undefined where there is none for one of them. */
export function fillPath(path: string, examples: Record<string, string>): string | undefined {
  const whole = examples[path]
  if (whole !== undefined) return whole
  const parts = path.split('/').map(part => (part.startsWith(':') ? examples[part] : part))
  return parts.includes(undefined) ? undefined : parts.join('/')
}
