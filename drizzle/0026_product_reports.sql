ALTER TABLE "users" ADD COLUMN "reports_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "reports" integer DEFAULT 0 NOT NULL;