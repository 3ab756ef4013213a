CREATE TABLE "feed" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"pruned_x" text DEFAULT '0' NOT NULL,
	"pruned_id" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "feed_is_one_row" CHECK ("feed"."only")
);
