ALTER TABLE "customer_names" ADD COLUMN "named" "xid8" DEFAULT pg_current_xact_id();--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "named" "xid8" DEFAULT pg_current_xact_id();--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "named" "xid8" DEFAULT pg_current_xact_id();--> statement-breakpoint
CREATE INDEX "customer_names_by_named" ON "customer_names" USING btree ("named");--> statement-breakpoint
CREATE INDEX "products_by_named" ON "products" USING btree ("named");--> statement-breakpoint
CREATE INDEX "users_by_named" ON "users" USING btree ("named");--> statement-breakpoint
-- by hand
-- A process knows all names, and asks which were given since: the transaction that gives one, or puts it away, is noted with it.
create function note_name() returns trigger language plpgsql as $$
begin
  new.named := pg_current_xact_id();
  return new;
end $$;
--> statement-breakpoint
create trigger products_noted before update of folded, archived_at on products for each row
when ((old.folded, old.archived_at) is distinct from (new.folded, new.archived_at)) execute function note_name();
--> statement-breakpoint
create trigger users_noted before update of folded, username, erased_at on users for each row
when ((old.folded, old.username, old.erased_at) is distinct from (new.folded, new.username, new.erased_at)) execute function note_name();
--> statement-breakpoint
create trigger customer_names_noted before update of folded, archived_at on customer_names for each row
when ((old.folded, old.archived_at) is distinct from (new.folded, new.archived_at)) execute function note_name();
