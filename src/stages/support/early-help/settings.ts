// What a place's council says about Early Help: the blueprint's `early_help` and `levels_of_need`. Nothing stands in for it.
import type { Tx } from '#platform/database/queries.ts'
import type { BlueprintData } from '#records/places/blueprint.ts'
import { blueprintInForce } from '#records/places/places.ts'

export type EarlyHelpWords = NonNullable<BlueprintData['early_help']> & {
  needLevels: BlueprintData['levels_of_need']
}

/** The council's words and numbers; undefined where the blueprint does not say them, and no episode can begin. */
export async function earlyHelpWords(tx: Tx): Promise<EarlyHelpWords | undefined> {
  const { early_help: said, levels_of_need: needLevels } = (await blueprintInForce(tx)).content
  return said && { ...said, needLevels }
}

/** The levels at which there is an episode: below them families are helped without one, above them others lead. */
export function episodeLevels({ needLevels, levels }: EarlyHelpWords) {
  return needLevels.filter(each => each.level >= levels.episode && each.level < levels.statutory)
}
