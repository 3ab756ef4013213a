-- by hand
-- How a word sounds: lib's sound has the same expressions in the same order.
create function sound(word text) returns text language sql immutable strict parallel safe as $$
  select coalesce(nullif(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(word, 'ph', 'f', 'g'), 'ch(?![aeiouy])', 'k', 'g'), '[cs]h', 'x', 'g'), 'h', '', 'g'), 'y', 'i', 'g'), 'g(?=[ei])', 'j', 'g'), 'gu(?=[ei])', 'g', 'g'), 'qu(?=[ei])', 'k', 'g'), 'c(?=[ei])', 's', 'g'), '[cq]', 'k', 'g'), 'z', 's', 'g'), 'w', 'v', 'g'), '(.)\1+', '\1', 'g'), 'm(?![aeiou])', 'n', 'g'), ''), word)
$$;
--> statement-breakpoint
-- How a name's words sound, and what is left of each without one letter; lib's search makes the same of what is typed.
create function sounds(folded text) returns text[] language sql immutable strict parallel safe cost 10000 as $$
  with words as (
    select distinct public.sound(word) as word
    from unnest(string_to_array(translate(folded, '-''', '  ') || ' ' || translate(folded, '-''', '') || ' ' || translate(folded, '-'' ', ''), ' ')) word
    where char_length(word) between 1 and 26 and word !~ '[0-9]'),
  once as (select overlay(word placing '' from n for 1) as rest from words, generate_series(1, char_length(word)) n where char_length(word) >= 4)
  select coalesce(array_agg(distinct rest), '{}') from (select word as rest from words union all select rest from once) every
$$;
--> statement-breakpoint
create index products_sounds on products using gin (sounds(folded)) with (fastupdate = off);
--> statement-breakpoint
create index customer_names_sounds on customer_names using gin (sounds(folded)) with (fastupdate = off);
--> statement-breakpoint
create index users_sounds on users using gin (sounds(folded)) with (fastupdate = off);
