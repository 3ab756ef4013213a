// Sealing: what happened to some subjects and stands in no line yet is read, hashed here, and added, all of it in order or nothing.
import { createHash, randomBytes } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { LOCKS } from '#database/locks.ts'
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { type Step, step } from '#database/step.ts'
import { type Fact, type Head, type Line, saltedText, sealNext } from '#lib/chain.ts'
import type { Source } from './source.ts'

/** Lines that are read and written in one go, of all subjects together. */
export const LINES_AT_ONCE = 1000
/** Lines that are hashed before whatever else the process has to do has its turn. */
const A_TURN = 100

interface Fresh {
  readonly fact: Fact
  readonly stream: string | null
  readonly id: number
  readonly about: string | null
  readonly text: string | null
}

interface Unsealed extends Head {
  readonly id: number
  readonly marks: Readonly<Record<string, number>>
  readonly facts: readonly Fresh[]
}

/** A moment never lies before one of an earlier row of its stream, wherever the clock was set meanwhile. */
const readStep = ({ subject, facts }: Source): Step =>
  step(
    `proof.unsealed:${subject}`,
    sql`select coalesce(json_agg(json_build_object('id', c.id, 'n', c.n, 'hash', c.hash, 'marks', c.marks, 'facts', f.facts) order by c.id), '[]')::text
     from (
       select i.id, coalesce(k.n, 0) as n, k.hash, coalesce(k.marks, '{}') as marks
       from unnest(@ids::bigint[]) i (id) left join chains k on k.subject = '${subject}' and k.subject_id = i.id) c
     cross join lateral (
       select json_agg(json_build_object('stream', s.stream, 'id', s.id, 'about', s.about, 'text', s.text,
         'fact', jsonb_build_object('at', utc(s.at)) || jsonb_strip_nulls(s.body)) order by s.moment, s.rank, s.id) as facts
       from (
         select f.*, case when f.stream is null then f.at else max(f.at) over (partition by f.stream order by f.id) end as moment
         from (${facts}) f (at, rank, id, stream, about, text, body)
         order by moment, f.rank, f.id limit @each::int) s) f
     where f.facts is not null`,
  )

/** One process at a time adds; whoever comes second adds nothing and reads again. */
const lock = step('proof.lock', sql`select keep('sealing', pg_try_advisory_xact_lock(${LOCKS.sealing})::int)`)

const add = step(
  'proof.add',
  sql`with given as materialized (
     select g.* from jsonb_to_recordset(@chains::jsonb) g (id bigint, was int, n int, hash text, marks jsonb) where kept('sealing') = 1),
   begun as (
     insert into chains (subject, subject_id, n, hash, marks)
     select @subject::text, g.id, g.n, g.hash, g.marks from given g where g.was = 0 on conflict do nothing returning subject_id as id),
   went as (
     update chains k set n = g.n, hash = g.hash, marks = g.marks, sealed_at = now()
     from given g where k.subject = @subject::text and k.subject_id = g.id and k.n = g.was and g.was > 0 returning k.subject_id as id),
   ours as (select id from begun union all select id from went),
   lines as materialized (
     select l.* from jsonb_to_recordset(@lines::jsonb) l (id bigint, n int, about text, line text, salt text) join ours on ours.id = l.id),
   written as (
     insert into chain_lines (subject, subject_id, n, about, line) select @subject::text, id, n, about, line from lines),
   salted as (
     insert into chain_salts (subject, subject_id, n, salt) select @subject::text, id, n, salt from lines where salt is not null)
   select coalesce(json_agg(id), '[]')::text from ours`,
)

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

interface Sealed {
  readonly line: Line
  readonly about: string | null
  readonly salt: string | null
}

/** `sealed`: how many were before these, of any subject. */
async function sealFacts({ n, hash, facts }: Unsealed, sealed: number): Promise<readonly Sealed[]> {
  let head: Head = { n, hash }
  const all: Sealed[] = []
  for (const { fact, about, text } of facts) {
    if ((sealed + all.length) % A_TURN === A_TURN - 1) await turn()
    const salt = text === null ? null : randomBytes(16).toString('base64url')
    const said = text === null || salt === null ? fact : { ...fact, text: saltedText(salt, text, sha256) }
    const line = sealNext(head, said, sha256)
    head = line
    all.push({ line, about, salt })
  }
  return all
}

/** Streams as far as they were read. */
const marksAfter = ({ marks, facts }: Unsealed) =>
  facts.reduce<Record<string, number>>(
    (all, { stream, id }) => (stream === null ? all : { ...all, [stream]: Math.max(all[stream] ?? 0, id) }),
    { ...marks },
  )

async function addLines(database: Database, { subject }: Source, unsealed: readonly Unsealed[]) {
  const all: { readonly one: Unsealed; readonly sealed: readonly Sealed[] }[] = []
  let count = 0
  for (const one of unsealed) {
    const sealed = await sealFacts(one, count)
    count += sealed.length
    all.push({ one, sealed })
  }
  const chains = all.map(({ one, sealed }) => ({
    id: one.id,
    was: one.n,
    n: one.n + sealed.length,
    hash: sealed.at(-1)?.line.hash,
    marks: marksAfter(one),
  }))
  const lines = all.flatMap(({ one, sealed }) =>
    sealed.map(({ line, about, salt }) => ({
      id: one.id,
      n: line.n,
      about,
      salt,
      line: JSON.stringify(line),
    })),
  )
  const values = { subject, chains: JSON.stringify(chains), lines: JSON.stringify(lines) }
  const added = new Set(JSON.parse((await database.run([lock, add], values)) ?? '[]') as number[])
  return added
}

/**
 * Seals what these subjects have that is not sealed. Ends when nothing is left of it; in steps of LINES_AT_ONCE, after each of
 * which it waits for `rest`, which is given how many milliseconds that took. Where another process seals the same, it reads again.
 */
export async function sealSubjects(
  database: Database,
  source: Source,
  ids: readonly number[],
  rest: (tookMs: number) => Promise<void> = async () => {},
): Promise<void> {
  const read = readStep(source)
  for (let left = ids; left.length; ) {
    const begun = performance.now()
    const each = Math.max(1, Math.floor(LINES_AT_ONCE / left.length))
    const unsealed = (await database.json<readonly Unsealed[]>(read, { ids: left, each })) ?? []
    if (!unsealed.length) return
    const added = await addLines(database, source, unsealed)
    left = unsealed.filter(({ id, facts }) => facts.length === each || !added.has(id)).map(({ id }) => id)
    if (left.length) await rest(performance.now() - begun)
  }
}
