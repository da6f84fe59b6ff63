import type { IdentifyRules } from '#arithmetic/screen/index.ts'
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { tabLinks } from '#design/tab-links.ts'
import { textarea } from '#design/textarea.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { askForJob } from '#platform/jobs.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { showLastYear } from '../effect.ts'
import { queryOf } from '../knobs.ts'
import { tryOnLastYear } from '../last-year.ts'
import { proposals, propose } from '../proposals.ts'
import { comesIn, goesOut, tryOut } from '../trying-out.ts'
import { type Bench, bothRules, namesOf, openBench, totalsOf } from '../workbench.ts'
import { areasTried } from './areas.html.ts'
import { childrenNamed, whoMoves } from './children.html.ts'
import { whichChildren } from './groups.html.ts'
import { onLastYear } from './last-year.html.ts'
import { changesList, rulesForm, WORKBENCH } from './rules-form.html.ts'

const TABS = {
  children: 'Who comes in and goes out',
  groups: 'Which children',
  areas: 'The areas',
  'last-year': 'On last year',
} as const
type Tab = keyof typeof TABS

/** The rules with every threshold as a field, and beside them what the numbers in the address would do. */
export const workbench: PageFunction = async visit => {
  const bench = await openBench(visit.tx, name => visit.query.get(name))
  return await benchSheet(visit, bench, tabOf(visit.query.get('show')), { typed: '' })
}

/** Keeps what is tried as a proposal, and asks for its effect on the whole place. */
export const proposeRules: PageFunction = async visit => {
  const { tx, form, actor } = visit
  const id = form.text('id')
  if (!isId(id))
    throw new BadRequest(
      'The form came without its number. Open the workbench again and press the button there.',
    )
  const tried = new URLSearchParams(form.text('tried'))
  const bench = await openBench(tx, name => tried.get(name))
  const because = form.text('because')
  const { identify, changes } = bench.asked
  const error =
    identify === null || changes.length === 0
      ? 'Change a rule first, so that there is something to propose'
      : because.length < 10
        ? 'Say why, in a sentence that the others can weigh'
        : because.length > 2000
          ? 'Say why in 2,000 characters or fewer'
          : undefined
  if (error !== undefined || identify === null)
    return await benchSheet(visit, bench, tabOf(form.text('show')), { typed: because, error })
  await propose(tx, { id, blueprintId: bench.blueprint.id, identify, because, personId: actor.personId! })
  await askForJob(tx, 'work-out-proposal', id)
  return seeOther(`${WORKBENCH}/proposals/${id}`)
}

async function benchSheet(
  visit: Visit,
  bench: Bench,
  show: Tab,
  why: { typed: string; error?: string },
): Promise<Sheet> {
  const { asked, rules, blueprint } = bench
  const open = (await proposals(visit.tx)).filter(each => each.agreed_at === null && !each.taken_back)
  const results = asked.rules === null ? wrongFirst() : await resultsOf(visit, bench, asked.rules, show)
  return {
    title: 'Try the rules',
    heading: 'Try the rules before anything is saved',
    wide: true,
    breadcrumbs: [{ text: 'Identify', href: '/identify' }, { text: 'Try the rules' }],
    errors: [
      ...asked.wrong.map(({ name, text }) => ({ text, href: `#${name}` })),
      ...(why.error ? [{ text: why.error, href: '#because' }] : []),
    ],
    body: html`
<p class="govuk-body">Version ${blueprint.version} of this place’s rules is in force. <a class="govuk-link" href="${WORKBENCH}/proposals">${open.length === 0 ? 'Proposals so far' : counted(open.length, 'proposal is open', 'proposals are open')}</a>. <a class="govuk-link" href="#results">See what it would do</a>.</p>
<div class="kith-bench"><div>${rulesForm(asked, rules, show)}</div>
<div id="results">${asked.changes.length > 0 && asked.rules !== null && html`<h2 class="govuk-heading-m">What you changed</h2>${changesList(asked.changes)}`}
${results}
${asked.changes.length > 0 && asked.rules !== null && proposeForm(bench, show, why)}</div></div>`,
  }
}

async function resultsOf(visit: Visit, bench: Bench, tried: IdentifyRules, show: Tab): Promise<Html> {
  const { tx, requestId, actor } = visit
  const { schools, rules, asked } = bench
  if (!may(actor, 'read scores') || schools.length === 0) return nobodyYours(bench.leftOut)
  const [inForce, now] = bothRules(bench, tried)
  const query = queryOf(asked.changes)
  const tabs = tabLinks({
    label: 'What it would do',
    tabs: Object.entries(TABS).map(([tab, text]) => ({
      text,
      href: `${WORKBENCH}?show=${tab}${query && `&${query}`}#results`,
      current: tab === show,
    })),
  })
  if (show === 'last-year') {
    const lastYear = await tryOnLastYear(tx, schools, inForce, now)
    await noteLook({ show, children: lastYear?.screened ?? 0 })
    return html`${tabs}${onLastYear(lastYear ? showLastYear(lastYear) : null)}`
  }
  const children = await tryOut(tx, schools, inForce, now)
  if (children.length === 0) return nobodyYours(bench.leftOut)
  await noteLook({
    show,
    children: children.length,
    come_in: children.filter(comesIn).length,
    go_out: children.filter(goesOut).length,
  })
  const seen = schools.filter(school => children.some(child => child.schoolId === school.id))
  return html`
<p class="govuk-body">${whose(seen.length, bench.schoolsInAll, seen[0]!.name)} ${counted(children.length, 'child', 'children')} in scope, as things stood on ${dayInFull(rules.as_of)}.</p>
${bench.leftOut.length > 0 && html`<p class="govuk-body">Left out: ${bench.leftOut.join(' ')}</p>`}
${tabs}
${await oneTab()}`

  async function oneTab(): Promise<Html> {
    const totals = totalsOf(bench, tried, children)
    if (show === 'groups') return whichChildren(totals)
    if (show === 'areas') return areasTried(children, schools, totals)
    return whoMoves(children, schools, await namesOf(tx, childrenNamed(children)), now, rules.as_of)
  }

  function noteLook(detail: Record<string, string | number>): Promise<void> {
    return record(tx, { action: 'saw-list', subject: 'workbench', request: requestId, detail })
  }
}

function whose(seen: number, all: number, first: string): string {
  if (seen === all) return `All ${counted(all, 'school', 'schools')} of this place:`
  if (seen === 1) return `${first} alone, as its children are those you may see:`
  return `The ${seen} schools whose children you may see, of ${all}:`
}

function proposeForm(bench: Bench, show: Tab, { typed, error }: { typed: string; error?: string }): Html {
  return html`<h2 class="govuk-heading-m" id="propose">Propose these rules</h2>
<p class="govuk-body">The proposal is kept beside the others under your name, with what it would change over the whole place as totals. The rules in force stay as they are until one is agreed.</p>
<form method="post" action="${WORKBENCH}/proposals" novalidate>
<input type="hidden" name="id" value="${formId()}"><input type="hidden" name="show" value="${show}"><input type="hidden" name="tried" value="${queryOf(bench.asked.changes)}">
${textarea({ name: 'because', label: 'Why?', hint: 'What you have seen, in words that name no child.', rows: 4, value: typed, errorMessage: error })}
${button({ text: 'Propose' })}
</form>`
}

function nobodyYours(leftOut: string[]): Html {
  if (leftOut.length > 0) return insetText({ text: `Nobody is looked at here yet. ${leftOut.join(' ')}` })
  return insetText({
    text: 'No child’s record is yours to see, so nothing can be tried here by name. Change a rule and propose it: Kith then works out what it would change over the whole place, as totals with small numbers hidden, before anybody agrees.',
  })
}

function wrongFirst(): Html {
  return insetText({
    text: 'What would change is shown here when the numbers can be read. Nothing you typed is lost.',
  })
}

function tabOf(asked: string | null): Tab {
  return asked !== null && Object.hasOwn(TABS, asked) ? (asked as Tab) : 'children'
}
