// Proof that the audit is as it was written: each row against its hash, each seal against the one before, and the seals
// against those that were written down outside the database.
import type { Database } from '#platform/database/connections.ts'
import {
  many,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { type OutsideFile, type OutsideSeal, readOutsideSeals } from './outside-seals.ts'

const db = queries(new URL('./proof.sql', import.meta.url), {
  countSeals: one({ sealed: whole, unsealed: whole }),
  findProblems: many({
    place_id: orNull(uuid),
    number: orNull(whole),
    entry_id: orNull(uuid),
    at: orNull(moment),
    action: orNull(text),
    problem: text,
  }),
  findUnlikeOutside: many({ place_id: uuid, number: whole, still_there: truth }),
  findPlacesSealed: many({ place_id: uuid, slug: text }),
  findRowsSealed: many({ number: whole, entry_id: uuid, at: orNull(moment), action: orNull(text) }),
})

/** One thing that is wrong, and as much as is still known of the row. `place` is a slug, null where the row has none. */
export type Problem = {
  place: string | null
  number: number | null
  entryId: string | null
  at: Date | null
  action: string | null
  problem: string
}

export type Proof = { problems: Problem[]; sealed: number; unsealed: number; outside: OutsideFile }

const mostRowsNamed = 20

/** Checks the whole audit of all places. `file` holds the seals outside; none there is said, and is no problem by itself. */
export async function proveAudit(database: Database, file: string): Promise<Proof> {
  // The file is read first: what it says was already in the database, so the database can only know more.
  const { outside, disagreements } = await compareWithOutside(database, file)
  return await database.asMachine(async tx => {
    const places = new Map((await db.findPlacesSealed(tx)).map(({ place_id, slug }) => [place_id, slug]))
    const problems: Problem[] = (await db.findProblems(tx)).map(({ place_id, entry_id, ...rest }) => ({
      place: places.get(place_id ?? '') ?? null,
      entryId: entry_id,
      ...rest,
    }))
    for (const each of disagreements) {
      problems.push(...(await problemsOf(tx, each, places.get(each.first.place) ?? null)))
    }
    return { problems, ...(await db.countSeals(tx)), outside }
  })
}

/** A place whose seals are not those outside: the first that differs, and the last on which both agree. */
type Disagreement = { first: OutsideSeal; stillThere: boolean; lastAlike: number; lines: number }

async function compareWithOutside(database: Database, file: string) {
  const found = new Map<string, Disagreement>()
  const lastAlike = new Map<string, number>()
  const outside = await readOutsideSeals(file, async seals => {
    const unlike = await database.asMachine(tx => findUnlike(tx, seals))
    for (const seal of seals) {
      const known = found.get(seal.place)
      const stillThere = unlike.get(`${seal.place} ${seal.number}`)
      if (stillThere === undefined) {
        if (!known) lastAlike.set(seal.place, seal.number)
      } else if (known) known.lines++
      else {
        const agreed = lastAlike.get(seal.place) ?? 0
        found.set(seal.place, { first: seal, stillThere, lastAlike: agreed, lines: 1 })
      }
    }
  })
  return { outside, disagreements: [...found.values()] }
}

async function findUnlike(tx: Tx, seals: OutsideSeal[]): Promise<Map<string, boolean>> {
  const rows = await db.findUnlikeOutside(tx, {
    places: seals.map(seal => seal.place),
    numbers: seals.map(seal => seal.number),
    chains: seals.map(seal => seal.chain),
  })
  return new Map(rows.map(({ place_id, number, still_there }) => [`${place_id} ${number}`, still_there]))
}

// The row that was touched stands after the last seal that both agree on, and not after the first that they do not.
async function problemsOf(
  tx: Tx,
  { first, stillThere, lastAlike, lines }: Disagreement,
  place: string | null,
) {
  const seal = `seal ${first.number}, written down outside on ${first.at},`
  const disagree = lines === 1 ? 'one line there disagrees' : `${lines} lines there disagree`
  if (!stillThere) {
    const problem = `${seal} is no longer here: the audit was cut off (${disagree})`
    return [{ place, number: first.number, entryId: null, at: null, action: null, problem }]
  }
  const among =
    first.number - lastAlike === 1 ? 'this row' : `one of the rows ${lastAlike + 1} to ${first.number}`
  const problem = `${seal} is another one here: ${among} was changed and the chain rewritten from there on (${disagree})`
  const suspects = { place_id: first.place, after: lastAlike, up_to: first.number, at_most: mostRowsNamed }
  const rows = await db.findRowsSealed(tx, suspects)
  return rows.map(({ entry_id, ...rest }) => ({ place, entryId: entry_id, ...rest, problem }))
}
