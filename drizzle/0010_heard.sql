ALTER TABLE "feed" ADD COLUMN "identity" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "shown_rev" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "preferences_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "preferences_edits" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "events_of_topic" ON "events" USING btree ("topic","x","id");--> statement-breakpoint
CREATE INDEX "events_for_users" ON "events" USING btree ("x","id") WHERE topic = 'inventory' and not staff_only;--> statement-breakpoint
CREATE INDEX "events_of_customer" ON "events" USING btree ("customer_id","x","id") WHERE customer_id is not null and not staff_only;--> statement-breakpoint
CREATE INDEX "events_of_person" ON "events" USING btree ("entity_id","x","id") WHERE topic = 'me';
--> statement-breakpoint
-- by hand
-- Users get a product's revision as of the last change that they see, and it rises by thousands: of how often something
-- was sold in between it tells no more than that. Near its greatest value it counts by ones again.
create function raise_shown_rev() returns trigger language plpgsql as $$
begin
  if new.rev < 2000000000 then
    new.rev := (new.rev / 1000 + 1) * 1000;
  end if;
  new.shown_rev := new.rev;
  return new;
end $$;
--> statement-breakpoint
update products set rev = (rev / 1000 + 1) * 1000, shown_rev = (rev / 1000 + 1) * 1000;
--> statement-breakpoint
-- Whatever is edited moves updated_at, which users see; of the level they see whether there is any.
create trigger shown before update on products for each row
  when (old.updated_at is distinct from new.updated_at or (old.stock > 0) <> (new.stock > 0))
  execute function raise_shown_rev();
