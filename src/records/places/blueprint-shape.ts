// The shape of a blueprint, part by part. It says the same as places/blueprint.schema.json: a test feeds both the same
// examples. The part `identify` is kept whole here; its rules are checked by the screen that runs them.
import * as v from 'valibot'

const Text = v.pipe(v.string(), v.minLength(1, 'Write at least one character.'))
const Slug = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{1,40}$/, 'Write small letters, digits and hyphens, beginning with a letter.'),
)
const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'Write a day as YYYY-MM-DD.'))
const Urn = v.pipe(v.string(), v.regex(/^\d{6}$/, 'Write the six digits of the school’s URN, in quotes.'))
const YearGroup = v.pipe(v.string(), v.regex(/^(N|R|[1-9]|1[0-4])$/, 'Write N, R or 1 to 14, in quotes.'))
const Count = v.pipe(v.number(), v.integer('Write a whole number.'), v.minValue(0, 'Write 0 or more.'))
const AtLeastOne = v.pipe(v.number(), v.integer('Write a whole number.'), v.minValue(1, 'Write 1 or more.'))
const atMost = (most: number) => v.pipe(AtLeastOne, v.maxValue(most, `Write ${most} or less.`))
const Percent = v.pipe(v.number(), v.minValue(0, 'Write 0 to 100.'), v.maxValue(100, 'Write 0 to 100.'))

const some = <const Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item), v.minLength(1, 'Write at least one.'))

const School = v.strictObject({
  urn: Urn,
  name: Text,
  phase: v.picklist(['primary', 'secondary', 'all-through', 'special', 'alternative']),
  years: some(YearGroup),
  area: Slug,
})

const SchoolYear = v.strictObject({
  year: v.pipe(v.string(), v.regex(/^20\d{2}\/\d{2}$/, 'Write an academic year as 2025/26.')),
  about: v.optional(Text),
  terms: some(v.strictObject({ name: Text, from: Day, to: Day })),
  closed: v.array(v.strictObject({ date: Day, why: Text })),
  inset: v.array(v.strictObject({ date: Day, schools: v.union([v.literal('all'), some(Urn)]) })),
})

const Identify = v.looseObject({
  as_of: Day,
  years: some(YearGroup),
  minimum_risks: AtLeastOne,
  areas: some(v.looseObject({ area: Slug, rule: Text })),
  to_a_person: v.array(v.looseObject({ rule: Text })),
  order: some(Text),
  lot_seed: Text,
  capacity: v.objectWithRest({ default: Count }, Count),
  reserve: Count,
})

const Instrument = v.strictObject({
  instrument: Slug,
  version: Text,
  informants: some(v.picklist(['teacher', 'parent', 'self', 'worker'])),
  windows: some(v.strictObject({ name: Text, after_start_days: v.strictTuple([Count, Count]) })),
})

/** The council's own words and rhythm for Early Help (rules/early-help.md); days are school days. */
const EarlyHelp = v.strictObject({
  levels: v.strictObject({ episode: AtLeastOne, statutory: AtLeastOne }),
  reasons: some(Text),
  headings: some(v.strictObject({ id: Slug, name: Text, attendance: v.optional(v.boolean()) })),
  assessment: some(
    v.strictObject({
      id: Slug,
      heading: Text,
      asks: Text,
      from: v.optional(v.picklist(['household', 'team', 'needs', 'words', 'strengths'])),
    }),
  ),
  drifting: v.strictObject({
    review_late_school_days: AtLeastOne,
    school_days_without_review: AtLeastOne,
    open_school_days: AtLeastOne,
  }),
  nearing_step_up: v.strictObject({ reviews_that_lean_up: AtLeastOne, needs_open: AtLeastOne }),
  referrals: v.strictObject({ acknowledged_within_school_days: AtLeastOne }),
})

const Outcomes = v.strictObject({
  framework: Text,
  at_most_per_child: AtLeastOne,
  outcomes: some(v.strictObject({ outcome: Slug, name: Text, areas: some(Slug) })),
  payers: some(
    v.strictObject({
      payer: Slug,
      name: Text,
      kind: v.picklist(['council', 'school', 'health', 'government', 'business', 'trust', 'private']),
      share_percent: Percent,
    }),
  ),
})

/** The parts that each have a review date and people who must agree; `reviews` names every one. */
export const parts = [
  'areas',
  'schools',
  'calendar',
  'core',
  'capacity',
  'phases',
  'domains',
  'scope',
  'identify',
  'instruments',
  'review_rhythm',
  'alerts',
  'levels_of_need',
  'outcomes',
  'families_first',
  'disclosure',
  'retention',
  'languages',
  'lawful_bases',
] as const

const Review = v.strictObject({ review_on: Day, must_agree: some(Text) })

/** One place. Amounts of time are in days, school days or years as their names say; shares are per cent. */
export const Blueprint = v.strictObject({
  $schema: v.optional(v.string()),
  format: v.literal(1),
  version: AtLeastOne,
  name: Text,
  slug: Slug,
  pretend: v.boolean(),
  about: v.optional(Text),
  zone: Text,
  areas: some(v.strictObject({ slug: Slug, name: Text })),
  schools: some(School),
  calendar: some(SchoolYear),
  bank_holidays: v.optional(v.strictObject({ source: Text, days: some(Day) })),
  core: v.strictObject({ keep: some(Text), may_flex: v.array(Text) }),
  capacity: v.strictObject({ children_per_link_worker: AtLeastOne, programme_months: AtLeastOne }),
  phases: some(v.strictObject({ year: AtLeastOne, domains: some(Slug) })),
  domains: some(v.strictObject({ domain: Slug, name: Text, areas: some(Slug) })),
  scope: v.strictObject({ in: some(Text), out: some(Text) }),
  identify: Identify,
  instruments: some(Instrument),
  review_rhythm: v.strictObject({
    formal: v.picklist(['termly', 'half-termly']),
    formal_within_school_days_of_term_end: Count,
    plan_within_days_of_start: AtLeastOne,
    look_back_after_days: v.optional(AtLeastOne),
  }),
  alerts: v.strictObject({
    presence: v.strictObject({
      sessions_absent_in_a_row: AtLeastOne,
      falling_by_percent: Percent,
      over_school_days: AtLeastOne,
      not_seen_school_days: AtLeastOne,
    }),
    holidays: v.strictObject({ list_days_before: AtLeastOne, keep_close_days: AtLeastOne }),
    contact: v.strictObject({
      school_days_without_contact: AtLeastOne,
      school_days_without_family_contact: AtLeastOne,
      school_days_without_note: v.optional(AtLeastOne),
      undo_minutes: v.optional(AtLeastOne),
      same_again_minutes: v.optional(AtLeastOne),
      usual_minutes: v.optional(
        v.strictObject({
          'in-person': Count,
          phone: Count,
          text: Count,
          'home-visit': Count,
          meeting: Count,
          email: Count,
          letter: Count,
        }),
      ),
    }),
    deadlines: v.optional(
      v.strictObject({
        glass_looked_at_working_days: AtLeastOne,
        /** Keeping children safe in education: within 5 days for a move in the year. */
        file_passed_on_days: atMost(5),
        /** Families' pages say ten: sooner is kept, later is not. */
        not_right_working_days: atMost(10),
      }),
    ),
    baseline: v.optional(v.strictObject({ closing_within_days: AtLeastOne })),
    in_school: v.optional(
      v.strictObject({
        window_school_days: AtLeastOne,
        minimum_sessions: AtLeastOne,
        timetable_ends_school_days: AtLeastOne,
      }),
    ),
    ending: v.optional(v.strictObject({ follow_up_months: some(AtLeastOne) })),
    handover: v.optional(v.strictObject({ days_after: AtLeastOne, weeks_before: AtLeastOne })),
    data_protection: v.optional(v.strictObject({ acknowledge_days: AtLeastOne })),
    missed: v.optional(
      v.strictObject({
        days_missed: v.strictObject({ at_least: AtLeastOne, of_school_days: AtLeastOne }),
        quiet_school_days: AtLeastOne,
        falling: v.optional(
          v.strictObject({ by_percent: Percent, last_days: AtLeastOne, minimum_sessions: AtLeastOne }),
        ),
        suspended_within_days: AtLeastOne,
        old_after_days: v.optional(AtLeastOne),
      }),
    ),
  }),
  levels_of_need: some(v.strictObject({ level: AtLeastOne, name: Text, says: Text })),
  early_help: v.optional(EarlyHelp),
  outcomes: Outcomes,
  families_first: v.strictObject({ days_to_object: AtLeastOne, days_to_answer: AtLeastOne }),
  disclosure: v.strictObject({
    inside_place_below: v.pipe(
      v.number(),
      v.integer('Write a whole number.'),
      v.minValue(5, 'Write 5 or more.'),
    ),
    outside_below: v.pipe(
      v.number(),
      v.integer('Write a whole number.'),
      v.minValue(10, 'Write 10 or more.'),
    ),
    outside_round_to: AtLeastOne,
  }),
  safeguarding: v.optional(
    v.strictObject({
      checked_on: Day,
      numbers: some(
        v.strictObject({
          who: Text,
          phone: v.pipe(v.string(), v.regex(/^[0-9 ]{3,16}$/, 'Write digits and spaces.')),
          for: v.optional(Text),
          when: v.optional(Text),
        }),
      ),
    }),
  ),
  retention: some(
    v.strictObject({
      class: Text,
      keep_years: AtLeastOne,
      from: v.picklist(['date of birth', 'end of programme', 'import', 'closure', 'event']),
      why: Text,
      source: v.optional(Text),
    }),
  ),
  languages: v.strictObject({ staff: some(Text), families: some(Text) }),
  lawful_bases: some(
    v.strictObject({
      id: Slug,
      kind: v.picklist(['agreement', 'consent', 'notice']),
      asks: v.optional(v.picklist(['family', 'child', 'both'])),
      purpose: Text,
      controller: Text,
      article_6: Text,
      article_9: v.optional(Text),
      families_told: v.boolean(),
      may_object: v.boolean(),
      /** May a family say yes to it on their own page, after reading its words there? */
      by_page: v.optional(v.boolean()),
    }),
  ),
  reviews: v.strictObject(
    Object.fromEntries(parts.map(part => [part, Review])) as Record<(typeof parts)[number], typeof Review>,
  ),
})
