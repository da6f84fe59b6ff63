// govuk-frontend writes sides as left and right. Written as start and end instead, the same CSS serves pages that run
// from right to left, and nothing has to be said twice.

/** The CSS with physical sides in the line turned into logical ones. */
export function logicalSides(css: string): string {
  return css.replace(/([^{}]*)\{([^{}]*)\}/g, (_, selector: string, body: string) => {
    // The tick of a checkbox and the arrow of a link are turned borders: they must keep the sides they were drawn with.
    const drawn = /::?(before|after)/.test(selector)
    const declarations = body
      .split(/;(?![^()]*\))/)
      .map(declaration => logicalDeclaration(declaration, drawn))
    return `${selector}{${declarations.join(';')}}`
  })
}

function logicalDeclaration(declaration: string, drawn: boolean): string {
  const found = /^(\s*)([\w-]+)\s*:\s*([\s\S]*)$/.exec(declaration)
  if (!found) return declaration
  const [, space = '', property = '', value = ''] = found
  if (drawn && property.startsWith('border')) return declaration
  const named = NAMES[property]
  if (named) return `${space}${named}:${value}`
  const side = /^(margin|padding|border)-(left|right)(.*)$/.exec(property)
  if (side) return `${space}${side[1]}-inline-${side[2] === 'left' ? 'start' : 'end'}${side[3]}:${value}`
  if (property === 'text-align' || property === 'float' || property === 'clear')
    return `${space}${property}:${logicalWord(property, value)}`
  return /^(margin|padding|border-width)$/.test(property)
    ? `${space}${fourSides(property, value)}`
    : declaration
}

const NAMES: Record<string, string> = { left: 'inset-inline-start', right: 'inset-inline-end' }

function logicalWord(property: string, value: string): string {
  const prefix = property === 'text-align' ? '' : 'inline-'
  return value.replace(/^left/, `${prefix}start`).replace(/^right/, `${prefix}end`)
}

// Of four sides only those differ that differ left and right: `1px 2px 3px 4px` is top, right, bottom, left.
function fourSides(property: string, value: string): string {
  const [top, right, bottom, left, more] = value.trim().split(/\s+(?![^(]*\))/)
  if (!left || more || left === right || /important/.test(value)) return `${property}:${value}`
  const [base, ending] = property.split('-')
  const name = (axis: string) => `${base}-${axis}${ending ? `-${ending}` : ''}`
  return `${name('block')}:${top} ${bottom};${name('inline')}:${left} ${right}`
}
