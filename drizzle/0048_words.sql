-- What a name may be found by, word by word: beginnings of several words at once are one look into this, where three letters at a
-- time were three for each letter. Dear to the planner: it goes by the index, also while the shop is empty.
create function words_of(search text) returns tsvector language sql immutable strict parallel safe cost 10000 as $$
  select array_to_tsvector(array_remove(string_to_array(search, ' '), ''))
$$;
--> statement-breakpoint
create index products_words on products using gin (words_of(search)) with (fastupdate = on, gin_pending_list_limit = 64);
--> statement-breakpoint
create index customer_names_words on customer_names using gin (words_of(search)) with (fastupdate = on, gin_pending_list_limit = 64);
--> statement-breakpoint
create index users_words on users using gin (words_of(search)) with (fastupdate = off);
