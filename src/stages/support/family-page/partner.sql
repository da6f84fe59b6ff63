-- name: tellAsPartner
select kith.tell_not_right_as_partner(:child_id, :id, :theme, :about, :words) as taken;

-- name: findTold
select w.said_on, w.due_on, w.answer, w.answered_on from kith.not_right_by_link(:child_id) w;
