CREATE TABLE "settings" (
	"id" integer PRIMARY KEY NOT NULL,
	"shop_name" text,
	"pix_key" text,
	"pix_city" text,
	"emoji" text,
	"hours" text,
	"closing_at" text,
	"due_days" integer DEFAULT 30 NOT NULL,
	"default_credit_limit" bigint,
	"discount_percent" numeric(6, 3),
	"price_override_percent" numeric(6, 3),
	"void_hours" numeric(9, 3),
	"backdate_days" integer,
	"below_cost" boolean,
	"sees_costs" boolean DEFAULT true NOT NULL,
	"quiet_hours" jsonb,
	"reminders" jsonb DEFAULT '{"text":null,"days":[]}'::jsonb NOT NULL,
	"edits" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"rev" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "settings_is_one_row" CHECK ("settings"."id" = 1)
);
--> statement-breakpoint
DROP INDEX "charges_open_of_customer";--> statement-breakpoint
DROP INDEX "charges_open_by_due";--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "passed" jsonb;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "edits" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "due_after" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "edits" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "edits" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "charges_open_of_customer" ON "charges" USING btree ("customer_id",coalesce(due_on, "on" + due_after),"id","due_on","on","amount","allocated") WHERE allocated < amount and voided_at is null;--> statement-breakpoint
CREATE INDEX "charges_open_by_due" ON "charges" USING btree (coalesce(due_on, "on" + due_after),"customer_id","id","due_on","on","amount","allocated") WHERE allocated < amount and voided_at is null;--> statement-breakpoint
-- by hand
INSERT INTO "settings" ("id") VALUES (1);
