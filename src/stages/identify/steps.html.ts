import { dayInFull } from '#design/day-in-full.ts'
import { type Step, steps } from '#design/steps.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import { roomsOf } from './cohort/rooms.ts'
import { roundsOf } from './collecting/rounds.ts'
import type { Standing } from './families-first/families-first.ts'
import { runScreenButton } from './screens/pages/run-screen.ts'

/**
 * The way from families to a signed cohort, as far as this person goes it, each step with how it stands. `schools` say how
 * far each is with its families; `screen` is the latest run.
 */
export async function theSteps(
  visit: Visit,
  schools: Standing[],
  screen: { as_of: string } | undefined,
): Promise<Html> {
  const { actor } = visit
  const [asking, choosing] = await Promise.all([tutors(visit), cohorts(visit)])
  const list = [...families(schools), ...files(visit), ...rules(visit), ...asking, ...choosing]
  const run = may(actor, 'do run the screen') && screen
  return html`${steps({ label: 'The steps of Identify', list: [...list, ...allYear(visit, screen)] })}${run && runScreenButton()}`
}

function families(schools: Standing[]): Step[] {
  const ready = schools.filter(each => each.state === 'ready').length
  const state = `${ready} of ${counted(schools.length, 'school', 'schools')} ready`
  return schools.length > 0 ? [{ text: 'Tell families first', href: '/identify/families', state }] : []
}

function files({ actor }: Visit): Step[] {
  const step = { text: 'Bring in files', href: '/identify/imports', state: 'From any school’s system' }
  return may(actor, 'do import files') ? [step] : []
}

function rules({ actor }: Visit): Step[] {
  const step = {
    text: 'Try the rules',
    href: '/identify/workbench',
    state: 'See who comes in before you save',
  }
  return may(actor, 'do propose rules') ? [step] : []
}

async function tutors({ tx, actor }: Visit): Promise<Step[]> {
  if (!may(actor, 'do ask tutors')) return []
  const open = (await roundsOf(tx)).filter(round => !round.closed_at)
  const sum = (key: 'answered' | 'children') => open.reduce((total, round) => total + round[key], 0)
  const state =
    open.length > 0 ? `${sum('answered')} of ${sum('children')} children answered for` : 'No round is open'
  return [{ text: 'Ask tutors', href: '/identify/collecting', state }]
}

async function cohorts({ tx, actor }: Visit): Promise<Step[]> {
  if (!may(actor, 'do choose the cohort')) return []
  const schools = await roomsOf(tx)
  const signed = schools.filter(each => each.frozen_at).length
  const state = `${signed} of ${counted(schools.length, 'school', 'schools')} signed`
  return [{ text: 'Agree on the cohort', href: '/identify/cohorts', state }]
}

// Not a step on the way: it goes on through the year.
function allYear({ actor }: Visit, screen: { as_of: string } | undefined): Step[] {
  if (!screen || !may(actor, 'read scores')) return []
  const state = `All year; the list stands as of ${dayInFull(screen.as_of)}`
  return [{ text: 'Who you may have missed', href: '/identify/missed', state }]
}
