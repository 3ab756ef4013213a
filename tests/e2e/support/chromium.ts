// The Chromium of a run: Debian's, without a window where there is such a one. Without any the tests that need a real page say so and are left out; with CI=1 they fail.
import { existsSync } from 'node:fs'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Which it is; null: there is none, and what needs it is left out. */
    chromium: string | null
  }
}

/** Debian's chromium-headless-shell: the same Chromium, for which a page is half the work. */
const WITHOUT_WINDOW = '/usr/lib/chromium/chromium-headless-shell'

/** As people have it. */
export const CHROMIUM = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
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

/** Finds it; each process of the tests starts one (browser.ts). */
export function setup(project: TestProject): void {
  const fast = !process.env['CHROMIUM'] && existsSync(WITHOUT_WINDOW)
  const executablePath = fast ? WITHOUT_WINDOW : CHROMIUM.executablePath
  if (!existsSync(executablePath) && !process.env['CI']) {
    console.warn(
      `\n*** No browser at ${executablePath}: the tests of the MiniApp in a real page are LEFT OUT. ***\n`,
    )
    project.provide('chromium', null)
    return
  }
  project.provide('chromium', executablePath)
}
