// A register as a form posts it, on the page and from a device without signal alike.
import type { Form } from '#platform/forms.ts'
import { isId } from '#platform/ids.ts'
import { type Register, type RegisterRow, WHY_NOT_THERE } from '#records/groups/registers.ts'

/**
 * Reads `day`, that of the group; `child` of everybody on the register; `mark-…` (there, late, not-there) or `away` of those
 * who were not there; `why-…`, `late-…` in minutes, `others`, `amends`. Undefined where it is no register.
 */
export function registerIn(form: Form, id: string, capturedAt: Date): Register | undefined {
  const groupDayId = form.text('day')
  const children = [...new Set(form.all('child').filter(isId))]
  if (!isId(id) || !isId(groupDayId) || children.length === 0) return undefined
  const away = new Set(form.all('away'))
  const rows = children.map((childId): RegisterRow => {
    const mark = form.text(`mark-${childId}`)
    if (mark === 'not-there' || away.has(childId)) {
      return {
        childId,
        there: 'not-there',
        why: WHY_NOT_THERE.find(why => why === form.text(`why-${childId}`)),
      }
    }
    if (mark !== 'late') return { childId, there: 'there' }
    return { childId, there: 'late', minutesLate: countIn(form.text(`late-${childId}`), 600) }
  })
  const amends = form.text('amends')
  return {
    id,
    groupDayId,
    rows,
    othersCame: countIn(form.text('others'), 99) ?? 0,
    ...(isId(amends) && { amends }),
    capturedAt,
  }
}

function countIn(written: string, most: number): number | undefined {
  return /^\d{1,3}$/.test(written) ? Math.min(most, Number(written)) : undefined
}
