// Does a file look like the last one? Rule: a change of more than ten rows and of more than ten in a hundred is an alarm,
// which whoever confirms must answer with a reason. The two limits are those of Student Insights' record syncer, which has
// brought school files in nightly for years (studentinsights/studentinsights, app/importers/record_syncer.rb).

const ALARM_ROWS = 10
const ALARM_PERCENT = 10

/** Rows of one file about one school's children, the last time and now. */
export type RowsOfSchool = { school: string; file: string; before: number; now: number }

/** Files with one row a child: as many rows as children, whatever the time of year. */
const A_ROW_A_CHILD = ['pupils', 'marks']

/** So many gone from the rolls of these schools that it is to be answered. */
export function tooManyGone(roll: { before: number; missing: number }): boolean {
  return far(roll.missing, roll.before)
}

/**
 * The sentences to answer. Files of dated records grow and begin anew each year, so only one that came empty is told of.
 * @param roll children on the rolls of these schools before, and of them how many leave by this file
 */
export function alarmsOf(
  files: readonly RowsOfSchool[],
  roll: { before: number; missing: number },
): string[] {
  const alarms = files.flatMap(({ school, file, before, now }) => {
    const growing = !A_ROW_A_CHILD.includes(file)
    if (!far(Math.abs(now - before), before) || (growing && now > 0)) return []
    return [`${school}: ${file}.csv had ${said(before)} the last time and has ${said(now)} now.`]
  })
  if (far(roll.missing, roll.before)) {
    alarms.push(
      `${number(roll.missing)} of the ${number(roll.before)} children on the rolls of these schools leave by this file.`,
    )
  }
  return alarms
}

/** The children of the list for one school, and how many of them are on which other school's roll now. */
export type ComingIn = {
  school: string
  children: number
  from: readonly { school: string; children: number }[]
}

/** Rule: where more than half of a school's list is on other schools' rolls, it may be the wrong school's list. */
export function othersChildren(lists: readonly ComingIn[]): string[] {
  return lists.flatMap(({ school, children, from }) => {
    const others = from.reduce((sum, each) => sum + each.children, 0)
    if (others * 2 <= children) return []
    const rolls = from.toSorted((a, b) => b.children - a.children).map(each => each.school)
    return [
      `${number(others)} of ${number(children)} children in the list for ${school} are on the roll of ${new Intl.ListFormat('en-GB').format(rolls)}.`,
    ]
  })
}

function far(difference: number, before: number): boolean {
  return difference > ALARM_ROWS && difference * 100 > ALARM_PERCENT * before
}

function said(rows: number): string {
  return rows === 1 ? '1 row' : `${number(rows)} rows`
}

function number(n: number): string {
  return n.toLocaleString('en-GB')
}
