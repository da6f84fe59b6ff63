-- name: findWhatStands
select kith.what_stands(:of_caseload) as kinds;
