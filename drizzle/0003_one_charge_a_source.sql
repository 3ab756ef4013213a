DROP INDEX "charges_of_source";--> statement-breakpoint
CREATE UNIQUE INDEX "charges_of_source" ON "charges" USING btree ("source","source_id");