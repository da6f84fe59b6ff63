-- name: findPage
select p.page_id, p.for_whom, p.language, p.may_change, p.until, p.approved, p.shows from kith.family_page_by_link() p;

-- name: speak
select kith.speak_by_link(:language)::text as spoken;

-- name: say
select kith.say_by_link(:id, :kind, :words) as taken;

-- name: tellNotRight
select kith.tell_not_right(:id, :theme, :about, :words) as taken;

-- name: sayYes
select kith.say_yes_by_link(:id, :purpose, :piece, :hash, :language) as outcome;

-- name: takeBack
select kith.take_back_by_link(:purpose, :words) as outcome;
