// Tables that are read or written less than the matrix lets, each with why; their own tests say how.

// A pupil number that a page could write would tell whether it is here, whoever the child is.
export const onlyImportsWrite = [
  'kith.pupil_numbers',
  // Nor who a child is, nor on which roll: a page that could write a roll would show a child to a school.
  'kith.children',
  'kith.names',
  'kith.births',
  'kith.rolls',
  // What tutors are asked and say is written by the functions of a round: a page could answer in a tutor's name.
  'kith.collecting_children',
  'kith.collecting_answers',
  // What nobody noticed is found by a job.
  'kith.import_close_matches',
  'kith.undone_records',
  'kith.missed_things',
  // What is said, asked and frozen in a cohort room goes through functions that lock the room.
  'kith.cohort_children',
  'kith.cohort_entries',
  'kith.cohort_checks',
  'kith.cohort_check_answers',
  'kith.cohort_places',
  // Offers, answers and who moves up go through functions that see the whole frozen order.
  'kith.offers',
  'kith.offer_answers',
  'kith.offer_moves',
  // What was agreed, who is matched and what is measured are written by functions that see all that they ask.
  'kith.agreements',
  'kith.asking_rests',
  'kith.enrolments',
  'kith.matches',
  'kith.measure_windows',
  // Contacts and what is not finished of them have one door; answers are written in one's own name.
  'kith.contacts',
  'kith.contact_notes',
  'kith.contact_drafts',
  'kith.contact_answers',
  // A search's words follow the names by a trigger; a drawing is kept whole by its function.
  'kith.search_words',
  'kith.networks',
  'kith.network_people',
  // What is done in and with school is written in one's own name, about the child whose plan it is (in-school's own tests).
  'kith.staff_told',
  'kith.class_pages',
  'kith.class_page_readers',
  'kith.class_page_answers',
  'kith.attendance_plans',
  'kith.attendance_plan_causes',
  'kith.attendance_plan_steps',
  'kith.attendance_plan_yeses',
  'kith.attendance_plan_reviews',
  'kith.part_time_timetables',
  'kith.suspension_follow_ups',
  'kith.suspension_lines',
  'kith.return_meetings',
  'kith.placements',
  // A plan is saved in one's own name, in the plan of the same child (plans' own tests).
  'kith.plans',
  'kith.plan_goals',
  'kith.plan_versions',
  'kith.goal_points',
  'kith.plan_behind',
  'kith.plan_needs',
  'kith.plan_not_now',
  'kith.plan_activities',
  'kith.plan_agreements',
  'kith.plan_shares',
  // The page of a week is given whole, of whom it is agreed, and answered by its reader (weekly's own tests).
  'kith.weekly_lines',
  'kith.weekly_replies',
  // A review and what somebody will do are written in one's own name, with somebody who takes part (reviews' own tests).
  'kith.actions',
  'kith.reviews',
  'kith.review_sides',
  // A concern is written by whoever works here, and what is in the file in one's own name (its own tests).
  'kith.safeguarding_concerns',
  // Early Help: with a yes or a reason, in one's own name, and in an episode by whoever leads it (early-help's own tests).
  'kith.early_help_episodes',
  'kith.early_help_leads',
  'kith.early_help_levels',
  'kith.early_help_needs',
  'kith.early_help_reviews',
  'kith.early_help_team',
  'kith.early_help_assessments',
  'kith.early_help_sections',
  'kith.statutory_referrals',
  'kith.statutory_referral_lines',
  'kith.early_help_told',
  'kith.safeguarding_entries',
  'kith.glass_broken',
  // A page for a family is of a relative whom one may contact; what comes by it is written by its link (family-page's tests).
  'kith.family_pages',
  'kith.family_page_words',
  'kith.not_right',
  // The database gathers a bundle; a page adds what is kept elsewhere, and what it opened with its proof (rights' own tests).
  'kith.bundle_lines',
  // What is said to be wrong, and what is decided of it, has one door (rights' own tests).
  'kith.corrections',
  // A change of hands has one door (handover's own tests).
  'kith.handover_children',
  'kith.handover_lines',
  'kith.handover_noes',
  'kith.handover_told',
  // The end of taking part, too, is written by functions alone.
  'kith.endings',
  'kith.ending_words',
  'kith.follow_ups',
  'kith.keepsakes',
  // Who read a note for a new school is written by its own new lead or worker (handover's own tests).
  'kith.transition_reads',
]

// No page reads these, whatever the matrix says: the function of a search looks into it and gives back children alone.
export const noPageReads = ['kith.search_words']
// Of these whoever may read the class sees their own alone: a draft is its writer's, a word back is between two people.
// A line of a weekly page is read by whoever the page is from or for.
export const ownAlone = ['kith.contact_drafts', 'kith.notes_read', 'kith.weekly_lines', 'kith.weekly_replies']
// Of these a school's lead, and a council's practitioner by an episode, read what child and family agreed to share, alone (plans' own
// tests of shares).
export const asShared = [
  'kith.plan_goals',
  'kith.plan_versions',
  'kith.goal_points',
  'kith.plan_activities',
  'kith.plan_not_now',
  'kith.plan_agreements',
  'kith.plan_shares',
]
// Read by a duty, whatever else the matrix lets read: what is not right, by somebody whom it is not about.
export const readByDuty = new Map([['kith.not_right', 'hear what is not right']])
// These go into one's own register, a group of one's own school, a note of one's own about a move, alone: some that the matrix lets write have none here.
export const inOnesOwn = ['kith.register_rows', 'kith.group_members', 'kith.transition_notes']
// These are written by a duty, of children whom one may read of.
export const writtenByDuty = new Map([
  ['kith.missed_acts', 'act on what was missed'],
  ['kith.group_members', 'run groups'],
  ['kith.notes_read', 'lead the team'],
])
