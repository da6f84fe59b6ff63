// What a device sends and asks: answers for the script alone, never a page. Whoever hands in need not be signed in: what
// they hand in says who they are, and nothing is shown to them.
import type { PageFunction } from '#design/route.ts'
import type { Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { todayOf } from '#records/places/today.ts'
import { endOutbox, findHeld, giveOutbox, handInWait, receive, type Taking } from '../arrivals.ts'
import { pickerOf } from '../picker.ts'

/** At most so many items at once: a page sends ten. */
const most = 20

/** Takes envelopes, each under `item`, and says that they came. */
export function handIn(taking: Taking | undefined): PageFunction {
  return async visit => {
    const { form } = visit
    const later = await tooMuch(visit)
    if (later) return later
    if (!taking) return Response.json([], { status: 503 })
    return Response.json(await receive(taking, form.all('item').slice(0, most).map(parsed)))
  }
}

/** Of the items that are named, `id:hash`, the ids of those that are here to the letter. */
export const held: PageFunction = async visit => {
  const { tx, form } = visit
  const later = await tooMuch(visit)
  if (later) return later
  const items = form
    .all('item')
    .slice(0, most)
    .flatMap(item => {
      const [id = '', hash = ''] = item.split(':')
      return isId(id) && /^[0-9a-f]{64}$/.test(hash) ? [{ id, hash }] : []
    })
  return Response.json(await findHeld(tx, items))
}

/** A new grant for this device, the key to seal to, and today's names, which lapse at six in the evening. */
export function grant(taking: Taking | undefined): PageFunction {
  return async visit => {
    const device = visit.form.text('device')
    const given =
      taking && isId(device) ? await giveOutbox(visit.tx, device, visit.form.text('had')) : undefined
    if (!taking || !given) return Response.json(null, { status: 403 })
    const day = todayOf(visit)
    const evening = eveningOf(given.until)
    const today = evening > visit.now() ? await pickerOf(visit.tx, day, evening) : undefined
    return Response.json({
      token: given.token,
      until: given.until.toISOString(),
      key: taking.key.publicKey,
      keyId: taking.key.id,
      today,
    })
  }
}

/** Signing out: this device seals nothing more in the name of whoever leaves it. */
export const end: PageFunction = async ({ tx, form }) => {
  const device = form.text('device')
  const says = new Date(form.text('now'))
  if (isId(device)) await endOutbox(tx, device, Number.isNaN(says.getTime()) ? undefined : says)
  return Response.json(true)
}

// The device keeps what it has and tries again by itself, every half a minute.
async function tooMuch({ tx, source }: Visit): Promise<Response | undefined> {
  const seconds = await handInWait(tx, source)
  if (seconds === undefined) return undefined
  return new Response(
    'Much was sent from here just now. What you wrote is safe on this device; it is sent by itself in a minute or two.',
    { status: 429, headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': String(seconds) } },
  )
}

// A grant lasts until six in the evening of tomorrow; names until six in the evening of today.
function eveningOf(until: Date): Date {
  return new Date(until.getTime() - 24 * 3_600_000)
}

function parsed(item: string): unknown {
  try {
    return JSON.parse(item)
  } catch {
    return undefined
  }
}
