CREATE TABLE "customer_names" (
	"id" bigint PRIMARY KEY NOT NULL,
	"folded" text NOT NULL,
	"phone" text,
	"archived_at" timestamp with time zone,
	"search" text GENERATED ALWAYS AS (' ' || translate(folded, '-''', '  ') || ' ' || translate(folded, '-''', '') || ' ') STORED,
	"search_phone" text GENERATED ALWAYS AS (regexp_replace(phone, '[^0-9]', '', 'g')) STORED
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "search" text GENERATED ALWAYS AS (' ' || translate(folded, '-''', '  ') || ' ' || translate(folded, '-''', '') || ' ') STORED;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "search_sku" text GENERATED ALWAYS AS (translate(folded_sku, '-'' ', '')) STORED;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "search_barcode" text GENERATED ALWAYS AS (case when translate(folded_barcode, '-'' ', '') ~ '^[0-9]{12}$' then '0' else '' end || translate(folded_barcode, '-'' ', '')) STORED;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "search" text GENERATED ALWAYS AS (' ' || translate((folded || ' ' || coalesce(lower(username), '')), '-''', '  ') || ' ' || translate((folded || ' ' || coalesce(lower(username), '')), '-''', '') || ' ') STORED;--> statement-breakpoint
ALTER TABLE "customer_names" ADD CONSTRAINT "customer_names_id_customers_id_fk" FOREIGN KEY ("id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
-- by hand
-- Parts of words are found by the three letters they share with a name.
create extension if not exists pg_trgm;
--> statement-breakpoint
-- Keys have one kind of apostrophe and of hyphen from now on, as lib's fold has them. Where two names that stand side by
-- side are one now, the older keeps the key; the other's has its id behind it, after two spaces, as no name can.
create function one_mark(folded text) returns text language sql immutable as $$
  select translate(folded, E'’‘‛`´ʼʹʻˈ′＇‐‑‒–—―−⁃﹘﹣－\u00ad', repeat('''', 11) || repeat('-', 12))
$$;
--> statement-breakpoint
update products u set folded = k.key || case when k.n = 1 then '' else '  ' || k.id end
from (
  select id, folded, key, row_number() over (partition by key, archived_at is null, case when archived_at is not null then id end order by (folded = key) desc, id) as n
  from (select id, folded, archived_at, one_mark(folded) as key from products) o) k
where u.id = k.id and u.folded <> k.key || case when k.n = 1 then '' else '  ' || k.id end;
--> statement-breakpoint
update customers u set folded = k.key || case when k.n = 1 then '' else '  ' || k.id end
from (
  select id, folded, key, row_number() over (partition by key, archived_at is null, case when archived_at is not null then id end order by (folded = key) desc, id) as n
  from (select id, folded, archived_at, one_mark(folded) as key from customers) o) k
where u.id = k.id and u.folded <> k.key || case when k.n = 1 then '' else '  ' || k.id end;
--> statement-breakpoint
update users set folded = one_mark(folded) where folded <> one_mark(folded);
--> statement-breakpoint
update products set folded_sku = one_mark(folded_sku), folded_barcode = one_mark(folded_barcode)
where folded_sku <> one_mark(folded_sku) or folded_barcode <> one_mark(folded_barcode);
--> statement-breakpoint
drop function one_mark(text);
--> statement-breakpoint
insert into customer_names (id, folded, phone, archived_at) select id, folded, phone, archived_at from customers;
--> statement-breakpoint
create function keep_customer_name() returns trigger language plpgsql as $$
begin
  insert into customer_names (id, folded, phone, archived_at) values (new.id, new.folded, new.phone, new.archived_at)
  on conflict (id) do update set folded = excluded.folded, phone = excluded.phone, archived_at = excluded.archived_at;
  return null;
end $$;
--> statement-breakpoint
create trigger customers_made after insert on customers for each row execute function keep_customer_name();
--> statement-breakpoint
create trigger customers_named after update of folded, phone, archived_at on customers for each row
when ((old.folded, old.phone, old.archived_at) is distinct from (new.folded, new.phone, new.archived_at))
execute function keep_customer_name();
--> statement-breakpoint
-- True, and dear to the planner: it goes by the index, also where the plan was made for an empty shop and is kept while it fills.
create function by_index(text) returns boolean language plpgsql immutable strict parallel safe cost 10000 as $$
begin
  return true;
end $$;
--> statement-breakpoint
-- What is left of a name's words without one letter, or two of six and more, and the words themselves: lib's search makes
-- the same of what is typed, and two words within so many slips have one of these in common.
create function slips(folded text) returns text[] language sql immutable strict parallel safe cost 10000 as $$
  with words as (
    select distinct word, char_length(word) as letters
    from unnest(string_to_array(translate(folded, '-''', '  ') || ' ' || translate(folded, '-''', '') || ' ' || translate(folded, '-'' ', ''), ' ')) word
    where char_length(word) between 2 and 26 and word !~ '[0-9]'),
  once as (select letters, n, overlay(word placing '' from n for 1) as rest from words, generate_series(1, letters) n),
  twice as (select overlay(rest placing '' from m for 1) as rest from once, generate_series(n, letters - 1) m where letters >= 6)
  select coalesce(array_agg(distinct rest), '{}')
  from (select word as rest from words union all select rest from once union all select rest from twice) every
$$;
--> statement-breakpoint
-- Room in each page: a product that is sold stays where it is, and its indexes need not know.
alter table products set (fillfactor = 80);
--> statement-breakpoint
-- Found at once, not from a list that is still to be sorted in: names change seldom.
create index products_search on products using gin (search gin_trgm_ops, search_sku gin_trgm_ops, search_barcode gin_trgm_ops) with (fastupdate = off);
--> statement-breakpoint
create index products_slips on products using gin (slips(folded)) with (fastupdate = off);
--> statement-breakpoint
create index customer_names_search on customer_names using gin (search gin_trgm_ops, search_phone gin_trgm_ops) with (fastupdate = off);
--> statement-breakpoint
create index customer_names_slips on customer_names using gin (slips(folded)) with (fastupdate = off);
--> statement-breakpoint
create index users_search on users using gin (search gin_trgm_ops) with (fastupdate = off);
--> statement-breakpoint
create index users_slips on users using gin (slips(folded)) with (fastupdate = off);
