// The whole family's assessment: typed once, a section at a time of the council's own form. What is known already (who is in the
// home, who is around, needs, the child's own words) stands in its section without being typed again.
import {
  day,
  many,
  maybe,
  moment,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { idOfPost } from '#platform/ids.ts'
import { relativesOf, siblingsOf } from '#records/families/relatives.ts'
import { kinds } from '../family/kinds.ts'
import { inForce, plansOf } from '../plans/plans.ts'
import { aroundEpisode, type Episode } from './episodes.ts'
import { needsOf } from './needs.ts'
import type { EarlyHelpWords } from './settings.ts'
import { whoseWords, wordOf } from './words.ts'

const made = maybe({ id: uuid })
const db = queries(new URL('./assessment.sql', import.meta.url), {
  beginAssessment: made,
  saveSections: many({ section: text }),
  completeAssessment: made,
  findAssessments: many({
    id: uuid,
    began_on: day,
    completed_on: orNull(day),
    organisation: orNull(text),
    completed_by: orNull(text),
  }),
  findSections: many({
    id: uuid,
    section: text,
    heading: text,
    words: text,
    whole: truth,
    nth: whole,
    made_at: moment,
    made_by: orNull(text),
  }),
})

export type Assessment = Awaited<ReturnType<typeof assessmentsOf>>[number]
export type Typed = Awaited<ReturnType<typeof db.findSections>>[number]
/** A section as it stands: what is known, what was typed, and both as one text to carry over. */
export type Section = {
  id: string
  heading: string
  asks: string
  known: string
  typed: Typed | undefined
  whole: string
}

/** Begins one; false where one is under way. */
export async function beginAssessment(
  tx: Tx,
  { id, episodeId, beganOn, madeBy }: { id: string; episodeId: string; beganOn: string; madeBy?: string },
): Promise<boolean> {
  const row = await db.beginAssessment(tx, {
    id,
    episode_id: episodeId,
    began_on: beganOn,
    made_by: madeBy ?? null,
  })
  return row !== undefined
}

/** Saves what was typed, each section a version of its own; what stood before stays. Answers the sections that are new. */
export async function saveSections(
  tx: Tx,
  assessmentId: string,
  said: readonly { id: string; section: string; heading: string; words: string; nth: number }[],
  { whole = false, madeBy }: { whole?: boolean; madeBy?: string } = {},
): Promise<string[]> {
  const rows = await db.saveSections(tx, {
    assessment_id: assessmentId,
    made_by: madeBy ?? null,
    rows: JSON.stringify(said.map(each => ({ ...each, whole }))),
  })
  return rows.map(each => each.section)
}

/** Completes it: every section stays as it stands now, with what is known. False where it was completed. */
export async function completeAssessment(
  tx: Tx,
  childId: string,
  {
    id,
    onDay,
    organisation,
    sections,
    madeBy,
  }: {
    id: string
    onDay: string
    organisation: string
    sections: readonly Section[]
    madeBy?: string
  },
): Promise<boolean> {
  const said = sections.map((each, nth) => ({
    id: idOfPost(id, 'whole', each.id),
    section: each.id,
    heading: each.heading,
    words: each.whole.slice(0, MOST_WHOLE),
    nth,
  }))
  await saveSections(tx, id, said, { whole: true, ...(madeBy && { madeBy }) })
  return (
    (await db.completeAssessment(tx, { id, child_id: childId, on_day: onDay, organisation })) !== undefined
  )
}

/** The assessments of an episode: the one under way first. */
export function assessmentsOf(tx: Tx, episodeId: string) {
  return db.findAssessments(tx, { episode_id: episodeId })
}

/** The sections of an assessment in the order of the council's form; of a completed one as they stood then. */
export async function sectionsOf(
  tx: Tx,
  { childId, episode, assessment }: { childId: string; episode: Episode; assessment: Assessment },
  words: EarlyHelpWords,
): Promise<Section[]> {
  const typed = await db.findSections(tx, { assessment_id: assessment.id })
  if (assessment.completed_on !== null)
    return typed
      .filter(each => each.whole)
      .sort((a, b) => a.nth - b.nth)
      .map(each => ({
        id: each.section,
        heading: each.heading,
        asks: '',
        known: '',
        typed: each,
        whole: each.words,
      }))
  const known = await knownOf(tx, childId, episode, words)
  return words.assessment.map(section => {
    const said = typed.find(each => each.section === section.id)
    const stands = section.from ? known[section.from] : ''
    return {
      id: section.id,
      heading: section.heading,
      asks: section.asks,
      known: stands,
      typed: said,
      whole: [stands, said?.words].filter(Boolean).join('\n\n'),
    }
  })
}

async function knownOf(tx: Tx, childId: string, episode: Episode, words: EarlyHelpWords) {
  const [relatives, siblings, around, needs, [plan]] = await Promise.all([
    relativesOf(tx, childId),
    siblingsOf(tx, childId),
    aroundEpisode(tx, episode.id),
    needsOf(tx, episode.id),
    plansOf(tx, childId),
  ])
  const said = plan && (await inForce(tx, plan.id)).words
  const headings = new Map(words.headings.map(each => [each.id, each.name]))
  const lines = (all: (string | false | null | undefined)[]) => all.filter(Boolean).join('\n')
  return {
    household: lines([
      ...relatives
        .filter(each => !each.died)
        .map(each =>
          [
            `${each.name}: ${kinds[each.kind]?.word ?? each.kind}`,
            each.lives_with === true && 'lives with the child',
            each.lives_with === false && 'lives elsewhere',
            each.needs_interpreter && 'needs an interpreter',
          ]
            .filter(Boolean)
            .join(', '),
        ),
      ...siblings.map(each =>
        [`${[each.forename, each.surname].filter(Boolean).join(' ')}: of the same home`, each.school]
          .filter(Boolean)
          .join(', '),
      ),
    ]),
    team: lines([
      episode.lead &&
        `Lead practitioner: ${[episode.lead, episode.organisation, episode.reach].filter(Boolean).join(', ')}`,
      ...around.team
        .filter(each => each.until_on === null)
        .map(each => [each.name, each.role, each.reach].filter(Boolean).join(', ')),
    ]),
    needs: lines(
      needs.map(
        each =>
          `${headings.get(each.heading) ?? each.heading}. ${wordOf(whoseWords, each.whose)}: ${each.words}${
            each.settled_as === 'met' ? ' (met)' : each.settled_as ? ' (not met)' : ''
          }`,
      ),
    ),
    words: lines([said?.hopes && `Hopes: ${said.hopes}`, said?.own_words && `“${said.own_words}”`]),
    strengths: lines([said?.strengths, said?.protective]),
  }
}

const MOST_WHOLE = 6000
