-- by hand: what an ask goes beyond is a list, for it may be more than one limit; the first stays beside it for the release before
update approvals set beyond = beyond || jsonb_build_object('limits', case when jsonb_typeof(beyond->'limit') = 'object' then jsonb_build_array(beyond->'limit') else '[]'::jsonb end)
where not beyond ? 'limits';
