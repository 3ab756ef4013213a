CREATE TABLE "closed_chats" (
	"chat_id" bigint PRIMARY KEY NOT NULL,
	"closed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "edits_told" (
	"chat_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"told_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "edits_told_chat_id_message_id_pk" PRIMARY KEY("chat_id","message_id")
);
--> statement-breakpoint
CREATE INDEX "edits_told_by_age" ON "edits_told" USING btree ("told_at");