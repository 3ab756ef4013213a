CREATE TABLE "recordings" (
	"update_id" bigint PRIMARY KEY NOT NULL,
	"chat_id" bigint NOT NULL,
	"note" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "recordings_open" ON "recordings" USING btree ("chat_id","update_id") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "recordings_by_chat" ON "recordings" USING btree ("chat_id","created_at");