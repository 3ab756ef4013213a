// Two processes, one killed every few seconds, while twenty people of the team go through dialogues: each act happens once, and is told.
import { setTimeout as pause } from 'node:timers/promises'
import { Client as Pg } from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '#database/pool.ts'
import { brokenInvariants } from '#domain/invariants.ts'
import { App } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'
import { times } from '../support/full.ts'
import { type Person, Telegram } from '../support/telegram.ts'

const PEOPLE = 20
const KILLS = times(2, 40)
/** Longer than a lease of a process that is gone: nothing is begun and broken off twice. */
const BETWEEN_MS = 9000
const PATIENCE_MS = 60_000
const SECRET = 'webhook-secret-of-the-tests-0123456789'
const FIRST = 9000

/** What is typed (`say`) or tapped (`tap`), and what stands in the chat then. */
type Step = readonly ['say' | 'tap', string | RegExp, RegExp]
interface Dialogue {
  readonly operation: string
  readonly steps: readonly Step[]
}
const DIALOGUES: readonly Dialogue[] = [
  {
    operation: 'sales.create',
    steps: [
      ['say', '/buy Ana: 2 café', /Ana[\s\S]*2 × /],
      ['tap', /fiado/i, /✅[\s\S]*Ana/],
    ],
  },
  {
    operation: 'sales.create',
    steps: [
      ['say', '/vender', /Para quem\?/],
      ['tap', /^Ana/, /Ana[\s\S]*O quê\?/],
      ['tap', /O de sempre/, /Ana[\s\S]*Total/],
      ['tap', /fiado/i, /✅[\s\S]*Ana/],
    ],
  },
  {
    operation: 'sales.create',
    steps: [
      ['say', 'vende 1 café pra Ana', /Ana[\s\S]*1 × /],
      ['say', 'pix', /pix[\s\S]*\?$/i],
      ['say', 'sim', /✅[\s\S]*Ana/],
    ],
  },
  {
    operation: 'payments.create',
    steps: [
      ['say', '/pagar Ana', /Ana[\s\S]*\?/],
      ['say', '0,50', /0,50[\s\S]*Ana[\s\S]*como\?/i],
      ['say', 'pix', /Ana paga[\s\S]*0,50/],
      ['say', 'sim', /Ana pagou/],
    ],
  },
  {
    operation: 'stock.receive',
    steps: [
      ['say', '/estoque café 10 x', /\?/],
      ['say', '3,00', /3,00[\s\S]*\?$/],
      ['tap', /✅/, /📥|chegaram|recebid/i],
    ],
  },
]

let telegram: Telegram
let fresh: FreshDatabase
let apps: App[] = []
beforeEach(async () => {
  telegram = await Telegram.start()
  telegram.secret = SECRET
  fresh = await freshDatabase()
})
afterEach(async () => {
  await Promise.all(apps.map((app) => app.stop('SIGKILL')))
  await telegram.stop()
  await fresh.drop()
})

const start = () =>
  App.start({
    DATABASE_URL: urlOf(fresh.config),
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    PUBLIC_URL: 'https://loja.example',
    DEV_LOGIN: '',
    WEBHOOK_SECRET: SECRET,
  })

/** As Telegram does: again, to whoever listens, until it is taken; now and then twice. */
async function deliver(update: object): Promise<void> {
  const post = (app: App | undefined) =>
    fetch(`${app?.base}/telegram/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
      body: JSON.stringify(update),
    }).then(
      ({ status }) => status === 200,
      () => false,
    )
  for (let n = Math.floor(Math.random() * 2); !(await post(apps[n % 2])); n++) await pause(50)
  if (Math.random() < 0.2) await post(apps[Math.floor(Math.random() * 2)])
}

let updateId = 0
/** One step; its answer may come twice after a kill, and never not at all. */
async function take(person: Person, [how, what, answer]: Step, since: number): Promise<void> {
  const shown = () => person.messages.findLast(({ id, text }) => id > since && answer.test(text))
  const card = () =>
    person.messages.findLast(
      ({ id, buttons }) => id > since && buttons.some(({ text }) => text.search(what) >= 0),
    )
  const until = Date.now() + PATIENCE_MS
  const wait = async <T>(look: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = look()
      if (found !== undefined) return found
      if (Date.now() > until)
        throw new Error(`no answer to ${what}: ${JSON.stringify(person.messages.slice(-3))}`)
      await pause(20)
    }
  }
  const update = how === 'say' ? person.message(String(what)) : person.tapping(await wait(card), what)
  await deliver({ update_id: ++updateId, ...update })
  await wait(shown)
}

it(
  'SIGKILL again and again, anywhere in any step: every dialogue ends as it would have, with one effect',
  async () => {
    apps = await Promise.all([start(), start()])
    const db = new Pg(fresh.config)
    await db.connect()
    await db.query(`insert into users (telegram_id, name, folded, role, language)
    select ${FIRST} + n, 'Equipe ' || n, 'equipe ' || n, 'owner', 'pt-BR' from generate_series(0, ${PEOPLE - 1}) n`)
    const person = (n: number) => telegram.person(FIRST + n, 'Equipe')
    await take(person(0), ['say', '/product novo ☕ Café 5,00 un', /Café/], 0)
    await take(person(0), ['say', '/estoque café 9000 x 2,00', /9\.?000/], 0)
    await take(person(0), ['say', '/buy Ana: 2000 un café fiado', /Ana/], 0)
    const { rows: before } = await db.query('select max(id) as last from activities')

    let isOver = false
    const wanted = new Map<string, number>()
    const works = Array.from({ length: PEOPLE }, async (_, n) => {
      for (let turn = n; !isOver; turn++) {
        const { operation, steps } = DIALOGUES[turn % DIALOGUES.length] as Dialogue
        const since = telegram.nextMessageId()
        for (const step of steps) await take(person(n), step, since)
        const key = `${FIRST + n} ${operation}`
        wanted.set(key, (wanted.get(key) ?? 0) + 1)
      }
    })
    const killing = async () => {
      for (let kill = 0; kill < KILLS; kill++) {
        await pause(Math.random() * 500)
        await apps[kill % 2]?.stop('SIGKILL')
        const since = Date.now()
        apps = apps.with(kill % 2, await start())
        await pause(BETWEEN_MS - (Date.now() - since))
      }
      isOver = true
    }
    await Promise.all([killing(), ...works])

    const { rows } = await db.query(
      `select u.telegram_id || ' ' || a.operation as key, count(*)::int as done from activities a join users u on u.id = a.actor_id
     where a.id > $1 group by 1`,
      [before[0].last],
    )
    const done = new Map(rows.map(({ key, done: count }) => [key, count]))
    expect(Object.fromEntries(done)).toEqual(Object.fromEntries(wanted))
    const { rows: left } = await db.query(
      'select count(*)::int as n from drafts where settled_at is null and not parked',
    )
    expect(left[0].n).toBe(0)
    await db.end()
    const database = openDatabase({ connection: fresh.config, timeZone: 'America/Sao_Paulo' })
    expect(await brokenInvariants(database)).toEqual([])
    await database.close()
  },
  60_000 + KILLS * 20_000,
)
