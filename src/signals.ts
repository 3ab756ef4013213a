// How the process goes: what is in flight ends, then all that was opened is closed, the last first.
import type { Server, ServerResponse } from 'node:http'
import type { Logger } from 'pino'

/** How long a request in flight may take to end, in ms. */
const DRAIN_MS = 10_000
const SAME_SIGNAL_MS = 1500

/** First signal: no new requests, those in flight end, then everything closes. Second: at once. */
export function stopOnSignals(
  server: Server,
  underWay: ReadonlySet<ServerResponse>,
  stage: { readonly leaving: () => void },
  closing: (() => Promise<void>)[],
  log: Logger,
): void {
  let since: number | undefined
  const stop = async () => {
    if (since !== undefined) {
      // A terminal's signal reaches us twice, once by way of npm: the same one is not a second.
      if (performance.now() - since > SAME_SIGNAL_MS) process.exit(1)
      return
    }
    since = performance.now()
    log.info({}, 'closing')
    // Nor do the connections of those who are still to be answered stay, idle, until their clients let go.
    for (const response of underWay) response.shouldKeepAlive = false
    stage.leaving()
    const drained = new Promise<void>((done) => server.close(() => done()))
    server.closeIdleConnections()
    await Promise.race([drained, new Promise((done) => setTimeout(done, DRAIN_MS))])
    server.closeAllConnections()
    for (const close of closing.toReversed())
      await close().catch((error: unknown) => log.warn({ err: error }, 'closing'))
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
}
