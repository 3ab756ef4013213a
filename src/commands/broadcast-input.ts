// A broadcast's form from what another door knows of it: an operation's input, as far as it is given.
import { isDeepStrictEqual } from 'node:util'
import { type Audience, countAudience } from '#domain/broadcasts/index.ts'
import { DomainError } from '#domain/errors.ts'
import { operations } from '#domain/operations.ts'
import { readInput, readPart } from '#domain/read-input.ts'
import { audienceOf, type TellForm, WHOM, type Whom } from './broadcast-form.ts'
import type { Context } from './context.ts'

/** How many fit who can be told. Throws `invalid_input` for a chosen customer who is not there. */
export async function counted({ runtime }: Context, audience: Audience): Promise<number> {
  try {
    return (await countAudience(runtime, audience)).audience
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'not_found') throw error
    throw new DomainError('invalid_input', error.details)
  }
}

/** What is left out is not known yet. Throws `invalid_input` for what cannot be told, and for whom there is not. */
export async function broadcastFrom(input: unknown, context: Context, before: TellForm): Promise<TellForm> {
  const { audience, ...said } = readPart(operations['broadcasts.create'].input, input)
  return {
    ...before,
    whom: audience ? whomOf(audience) : null,
    reaches: audience ? await counted(context, audience) : 0,
    said: Object.keys(said).length ? readInput(operations['broadcasts.try'].input, said) : null,
  }
}

/** By the name that the chat has for them, where it has one. */
const whomOf = (audience: Audience): Whom | Audience =>
  WHOM.find((one) => isDeepStrictEqual(inOrder(audienceOf(one)), inOrder(audience))) ?? audience

const inOrder = ({ roles, ...rest }: Audience) => ({ ...rest, ...(roles ? { roles: roles.toSorted() } : {}) })
