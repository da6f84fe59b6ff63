// Reads a plan for what makes row-level security slow: asking who is asking once for every row, or reading all of
// access.reach again and again.

export type PlanNode = { 'Node Type': string; Plans?: PlanNode[] } & Record<string, unknown>

const ASKS = /kith\.(person|place|may)\(|access\.credential\(/

/** What is slow in a plan, as sentences. Empty for a plan whose policies run once, or through an index. */
export function slowness(plan: PlanNode): string[] {
  const hashed = new Set([...JSON.stringify(plan).matchAll(/hashed (SubPlan \d+)/g)].map(match => match[1]!))
  const found: string[] = []

  const visit = (node: PlanNode, once: boolean, again: boolean) => {
    const relation = node['Relation Name'] ? ` of ${node.Schema}.${node['Relation Name']}` : ''
    const name = `${node['Node Type']}${relation}`
    for (const [key, value] of Object.entries(node)) {
      const says = key === 'Plans' ? '' : JSON.stringify(value)
      if (!once && ASKS.test(says)) found.push(`${name} asks ${ASKS.exec(says)![0]}) for every row (${key})`)
    }
    if (again && node['Node Type'] === 'Seq Scan' && relation === ' of access.reach')
      found.push('reads all of access.reach for every row: it needs an index, or a hashed subplan')
    for (const child of node.Plans ?? []) {
      const relationship = child['Parent Relationship']
      const rescanned =
        relationship === 'SubPlan' ? !hashed.has(String(child['Subplan Name'])) : isInnerOfLoop(node, child)
      visit(
        child,
        once || relationship === 'InitPlan',
        relationship === 'InitPlan' ? false : again || rescanned,
      )
    }
  }
  visit(plan, isOneRow(plan), false)
  return [...new Set(found)]
}

/** Every table that a plan reads, with its schema. */
export function tablesOf(plan: PlanNode): string[] {
  const own = plan['Relation Name'] ? [`${plan.Schema}.${plan['Relation Name']}`] : []
  return [...own, ...(plan.Plans ?? []).flatMap(tablesOf)]
}

function isInnerOfLoop(parent: PlanNode, child: PlanNode): boolean {
  return (
    parent['Node Type'] === 'Nested Loop' &&
    child['Parent Relationship'] === 'Inner' &&
    child['Node Type'] !== 'Materialize'
  )
}

// A query without a table answers one row, and may ask once.
function isOneRow(plan: PlanNode): boolean {
  return plan['Node Type'] === 'Result' && tablesOf(plan).length === 0
}
