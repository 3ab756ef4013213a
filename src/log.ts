// The log: one JSON line each, without secrets.
import pino, { type Logger } from 'pino'

/** Bot tokens stand in every address of the Bot API; sessions and initData in what people send. */
const SECRETS = [/\d{5,}:[\w-]{20,}/g, /eyJ[\w-]+\.[\w-]+\.[\w-]+/g, /hash=[0-9a-f]{64}/g]

/** The text with everything that looks like a secret, and the given ones, masked. */
export const masked = (text: string, secrets: readonly string[] = []): string => {
  let shown = text
  for (const secret of secrets) shown = shown.replaceAll(secret, '***')
  for (const shape of SECRETS) shown = shown.replaceAll(shape, '***')
  return shown
}

/** `secrets`: what must never be shown, wherever it stands. */
export function openLog(level: string, secrets: readonly string[]): Logger {
  const err = (error: unknown) => {
    if (!(error instanceof Error)) return masked(String(error), secrets)
    const { name, message, stack, cause } = error
    return {
      type: name,
      message: masked(message, secrets),
      ...('code' in error ? { code: String(error.code) } : {}),
      // Where it happened matters for bugs; a lost connection needs no trace.
      ...(name === 'DomainError' || 'errno' in error ? {} : { stack: masked(stack ?? '', secrets) }),
      ...(cause === undefined
        ? {}
        : { cause: masked(cause instanceof Error ? cause.message : JSON.stringify(cause), secrets) }),
    }
  }
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err } })
}
