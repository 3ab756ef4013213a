// The feed's horizon: what is done is heard once no older transaction of the whole server is open, those of other databases among them.
import { Client, type ClientConfig } from 'pg'

const LOOK_AGAIN_MS = 10

/** Until all that was committed before is below it: a place in the feed that is asked for now has it behind. */
export async function settled(config: ClientConfig): Promise<void> {
  const client = new Client(config)
  await client.connect()
  try {
    const { rows: now } = await client.query('select pg_snapshot_xmax(pg_current_snapshot())::text as x')
    const isBelow = `select pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= $1::bigint as below`
    for (;;) {
      const { rows } = await client.query(isBelow, [now[0].x])
      if (rows[0].below) return
      await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS))
    }
  } finally {
    await client.end()
  }
}
