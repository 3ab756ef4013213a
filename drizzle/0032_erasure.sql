CREATE TABLE "erased" (
	"mark" text PRIMARY KEY NOT NULL,
	"is_owner" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "telegram_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "leaving_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "users_leaving" ON "users" USING btree ("id") WHERE leaving_at is not null;--> statement-breakpoint
CREATE INDEX "users_erased" ON "users" USING btree ("erased_at") WHERE erased_at is not null;--> statement-breakpoint
-- by hand
-- Why a sale was voided stands with the sale alone, where it can be erased: what is append-only holds nobody's words.
alter table movements disable trigger append_only;
--> statement-breakpoint
update movements set reason = null where source_type = 'sale' and reason is not null;
--> statement-breakpoint
alter table movements enable always trigger append_only;
