// What a reader, a keyboard or weak eyes would stumble over: axe-core's rules, in every theme.
import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { FULL } from '../../support/full.ts'
import { atEase } from './browser.ts'
import { NIGHT } from './telegram-script.ts'

/** Telegram lets people choose themes on which nothing can be read. */
export const HOSTILE: Readonly<Record<string, string>> = {
  bg_color: '#777777',
  secondary_bg_color: '#7a7a7a',
  section_bg_color: '#777777',
  text_color: '#808080',
  hint_color: '#7b7b7b',
  button_color: '#ffff66',
  button_text_color: '#ffffff',
  accent_text_color: '#787878',
  destructive_text_color: '#7c7474',
}

/** Telegram's own of the day, to come back to. */
const DAY: Readonly<Record<string, string>> = {
  bg_color: '#ffffff',
  secondary_bg_color: '#efeff4',
  section_bg_color: '#ffffff',
  text_color: '#000000',
  hint_color: '#8e8e93',
  button_color: '#007aff',
  button_text_color: '#ffffff',
  accent_text_color: '#007aff',
  destructive_text_color: '#ff3b30',
}

/** What depends on colours. */
const COLOURS = ['color-contrast', 'link-in-text-block']

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** That a name contains what is seen is asked too: people say what they see. */
const ALL: RunOptions = { rules: { 'label-content-name-mismatch': { enabled: true } } }

/** What axe finds, with what it is told. Its script is put into a page once; where every element stands that broke nothing is not asked. */
async function violationsOf(page: Page, told: RunOptions): Promise<string[]> {
  const found = await violationsNow(page, told)
  // Who else is there comes and goes by itself, and fades: what was found on its way is looked at once more.
  return found.length ? violationsNow(page, told) : found
}

async function violationsNow(page: Page, told: RunOptions): Promise<string[]> {
  await atEase(page)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(
    async (options) => {
      const { violations } = await window.axe.run(options)
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
      )
    },
    { ...told, resultTypes: ['violations'] } satisfies RunOptions,
  )
}

/** Each rule that is broken, and where, on the page as it is seen now; nothing moves any more when it is asked. */
export const stumblesHere = (page: Page): Promise<string[]> => violationsOf(page, ALL)

/**
 * The same in the light, in the dark and in a hostile theme, which Telegram changes under the page. In short the dark is asked about
 * colours alone: all else is as it is in the light; what a hostile one becomes, tests/miniapp/theme.test.ts asks.
 */
export async function stumbles(page: Page, tags?: string[]): Promise<string[]> {
  const by: RunOptions = tags ? { ...ALL, runOnly: tags } : ALL
  const found = await violationsOf(page, by)
  for (const theme of FULL ? [NIGHT, HOSTILE] : [NIGHT]) {
    await wear(page, theme)
    found.push(...(await violationsOf(page, FULL ? by : { runOnly: COLOURS })))
  }
  await wear(page, DAY)
  return found
}

const wear = (page: Page, theme: Readonly<Record<string, string>>) =>
  page.evaluate((params) => window.telegramTest.say('theme_changed', { theme_params: params }), theme)
