// The look of report.html: it stands by itself, so that it can be sent and printed, and brings its few lines of style along.

import { html } from '#platform/html.ts'

export const style = html`<style>
:root { color-scheme: light; --ink: #0b0c0c; --green: #1d4e4a; --pale: #e5efed; --line: #b1b4b6 }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: var(--ink); background: #fff }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 2rem; line-height: 1.2; margin: 1rem 0 }
h2 { font-size: 1.375rem; margin: 2.5rem 0 .5rem; padding-top: 1rem; border-top: 2px solid var(--green) }
.lead { font-size: 1.25rem }
.promise { border-left: 6px solid var(--green); background: var(--pale); padding: .75rem 1rem; margin: 1rem 0 }
.pretend { background: #fff7d6; border: 2px solid var(--ink); padding: .5rem 1rem }
.beside { display: flex; flex-wrap: wrap; gap: 2rem; align-items: flex-start }
.beside > table, .beside > .wide { flex: 1 1 20rem; min-width: 0 }
svg { max-width: 100%; height: auto; flex: 0 1 20rem }
svg text { font: 14px system-ui, sans-serif; fill: var(--ink) }
.track { fill: #f3f2f1 }
.met { fill: var(--green) }
.not-met { fill: #9cc3bd }
.stripe { stroke: #595f62; stroke-width: 3 }
.wide { overflow-x: auto; max-width: 100% }
.wide:focus { outline: 3px solid #b85c00 }
table { border-collapse: collapse; font-size: 1rem }
caption { text-align: left; font-weight: 600; padding: .25rem 0 }
th, td { text-align: left; vertical-align: top; padding: .4rem 1rem .4rem 0; border-bottom: 1px solid var(--line) }
thead th { vertical-align: bottom }
tbody th { font-weight: 600 }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
thead .n { white-space: normal }
.says { display: block; font-weight: 400; color: #505a5f }
li { margin: .25rem 0 }
@media (max-width: 30rem) { th, td { padding-right: .6rem } h1 { font-size: 1.6rem } }
@media print { body { font-size: 10pt } main { max-width: none; padding: 0 } h2 { break-after: avoid } tr, svg { break-inside: avoid } }
</style>`
