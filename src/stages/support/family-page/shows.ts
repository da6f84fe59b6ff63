// What a family's or a child's page shows, as the database puts it together (0052): what is not read there cannot be shown.
import * as v from 'valibot'
import { day } from '#platform/database/queries.ts'

const Answered = { on: day, answer: v.nullable(v.string()), answered: v.nullable(day) }
const Shows = v.strictObject({
  forename: v.nullable(v.string()),
  school: v.string(),
  today: day,
  /** First names of the Link Workers, and whom families ring. */
  workers: v.array(v.string()),
  ask: v.nullable(v.strictObject({ for: v.string(), phone: v.string() })),
  /** The plan both made, in the words of the plan; null where there is none yet. */
  plan: v.nullable(
    v.strictObject({
      began: day,
      hopes: v.nullable(v.string()),
      own: v.nullable(v.string()),
      strengths: v.nullable(v.string()),
      goals: v.array(
        v.strictObject({
          aim: v.nullable(v.string()),
          helps: v.nullable(v.string()),
          me: v.nullable(v.string()),
          you: v.nullable(v.string()),
        }),
      ),
      doing: v.array(v.string()),
    }),
  ),
  dates: v.array(
    v.strictObject({
      day,
      at: v.nullable(v.string()),
      /** The name of a group; of a meeting and a review where: `school`, `elsewhere`, or empty where nobody said. */
      what: v.string(),
      kind: v.picklist(['group', 'meeting', 'review']),
    }),
  ),
  /** A parent's page alone. */
  agreed: v.nullable(
    v.array(
      v.strictObject({
        purpose: v.string(),
        kind: v.picklist(['agreement', 'consent', 'notice']),
        answer: v.picklist(['yes', 'told']),
        /** As the place calls it. */
        name: v.nullable(v.string()),
        on: day,
      }),
    ),
  ),
  /** To what more the reader may say yes here; `asks` both where the child is asked too. */
  more: v.nullable(
    v.array(
      v.strictObject({
        purpose: v.string(),
        kind: v.picklist(['agreement', 'consent']),
        name: v.nullable(v.string()),
        asks: v.picklist(['family', 'both']),
      }),
    ),
  ),
  looked: v.nullable(v.array(v.strictObject({ role: v.string(), people: v.number(), times: v.number() }))),
  told: v.nullable(v.array(v.strictObject({ name: v.string(), role: v.string(), on: day }))),
  /** What was said on this very page, without its words, and what we answered. */
  said: v.array(v.strictObject({ kind: v.string(), ...Answered })),
  wrong: v.array(v.strictObject({ due: day, ...Answered })),
  /** The child's page alone. */
  lines: v.nullable(v.array(v.string())),
  team: v.nullable(v.array(v.string())),
  journey: v.nullable(
    v.strictObject({
      since: v.nullable(day),
      groups: v.array(v.strictObject({ what: v.string(), times: v.number(), first: day })),
      done: v.array(v.strictObject({ what: v.string(), on: day, kind: v.picklist(['did', 'goal']) })),
      /** First names of the Link Workers there were. */
      met: v.array(v.string()),
      /** The first words of their own, where others stand in the plan now. */
      said: v.nullable(v.strictObject({ words: v.string(), on: day })),
    }),
  ),
  /** What the child said they will do, and by when. */
  tasks: v.nullable(v.array(v.strictObject({ what: v.string(), by: day }))),
  /** What they keep at the end. */
  kept: v.nullable(
    v.array(
      v.strictObject({
        kind: v.picklist(['person', 'place', 'kind-words']),
        name: v.string(),
        words: v.nullable(v.string()),
      }),
    ),
  ),
})

/** What stands in a text for a name that the reader of a page is not told (`kith.without_names`). */
export const SOMEBODY = '\uE000'

export type Shows = v.InferOutput<typeof Shows>

/** Reads what the database gave. Throws where it is unlike what pages know. */
export function readShows(given: unknown): Shows {
  return v.parse(Shows, given)
}
