ALTER TABLE "count_sessions" ADD COLUMN "products" bigint[];--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "sent_by" bigint;--> statement-breakpoint
ALTER TABLE "photos" ADD COLUMN "sent_as" text;--> statement-breakpoint
CREATE INDEX "drafts_lapsing" ON "drafts" USING btree ("until","id") WHERE settled_at is null and ended is null;