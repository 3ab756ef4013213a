// Getting in and out: the few routes that are no operations, for they make the actor that operations need.
import { z } from 'zod'
import { commandNames } from '#commands/registry.ts'
import { DomainError } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import { id, name } from '#domain/input.ts'
import { type Actor, mayAct, ROLES } from '#domain/operation.ts'
import { type OperationName, operations } from '#domain/operations.ts'
import {
  isErasedSince,
  type KnownUser,
  languageOf,
  openSession,
  type Proof,
  provenBy,
  upsertUser,
} from '#domain/users/index.ts'
import { isACustomer, ownSession, self, sessionOf } from '#domain/users/session-view.ts'
import { verifyInitData } from './init-data.ts'
import { actorIn, answering, type Call, customRoute, keyedRoute } from './route.ts'

const token = z.object({ token: z.string(), expiresAt: z.string() })
const login = z.object({ ...token.shape, user: self })

async function enter({ deps, origin }: Call, met: KnownUser): Promise<z.infer<typeof login>> {
  if (met.disabled) throw new DomainError('disabled')
  const from = origin()
  const session = await openSession(deps.runtime, met.id, {
    address: from.address,
    client: from.client,
    hours: deps.config.sessionHours,
  })
  deps.runtime.log.info({ user: met.id, session: session.id, address: from.address }, 'somebody entered')
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

export const verify = customRoute({
  name: 'auth.verify',
  method: 'POST',
  path: '/api/auth/verify',
  status: 200,
  role: null,
  summary: "Exchanges Telegram's signed initData for a session",
  problems: ['unauthenticated', 'disabled', 'not_configured'],
  input: verifyInput,
  output: login,
  bodyMax: VERIFY_BODY_MAX,
  async answer(call) {
    const { deps } = call
    const { initData } = call.input
    const { network } = call.origin()
    if (!deps.config.bot) throw new DomainError('not_configured')
    deps.limits?.failedLogin.check(network)
    const person = verifyInitData(initData, {
      token: deps.config.bot.token,
      maxAgeSeconds: deps.config.initDataMaxAge,
    })
    if (!person) {
      deps.limits?.failedLogin.take(network)
      throw new DomainError('unauthenticated')
    }
    const { id: telegramId, name, username, languageCode, signedAt } = person
    if (await isErasedSince(deps.runtime, telegramId, signedAt)) throw new DomainError('unauthenticated')
    return enter(
      call,
      await upsertUser(deps.runtime, { telegramId, name, username, language: languageOf(languageCode) }),
    )
  },
})

const devInput = z.strictObject({
  telegramId: id,
  name: name.optional(),
  role: z.enum(ROLES).optional(),
})

export const devLogin = customRoute({
  name: 'auth.dev',
  method: 'POST',
  path: '/api/auth/dev',
  status: 200,
  role: null,
  summary: 'Enters without Telegram, from loopback alone, under DEV_LOGIN',
  input: devInput,
  output: login,
  problems: ['disabled', 'last_owner', 'not_found'],
  example: { name: 'Bia Lima', role: 'admin' },
  isThere: ({ config }, origin) => config.devLogin && origin().loopback,
  async answer(call) {
    const { deps } = call
    const { telegramId, name: given, role } = call.input
    // What is not said here, Telegram may have told before.
    const met = await upsertUser(
      deps.runtime,
      { telegramId, ...(given === undefined ? {} : { name: given }) },
      role,
    )
    deps.sessions.forget()
    return enter(call, met)
  },
})

const provenIn = (call: Pick<Call, 'actor'>): Actor & Proof => {
  const actor = actorIn(call)
  const proven = provenBy(actor)
  if (!proven) throw new DomainError('unauthenticated')
  return { ...actor, ...proven }
}

export const renew = keyedRoute({
  name: 'auth.renew',
  method: 'POST',
  path: '/api/auth/renew',
  status: 200,
  role: 'user',
  summary: 'A fresh token of this session, which now ends later',
  problems: ['not_found'],
  input: z.strictObject({}),
  output: token,
  async answer({ deps, actor, bearer, intentKey }) {
    const me = provenIn({ actor })
    const answer = await execute(deps.runtime, operations['sessions.renew'], {
      actor: me,
      input: { hours: deps.config.sessionHours },
      source: 'http',
      ...(intentKey === undefined ? {} : { intentKey }),
    })
    const { renewedAt, ...session } = answer.value
    const token = await deps.tokens.renewed(bearer(), session, renewedAt)
    return answering({ token, expiresAt: session.expiresAt }, answer)
  },
})

export const session = customRoute({
  name: 'auth.session',
  method: 'GET',
  path: '/api/auth/session',
  status: 200,
  role: 'user',
  summary: 'This session, and whose it is',
  input: z.strictObject({}),
  output: ownSession,
  answer: ({ deps, actor }) => sessionOf(deps.runtime, provenIn({ actor })),
})

export const logout = keyedRoute({
  name: 'auth.logout',
  method: 'DELETE',
  path: '/api/auth/session',
  status: 204,
  role: 'user',
  summary: 'Logs out: ends this session',
  problems: ['not_found'],
  input: z.strictObject({}),
  output: z.null(),
  async answer({ deps, actor, intentKey }) {
    const me = provenIn({ actor })
    return execute(deps.runtime, operations['sessions.end'], {
      actor: me,
      input: { id: me.sessionId },
      source: 'http',
      ...(intentKey === undefined ? {} : { intentKey }),
    })
  },
})

/** Acts of our own screens and chat that programs are not promised: OpenAPI alone tells of them. */
const BESIDE: ReadonlySet<OperationName> = new Set([
  'products.report',
  'invites.grant',
  'activities.edits',
  'links.list',
  'links.grant',
  'links.refuse',
  'approvals.get',
  'approvals.withdraw',
  'broadcasts.try',
  'contracts.ask',
  'customers.ask',
  'disputes.known',
  'transactions.withdraw',
  'transactions.remind',
])

const OF_CUSTOMERS: ReadonlySet<string> = new Set(['customers.statement', 'customers.history'])

/** `routed`: the operations that have a route. */
export const permissions = (routed: readonly OperationName[]) =>
  customRoute({
    name: 'auth.permissions',
    method: 'GET',
    path: '/api/auth/permissions',
    status: 200,
    role: 'user',
    summary: 'Exactly what this person may do',
    input: z.strictObject({}),
    output: z.object({ role: z.enum(ROLES), operations: z.array(z.string()), commands: z.array(z.string()) }),
    async answer({ deps, actor }) {
      const { role, userId } = provenIn({ actor })
      // A statement and a history are staff's, or one's own: named for a user who is a customer.
      const own = mayAct(role, 'admin') || (await isACustomer(deps.runtime, userId))
      return {
        role,
        operations: routed.filter(
          (name) =>
            mayAct(role, operations[name].role) && !BESIDE.has(name) && (own || !OF_CUSTOMERS.has(name)),
        ),
        commands: commandNames(role),
      }
    },
  })
