-- by hand
-- Keys have nothing in them that is not seen from now on, as lib's fold has them. Where two names that stand side by side
-- are one now, the older keeps the key; the other's has its id behind it, after two spaces, as no name can.
create function seen(folded text) returns text language sql immutable as $$
  select case when folded ~ unseen then trim(regexp_replace(regexp_replace(folded, unseen, '', 'g'), ' +', ' ', 'g')) else folded end
  from (values ('[\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]')) v (unseen)
$$;
--> statement-breakpoint
update products u set folded = k.key || case when k.n = 1 then '' else '  ' || k.id end
from (
  select id, folded, key, row_number() over (partition by key, archived_at is null, case when archived_at is not null then id end order by (folded = key) desc, id) as n
  from (select id, folded, archived_at, seen(folded) as key from products) o) k
where u.id = k.id and u.folded <> k.key || case when k.n = 1 then '' else '  ' || k.id end;
--> statement-breakpoint
update customers u set folded = k.key || case when k.n = 1 then '' else '  ' || k.id end
from (
  select id, folded, key, row_number() over (partition by key, archived_at is null, case when archived_at is not null then id end order by (folded = key) desc, id) as n
  from (select id, folded, archived_at, seen(folded) as key from customers) o) k
where u.id = k.id and u.folded <> k.key || case when k.n = 1 then '' else '  ' || k.id end;
--> statement-breakpoint
update users set folded = seen(folded) where folded <> seen(folded);
--> statement-breakpoint
update products set folded_sku = seen(folded_sku), folded_barcode = seen(folded_barcode)
where folded_sku <> seen(folded_sku) or folded_barcode <> seen(folded_barcode);
--> statement-breakpoint
drop function seen(text);
