ALTER TABLE "broadcasts" ADD COLUMN "draft_id" bigint;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "told_rev" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "broadcasts_carded" ON "broadcasts" USING btree ("id") WHERE draft_id is not null;