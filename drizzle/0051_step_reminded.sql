DROP INDEX "notices_of_contract";--> statement-breakpoint
ALTER TABLE "contract_transactions" ADD COLUMN "reminded_on" date;--> statement-breakpoint
CREATE UNIQUE INDEX "notices_of_contract" ON "notices" USING btree ("entity","entity_id","user_id",(data->>'what'),coalesce(data->>'on', '')) WHERE kind = 'contract';