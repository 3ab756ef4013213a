ALTER TABLE "questions" ADD COLUMN "rev" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "card" jsonb;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "ended" text;