// Databases that earlier files of this process have left, emptied: a connection knows the plan of each statement that it was sent, and making
// all plans anew in each new database took most of a run.
import { Unavailable } from '#database/errors.ts'
import { type Database, openDatabase } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { invariant } from '#lib/invariant.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'

export interface Opened {
  readonly fresh: FreshDatabase
  readonly database: Database
}

export const openTestDatabase = ({ config }: FreshDatabase): Database =>
  openDatabase({ connection: config, timeZone: 'America/Sao_Paulo' })

/** What is in `public`, and where: a file that changes any of it, or asks for figures of its tables, takes its database along. */
const shape = step(
  'test.shape',
  `select md5(string_agg(one, ' ' order by one)) from (
     select concat_ws(':', relname, oid, relfilenode, reltuples) from pg_class where relnamespace = 'public'::regnamespace
     union all select concat_ws(':', tgname, oid, tgenabled) from pg_trigger where not tgisinternal
     union all select concat_ws(':', proname, oid) from pg_proc where pronamespace = 'public'::regnamespace and proname not like '%#%'
     union all select concat_ws(':', conname, oid) from pg_constraint where connamespace = 'public'::regnamespace) all_of (one)`,
)

/** What a new shop has from the start, beside its tables. */
const keepSeeds = step(
  'test.keep_seeds',
  `do $do$
   declare t text; has_rows boolean;
   begin
     create schema seeds;
     for t in select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
       execute format('select exists (select from %I)', t) into has_rows;
       if has_rows then execute format('create table seeds.%I as table %I', t, t); end if;
     end loop;
   end $do$`,
)

/** Rows go, and not the tables' files: with those the plans would go too. What refuses to lose rows looks away meanwhile. */
const empty = step(
  'test.empty',
  `do $do$
   declare r record; guard text := pg_get_functiondef('append_only'::regproc);
   begin
     perform set_config('session_replication_role', 'replica', true);
     create or replace function append_only() returns trigger language plpgsql as 'begin return null; end';
     for r in select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
       execute format('delete from %I', r.relname);
     end loop;
     execute guard;
     for r in select relname from pg_class where relkind = 'r' and relnamespace = 'seeds'::regnamespace loop
       execute format('insert into %1$I overriding system value select * from seeds.%1$I', r.relname);
     end loop;
     for r in select format('%I.%I', schemaname, sequencename) as name, start_value from pg_sequences where schemaname = 'public' loop
       perform setval(r.name, r.start_value, false);
     end loop;
   end $do$`,
)

/** Above this an empty table is a long way to walk. */
const BYTES_MAX = 48 * 1024 ** 2
/** Beside the pool's own. */
const others = step(
  'test.others',
  `select (count(*) - @own::int)::text from pg_stat_activity where datname = current_database()`,
)
/** What a shop began and nobody waited for would be stored in the next one's. */
const isAtRest = async (database: Database): Promise<boolean> => {
  for (let tried = 0; tried < 100; tried++) {
    const { total, idle } = database.figures()
    if (total === idle) return Number(await database.run([others], { own: total })) <= 0
    await new Promise((done) => setTimeout(done, 20))
  }
  return false
}
const size = step('test.size', 'select pg_database_size(current_database())::text')

interface Left extends Opened {
  readonly shape: string
}
const left: Left[] = []
/** By the object that a shop was given. */
const held = new WeakMap<Database, Left & { readonly end: () => void }>()
/** A connection that nobody asks for some seconds is closed. */
const KEPT_MS = 4000
const ask = step('test.ask', 'select 1')

/** A shop's with nothing in it. `unused`: of nobody before, for who counts what is read: rows that went are still walked over. */
export async function openEmptied({ unused = false } = {}): Promise<Opened> {
  const found = unused ? undefined : left.pop()
  if (found) return reopened(found)
  const fresh = await freshDatabase()
  const database = openTestDatabase(fresh)
  await database.run([keepSeeds], {})
  return reopened({ fresh, database, shape: (await database.run([shape], {})) ?? '' })
}

/** A name of its own for the same connections: what is remembered of a database is of the shop that was in it, and ends with it. */
function reopened(one: Left): Opened {
  let isOpen = true
  const still = () => {
    if (!isOpen) throw new Unavailable('its shop is closed')
    return one.database
  }
  const again: Database = {
    run: async (steps, values) => still().run(steps, values),
    json: async (step, values) => still().json(step, values),
    figures: () => one.database.figures(),
    close: () => one.database.close(),
  }
  held.set(again, { ...one, end: () => (isOpen = false) })
  return { fresh: one.fresh, database: again }
}

/** Leaves it to the next, as it was found; dropped where that cannot be. */
export async function leaveEmptied(opened: Opened): Promise<void> {
  const one = held.get(opened.database)
  invariant(one, 'it was opened here')
  const { fresh, database, shape: was } = one
  one.end()
  try {
    if ((await isAtRest(database)) && was === (await database.run([shape], {}))) {
      await database.run([empty], {})
      if (Number(await database.run([size], {})) < BYTES_MAX)
        return void left.push({ fresh, database, shape: was })
    }
  } catch {
    // It was closed on purpose.
  }
  await database.close().catch(() => {})
  await fresh.drop()
}

setInterval(() => {
  for (const { database } of left) database.run([ask], {}).catch(() => {})
}, KEPT_MS).unref()
