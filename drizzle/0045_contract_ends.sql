DROP INDEX "notices_of_person";--> statement-breakpoint
CREATE INDEX "contract_answers_of_person" ON "contract_answers" USING btree ("actor_id","transaction_id");--> statement-breakpoint
CREATE INDEX "contract_transactions_ended_by" ON "contract_transactions" USING btree ("ended_by_id","id") WHERE ended_by_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "contract_transactions_of_payment" ON "contract_transactions" USING btree ("payment_id") WHERE payment_id is not null;--> statement-breakpoint
CREATE INDEX "contracts_by" ON "contracts" USING btree ("by_id","id");--> statement-breakpoint
CREATE INDEX "contracts_ended_by" ON "contracts" USING btree ("ended_by_id","id") WHERE ended_by_id is not null;--> statement-breakpoint
CREATE INDEX "notices_of_person" ON "notices" USING btree ("user_id","id");--> statement-breakpoint
-- by hand: what waits in a contract that is over ended with it
with over as (
  update contract_transactions t set state = 'rejected', ended_at = k.ended_at, rev = t.rev + 1
  from contracts k where k.id = t.contract_id and t.state = 'waiting' and k.state in ('completed', 'cancelled')
  returning t.contract_id, t.id)
insert into contract_entries (contract_id, kind, data)
select o.contract_id, 'rejected', jsonb_build_object('transactionId', o.id) from over o order by o.id;
