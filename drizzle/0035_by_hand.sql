-- by hand
-- A release before writes why a sale was voided beside its movements too: what is append-only holds nobody's words, whoever writes it.
create function without_words() returns trigger language plpgsql as $$
begin
  new.reason := null;
  return new;
end $$;
--> statement-breakpoint
create trigger without_words before insert on movements for each row
  when (new.source_type = 'sale' and new.reason is not null) execute function without_words();
--> statement-breakpoint
alter table movements enable always trigger without_words;
--> statement-breakpoint
alter table movements disable trigger append_only;
--> statement-breakpoint
update movements set reason = null where source_type = 'sale' and reason is not null;
--> statement-breakpoint
alter table movements enable always trigger append_only;
