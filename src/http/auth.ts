// Getting in and out: the few routes that are no operations, for they make the actor that operations need.
import { z } from 'zod'
import { commandNames } from '#commands/registry.ts'
import { DomainError } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import { id, name } from '#domain/input.ts'
import { type Actor, mayAct, ROLES } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { languageOf, type Met, meet, openSession, type Proof, provenBy } from '#domain/users/index.ts'
import { isACustomer, sessionOf } from '#domain/users/session-view.ts'
import { verifyInitData } from './init-data.ts'
import { answering, line, type OwnCall, type OwnRoute } from './own-route.ts'
import { routedOperations } from './routes.ts'

const self = z.object({
  id: z.int(),
  name: z.string(),
  username: z.string().nullable(),
  role: z.enum(ROLES),
  language: z.string(),
})
const token = z.object({ token: z.string(), expiresAt: z.string() })
const login = z.object({ ...token.shape, user: self })

async function enter({ deps, origin }: OwnCall, met: Met): Promise<z.infer<typeof login>> {
  if (met.disabled) throw new DomainError('disabled')
  const session = await openSession(deps.runtime, met.id, {
    address: origin.address,
    client: origin.client,
    hours: deps.config.sessionHours,
  })
  deps.runtime.log.info({ user: met.id, session: session.id, address: origin.address }, 'somebody entered')
  const { id, name, username, role, language } = met
  return {
    token: await deps.tokens.sign(session),
    expiresAt: session.expiresAt,
    user: { id, name, username, role, language },
  }
}

const VERIFY_BODY_MAX = 16 * 1024

/** What is too long to be initData is not believed, as what is not signed: 401, not 400. */
const verifyInput = z.strictObject({ initData: z.string().max(VERIFY_BODY_MAX) })

const verify: OwnRoute = {
  line: line('POST', '/api/auth/verify'),
  role: null,
  summary: 'Exchanges signed initData for a session',
  input: verifyInput,
  output: login,
  bodyMax: VERIFY_BODY_MAX,
  async answer(call) {
    const { deps, input, origin } = call
    const { initData } = input as z.infer<typeof verifyInput>
    if (!deps.config.bot) throw new DomainError('not_configured')
    deps.limits?.failedLogin.check(origin.network)
    const person = verifyInitData(initData, {
      token: deps.config.bot.token,
      maxAgeSeconds: deps.config.initDataMaxAge,
    })
    if (!person) {
      deps.limits?.failedLogin.take(origin.network)
      throw new DomainError('unauthenticated')
    }
    const { id: telegramId, name, username, languageCode } = person
    return enter(
      call,
      await meet(deps.runtime, { telegramId, name, username, language: languageOf(languageCode) }),
    )
  },
}

const devInput = z.strictObject({
  telegramId: id,
  name: name.optional(),
  role: z.enum(ROLES).optional(),
})

const dev: OwnRoute = {
  line: line('POST', '/api/auth/dev'),
  role: null,
  summary: 'Enters without Telegram, from loopback alone, under DEV_LOGIN',
  input: devInput,
  output: login,
  async answer(call) {
    const { deps, input } = call
    const { telegramId, name: given, role } = input as z.infer<typeof devInput>
    // What is not said here, Telegram may have told before.
    const met = await meet(
      deps.runtime,
      { telegramId, ...(given === undefined ? {} : { name: given }) },
      role,
    )
    deps.who.forget()
    return enter(call, met)
  },
}

const need = (actor: Actor | null): Actor & Proof => {
  const proven = actor && provenBy(actor)
  if (!proven) throw new DomainError('unauthenticated')
  return { ...actor, ...proven }
}

const renew: OwnRoute = {
  line: line('POST', '/api/auth/renew'),
  role: 'user',
  summary: 'A fresh token of this session',
  input: z.strictObject({}),
  output: token,
  keyed: true,
  async answer({ deps, actor, bearer, intentKey }) {
    const me = need(actor)
    const answer = await execute(deps.runtime, operations['sessions.renew'], {
      actor: me,
      input: { hours: deps.config.sessionHours },
      source: 'http',
      request: { session: me.sessionId }, // the key of one session renews no other
      ...(intentKey === undefined ? {} : { intentKey }),
    })
    const { renewedAt, ...session } = answer.value
    const token = await deps.tokens.renewed(bearer, session, renewedAt)
    return answering({ token, expiresAt: session.expiresAt }, answer)
  },
}

const view: OwnRoute = {
  line: line('GET', '/api/auth/session'),
  role: 'user',
  summary: 'This session, and whose it is',
  input: z.strictObject({}),
  output: z.object({ id: z.int(), user: self }),
  answer: ({ deps, actor }) => sessionOf(deps.runtime, need(actor)),
}

const logout: OwnRoute = {
  line: line('DELETE', '/api/auth/session', 204),
  role: 'user',
  summary: 'Logs out',
  input: z.strictObject({}),
  output: z.null(),
  keyed: true,
  async answer({ deps, actor, intentKey }) {
    const me = need(actor)
    return execute(deps.runtime, operations['sessions.end'], {
      actor: me,
      input: { id: me.sessionId },
      source: 'http',
      ...(intentKey === undefined ? {} : { intentKey }),
    })
  },
}

const permissions: OwnRoute = {
  line: line('GET', '/api/auth/permissions'),
  role: 'user',
  summary: 'Exactly what this person may do',
  input: z.strictObject({}),
  output: z.object({ role: z.enum(ROLES), operations: z.array(z.string()), commands: z.array(z.string()) }),
  async answer({ deps, actor }) {
    const { role, userId } = need(actor)
    // A statement is staff's, or one's own: named for a user who is a customer.
    const own = mayAct(role, 'admin') || (await isACustomer(deps.runtime, userId))
    return {
      role,
      operations: routedOperations.filter(
        (name) => mayAct(role, operations[name].role) && (name !== 'customers.statement' || own),
      ),
      commands: commandNames(role),
    }
  },
}

export const authRoutes: readonly OwnRoute[] = [verify, dev, renew, view, logout, permissions]
