CREATE TABLE "photos" (
	"name" text PRIMARY KEY NOT NULL,
	"thumb_hash" text NOT NULL,
	"used_at" timestamp with time zone DEFAULT now() NOT NULL,
	"leaving" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "photo" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "thumb_hash" text;--> statement-breakpoint
CREATE INDEX "photos_by_use" ON "photos" USING btree ("used_at");--> statement-breakpoint
CREATE INDEX "photos_leaving" ON "photos" USING btree ("name") WHERE leaving;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_photo_photos_name_fk" FOREIGN KEY ("photo") REFERENCES "public"."photos"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "products_by_photo" ON "products" USING btree ("photo") WHERE photo is not null;--> statement-breakpoint
-- by hand
-- What is let go stays for a day from then on, however it came to that: an act can be taken back.
create function let_photo_go() returns trigger language plpgsql as $$
begin
  update photos set used_at = acted_at() where name = old.photo;
  return null;
end $$;
--> statement-breakpoint
create trigger photo_let_go after update of photo or delete on products for each row
  when (old.photo is not null)
  execute function let_photo_go();
