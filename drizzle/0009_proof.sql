ALTER TABLE "requests" ADD COLUMN "needed" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proof" text;
--> statement-breakpoint
-- by hand
-- What people wrote and were told goes once it was acted on and sent; what is there from before, too.
update updates set body = '{}' where done_at is not null and body <> '{}';
--> statement-breakpoint
update outbox set payload = '{}' where coalesce(sent_at, failed_at) is not null and payload <> '{}';
