-- name: findPageByLink
select p.reader, p.forename, p.initial, p.school, p.page_id, p.written_on, p.lines, p.answers, p.until
  from kith.class_page_by_link() p;

-- name: answerPage
select kith.answer_class_page(:page_id, :ids::uuid[], :lines::integer[], :answers::text[], :said::text[]) as taken;

-- name: findPlacementByLink
select p.forename, p.initial, p.provider, p.starts_on, p.ends_on, p.days, p.school, p.link_worker,
       p.link_worker_email, p.plan, p.plan_on,
       p.meeting_on, p.meeting_at, p.meeting_where, p.wrote_on, p.until
  from kith.placement_by_link() p;

-- name: tellHowItGoes
select kith.tell_how_it_goes(:id, :said, :on_day) as taken;
