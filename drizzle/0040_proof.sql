CREATE TABLE "chain_lines" (
	"subject" text NOT NULL,
	"subject_id" bigint NOT NULL,
	"n" integer NOT NULL,
	"about" text,
	"line" text NOT NULL,
	CONSTRAINT "chain_lines_subject_subject_id_n_pk" PRIMARY KEY("subject","subject_id","n")
);
--> statement-breakpoint
CREATE TABLE "chain_salts" (
	"subject" text NOT NULL,
	"subject_id" bigint NOT NULL,
	"n" integer NOT NULL,
	"salt" text NOT NULL,
	CONSTRAINT "chain_salts_subject_subject_id_n_pk" PRIMARY KEY("subject","subject_id","n")
);
--> statement-breakpoint
CREATE TABLE "chains" (
	"subject" text NOT NULL,
	"subject_id" bigint NOT NULL,
	"n" integer NOT NULL,
	"hash" text NOT NULL,
	"marks" jsonb NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chains_subject_subject_id_pk" PRIMARY KEY("subject","subject_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "chain_lines_once" ON "chain_lines" USING btree ("subject","subject_id","about") WHERE about is not null;--> statement-breakpoint
-- by hand
create trigger append_only before update or delete or truncate on chain_lines for each statement execute function append_only();
