-- What the steps of an operation share. They hold no rule of the shop.

-- A rule says no: nothing is stored. Volatile, so that planning never runs it; read it in a column that is read.
create function refuse(code text, details json) returns text language plpgsql volatile as $$
begin
  raise exception using errcode = 'BL409', message = code, detail = details::text;
end $$;
--> statement-breakpoint
-- Ids that earlier steps of the same transaction hand to later ones.
create function keep(name text, value bigint) returns text language sql volatile as $$
  select set_config('keep.' || name, value::text, true)
$$;
--> statement-breakpoint
-- Fails closed: an error when nothing was kept in this transaction.
create function kept(name text) returns bigint language sql stable as $$
  select current_setting('keep.' || name)::bigint
$$;
--> statement-breakpoint
-- Zero when nothing was kept: for what an operation may leave out.
create function kept_or_0(name text) returns bigint language sql stable as $$
  select coalesce(nullif(current_setting('keep.' || name, true), '')::bigint, 0)
$$;
--> statement-breakpoint
create function keep_json(name text, value jsonb) returns text language sql volatile as $$
  select set_config('keep.' || name, value::text, true)
$$;
--> statement-breakpoint
create function kept_json(name text) returns jsonb language sql stable as $$
  select current_setting('keep.' || name)::jsonb
$$;
--> statement-breakpoint
-- Ids of a kind that the settling of money touched (debts/ledger.ts); none where nothing was settled.
create function touched(kind text) returns setof bigint language sql stable as $$
  select jsonb_array_elements_text(nullif(current_setting('keep.touched', true), '')::jsonb -> kind)::bigint
$$;
--> statement-breakpoint
-- The one moment of the running operation, taken after its locks; outside of one, now.
create function acted_at() returns timestamptz language sql stable as $$
  select coalesce(timestamptz 'epoch' + nullif(current_setting('keep.at', true), '')::bigint * interval '1 microsecond', now())
$$;
--> statement-breakpoint
-- To the whole minor unit; a half goes to the even neighbour.
create function half_even(value numeric) returns bigint language sql immutable as $$
  select (case when value - floor(value) = 0.5 and mod(floor(value), 2) = 0 then floor(value) else round(value) end)::bigint
$$;
--> statement-breakpoint
-- RFC 3339 in UTC, to the millisecond.
create function utc(moment timestamptz) returns text language sql stable as $$
  select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
--> statement-breakpoint
create function append_only() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'restrict_violation', message = tg_table_name || ' is append-only: a correction is an opposite row';
end $$;
