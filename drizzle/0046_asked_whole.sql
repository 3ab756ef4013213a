-- by hand: what an ask goes beyond is a list, for it may be more than one limit
update approvals set beyond = jsonb_build_object('limits', case when jsonb_typeof(beyond->'limit') = 'object' then jsonb_build_array(beyond->'limit') else '[]'::jsonb end, 'credit', beyond->'credit')
where beyond ? 'limit';
