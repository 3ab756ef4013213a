ALTER TABLE "approvals" ADD COLUMN "payment_id" bigint;--> statement-breakpoint
ALTER TABLE "allocations" ADD COLUMN "customer_id" bigint;--> statement-breakpoint
CREATE INDEX "approvals_waiting_by_end" ON "approvals" USING btree ("expires_at") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "approvals_waiting_of_person" ON "approvals" USING btree ("by_id","expires_at") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "allocations_of_customer" ON "allocations" USING btree ("customer_id","id") WHERE customer_id is not null;--> statement-breakpoint
CREATE INDEX "allocations_of_unnamed" ON "allocations" USING btree ("id") WHERE customer_id is null;--> statement-breakpoint
CREATE INDEX "notices_of_reminder" ON "notices" USING btree ("entity_id") WHERE kind = 'reminder' and done_at is null;