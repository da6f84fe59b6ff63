// report.html: one page that stands by itself, without a script and without a file beside it, for a head teacher.

import type { Shown } from '#arithmetic/suppression.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { type Html, html } from '#platform/html.ts'
import { OUTCOMES, type ReportFigures } from './figures.ts'
import { style } from './style.html.ts'

export type ReportNames = {
  /** The place of the blueprint, where it has one. */
  place: string | null
  /** Pretend data says so on every page and every print. */
  pretend: boolean
  /** What the schools have promised that a list is never used for. */
  promise: string
}

export const USUAL_PROMISE =
  'A list like this is for offering help, and for nothing else: never for sanctions, sets, admissions or moves.'

/** The page as text. */
export async function reportPage(figures: ReportFigures, names: ReportNames): Promise<string> {
  const title = `What the screen found${names.place === null ? '' : ` in ${names.place}`}`
  const document = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
${style}
</head>
<body>
<main>
${names.pretend && html`<p class="pretend"><strong>Pretend data.</strong> Nobody in this report exists.</p>`}
<h1>${title}</h1>
<p class="lead">${lead(figures)}</p>
<p class="promise">${names.promise}</p>
${outcomes(figures)}
${areas(figures)}
${schools(figures)}
${rules(figures)}
${files(figures)}
<h2>How to read this</h2>
<p>Nobody here is called “not at risk”: what nobody has measured is not known. A family that objects is left out of everything. Counts of 1 to 4 children are hidden, and so are others from which they could be worked out.</p>
</main>
</body>
</html>
`
  return String(document)
}

const HIDDEN = 'hidden'

function lead({ asOf, children, inScope, objections, years }: ReportFigures): string {
  const others = objections === null ? 'A few others' : `${shown(objections)} others`
  const left = objections === 0 ? '' : ` ${others} are left out, as their families object.`
  const scope = inWords(years)
  return `As things stood on ${dayInFull(asOf)}, ${shown(children)} children were looked at; ${shown(inScope)} of them are in years ${scope}, which this place works with.${left}`
}

/** `3, 4 and 5`. Intl would say the same, and take twenty milliseconds to begin with. */
function inWords(list: readonly string[]): string {
  return [list.slice(0, -1).join(', '), ...list.slice(-1)].filter(part => part !== '').join(' and ')
}

function outcomes({ outcomes, children, inScope }: ReportFigures): Html {
  const inYears = outcomes.filter(({ words }) => words.outcome !== 'out-of-scope')
  return html`<h2>How many, and what that means</h2>
<div class="beside">
${bars(
  `Children in the years worked with, by outcome, of ${shown(inScope)}`,
  inYears.map(({ words, count }) => ({ label: words.short, parts: [count] })),
  inScope,
)}
<table>
<caption>Children by outcome, of ${shown(children)}</caption>
<thead><tr><th scope="col">Outcome</th><th scope="col" class="n">Children</th></tr></thead>
<tbody>${outcomes.map(({ words, count }) => html`<tr><th scope="row">${words.short}<span class="says">${words.says}</span></th><td class="n">${shown(count)}</td></tr>`)}</tbody>
</table>
</div>`
}

function areas({ areas, inScope }: ReportFigures): Html {
  return html`<h2>By area, with what nobody has measured</h2>
<p>Of the ${shown(inScope)} children in the years worked with. Dark: met. Light: not met. Striped: not measured.</p>
<div class="beside">
${bars(
  `Children by area: met, not met, not measured, of ${shown(inScope)}`,
  areas.map(area => ({ label: area.topic, parts: [area.met, area.notMet, area.notMeasured] })),
  inScope,
)}
<div class="wide" tabindex="0" role="region" aria-label="Children by area">
<table>
<caption>Children by area, of ${shown(inScope)}</caption>
<thead><tr><th scope="col">Area</th><th scope="col" class="n">Met</th><th scope="col" class="n">Not met</th><th scope="col" class="n">Not measured</th></tr></thead>
<tbody>${areas.map(area => html`<tr><th scope="row">${area.topic}${!area.counts && html`<span class="says">puts children in order; is no risk</span>`}</th><td class="n">${shown(area.met)}</td><td class="n">${shown(area.notMet)}</td><td class="n">${shown(area.notMeasured)}</td></tr>`)}</tbody>
</table>
</div>
</div>`
}

function schools({ schools }: ReportFigures): Html {
  if (schools === null)
    return html`<h2>By school</h2>
<p>There are too many schools for a page. Their counts are in summary.json.</p>`
  return html`<h2>By school</h2>
<div class="wide" tabindex="0" role="region" aria-label="Children by school and outcome">
<table>
<caption>Children by school (its URN) and outcome</caption>
<thead><tr><th scope="col">School</th><th scope="col" class="n">Children</th>${OUTCOMES.map(({ short }) => html`<th scope="col" class="n">${short}</th>`)}</tr></thead>
<tbody>${schools.map(({ urn, children, counts }) => html`<tr><th scope="row">${urn}</th><td class="n">${shown(children)}</td>${counts.map(count => html`<td class="n">${shown(count)}</td>`)}</tr>`)}</tbody>
</table>
</div>`
}

function rules({ rules, minimumRisks }: ReportFigures): Html {
  const list = (sentences: readonly string[]) =>
    html`<ul>${sentences.map(each => html`<li>${each}</li>`)}</ul>`
  return html`<h2>The rules</h2>
<p>A child comes onto the list with at least ${minimumRisks} of these risks, each of which is met or not, or not measured:</p>
${list(rules.risks)}
${rules.others.length > 0 && html`<p>These put children in order and are no risks:</p>${list(rules.others)}`}
${rules.persons.length > 0 && html`<p>A person decides, and no machine, about a child with at least one risk and any of these:</p>${list(rules.persons)}`}
<p>${rules.places}</p>`
}

function files({ files, problems, problemsBesides }: ReportFigures): Html {
  return html`<h2>What was read</h2>
<div class="wide" tabindex="0" role="region" aria-label="Rows read, by file">
<table>
<caption>Rows by file. Strangers are rows about children who are not in pupils.csv.</caption>
<thead><tr><th scope="col">File</th><th scope="col" class="n">Rows</th><th scope="col" class="n">Refused</th><th scope="col" class="n">Strangers</th></tr></thead>
<tbody>${files.map(file => html`<tr><th scope="row">${file.file}</th><td class="n">${shown(file.rows)}</td><td class="n">${shown(file.refused)}</td><td class="n">${shown(file.strangers)}</td></tr>`)}</tbody>
</table>
</div>
${
  problems.length === 0
    ? html`<p>Nothing in the files had to be refused or remarked on.</p>`
    : html`<p>To correct in the school’s system; every line is in problems.csv:</p>
<ul>${problems.map(({ where, problem, times }) => html`<li>${where}: ${problem}${times > 1 && ` (${shown(times)} times)`}</li>`)}</ul>`
}
${problemsBesides > 0 && html`<p>And ${shown(problemsBesides)} kinds more.</p>`}`
}

type Bar = { label: string; parts: Shown[] }

const WIDTH = 320
const ROW = 34
const THICKNESS = 14
const FILLS = ['met', 'not-met', 'not-measured']

/** Bars from zero, each under its own words. A bar with a hidden part is not drawn: its length would tell. */
function bars(title: string, rows: Bar[], max: number): Html {
  const id = `bars-${title.length}-${rows.length}`
  const height = rows.length * ROW
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="${id}">
<title id="${id}">${title}</title>
<defs><pattern id="${id}-stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" class="stripe"/></pattern></defs>
${rows.map((row, i) => bar(row, i * ROW, max, `${id}-stripes`))}
</svg>`
}

function bar({ label, parts }: Bar, y: number, max: number, stripes: string): Html {
  const hidden = parts.includes(null)
  let x = 0
  const drawn = parts.map((part, i) => {
    const width = max === 0 ? 0 : Math.round(((part ?? 0) / max) * WIDTH * 10) / 10
    const fill = FILLS[i]!
    const rect = html`<rect class="${fill}"${fill === 'not-measured' && html` fill="url(#${stripes})"`} x="${x}" y="${y + 17}" width="${width}" height="${THICKNESS}"/>`
    x = Math.round((x + width) * 10) / 10
    return rect
  })
  return html`<text x="0" y="${y + 12}">${label}${hidden && `: ${HIDDEN}`}</text><rect class="track" x="0" y="${y + 17}" width="${WIDTH}" height="${THICKNESS}"/>${!hidden && drawn}`
}

function shown(count: Shown): string {
  if (count === null) return HIDDEN
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
