CREATE TABLE "lines_by_day" (
	"on" date NOT NULL,
	"product_id" bigint NOT NULL,
	"lines" integer NOT NULL,
	CONSTRAINT "lines_by_day_on_product_id_pk" PRIMARY KEY("on","product_id")
);
--> statement-breakpoint
CREATE TABLE "lines_of_month" (
	"product_id" bigint PRIMARY KEY NOT NULL,
	"lines" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sales_by_hour" (
	"on" date NOT NULL,
	"hour" integer NOT NULL,
	"count" integer NOT NULL,
	"total" bigint NOT NULL,
	CONSTRAINT "sales_by_hour_on_hour_pk" PRIMARY KEY("on","hour")
);
--> statement-breakpoint
CREATE TABLE "sales_tally" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"x" text NOT NULL,
	"event_id" bigint NOT NULL,
	"epoch" integer NOT NULL,
	"time_zone" text NOT NULL,
	"first_on" date NOT NULL,
	"last_on" date NOT NULL,
	"month_on" date,
	CONSTRAINT "sales_tally_is_one_row" CHECK ("sales_tally"."only")
);
--> statement-breakpoint
DROP INDEX "charges_open";--> statement-breakpoint
CREATE INDEX "charges_open_of_customer" ON "charges" USING btree ("customer_id",coalesce(due_on, "on" + 30),"id","due_on","on","amount","allocated") WHERE allocated < amount and voided_at is null;--> statement-breakpoint
CREATE INDEX "charges_open_by_due" ON "charges" USING btree (coalesce(due_on, "on" + 30),"customer_id","id","due_on","on","amount","allocated") WHERE allocated < amount and voided_at is null;--> statement-breakpoint
CREATE INDEX "charges_open_by_source" ON "charges" USING btree ("source_id") WHERE allocated < amount and voided_at is null;--> statement-breakpoint
CREATE INDEX "payments_of_customer_by_moment" ON "payments" USING btree ("customer_id","created_at","id") WHERE customer_id is not null;--> statement-breakpoint
CREATE INDEX "payments_voided_of_customer" ON "payments" USING btree ("customer_id","voided_at","id") WHERE voided_at is not null;--> statement-breakpoint
CREATE INDEX "sales_of_customer_by_moment" ON "sales" USING btree ("customer_id","created_at","id") WHERE customer_id is not null;--> statement-breakpoint
CREATE INDEX "sales_voided_of_customer" ON "sales" USING btree ("customer_id","voided_at","id") WHERE voided_at is not null;
--> statement-breakpoint
-- by hand
--> statement-breakpoint
-- A handful, never the thousand that PostgreSQL takes for granted: what joins it looks rows up by their index.
alter function touched(text) rows 5;
--> statement-breakpoint
-- Sales made (1) and voided (-1) after a place in the feed, seen or not by who counts on. Few, found by the feed's index
-- whatever the statistics say; a function of its own, so that its number of rows is believed.
create function sales_since(since_x xid8, since_id bigint) returns table (sale_id bigint, sign integer)
language plpgsql stable strict rows 20 set enable_seqscan = off as $$
begin
  return query
    select e.entity_id, case when e.name = 'sale.created' then 1 else -1 end
    from events e
    where (e.x, e.id) > (since_x, since_id) and e.entity = 'sale' and e.name in ('sale.created', 'sale.voided');
end $$;
