// One Chromium for the whole run: Debian's. Without it the tests that need a real page say so and are left out; with CI=1 they fail.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's browser is reached; null: there is none, and what needs it is left out. */
    chromium: string | null
  }
}

const PATH = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
export const CHROMIUM = {
  executablePath: PATH,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Telegram Web is a public origin, and the shop under test stands on loopback; no page here has an address bar, whose
    // suggestions would be a second process beside each; and none is kept ready for a page that may come.
    `--disable-features=${[
      'LocalNetworkAccessChecks',
      'LocalNetworkAccessChecksForIframes',
      'LocalNetworkAccessForNavigations',
      'WebUIOmniboxPopup',
      'WebUIOmniboxAimPopup',
      'SpareRendererForSitePerProcess',
    ].join()}`,
  ],
}

/** Starts it; the function given back ends it. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!existsSync(PATH) && !process.env['CI']) {
    console.warn(`\n*** No browser at ${PATH}: the tests of the MiniApp in a real page are LEFT OUT. ***\n`)
    project.provide('chromium', null)
    return undefined
  }
  const server = await chromium.launchServer(CHROMIUM)
  project.provide('chromium', server.wsEndpoint())
  return () => server.close()
}
