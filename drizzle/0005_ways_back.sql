CREATE TABLE "ways_back" (
	"activity_id" bigint PRIMARY KEY NOT NULL,
	"operation" text NOT NULL,
	"input" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "ways_back_open" ON "ways_back" USING btree ("at") WHERE input is not null;--> statement-breakpoint
-- The ways back that were kept with the acts hold names, phones and notes; they are minutes old at most, or of no use.
alter table activities disable trigger append_only;
--> statement-breakpoint
update activities set undo = null where undo is not null;
--> statement-breakpoint
alter table activities enable always trigger append_only;
