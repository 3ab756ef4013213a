// What a reader, a keyboard or weak eyes would stumble over: axe-core's rules, in three themes.
import { AxeBuilder } from '@axe-core/playwright'
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

export const THEMES = [
  ['light', {}],
  ['dark', { theme: NIGHT }],
  ['hostile', { theme: HOSTILE }],
] as const

/** What depends on colours. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds, by all rules or those with a tag. In short a theme of Telegram's is asked about colours alone: all else is
 * as it is in the light. No page of ours has a frame to look into; and to tell where every element stands that broke nothing
 * would take longer than the rules do. That a name contains what is seen is asked too: people say what they see.
 */
export async function violationsOf(page: Page, tags?: string[]) {
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], rules: { 'label-content-name-mismatch': { enabled: true } } })
  const themed = await page.evaluate(() => {
    const { Telegram } = window as unknown as { Telegram?: { WebApp: { themeParams: object } } }
    return Object.keys(Telegram?.WebApp.themeParams ?? {}).length > 0
  })
  if (themed && !FULL) axe.withRules(COLOURS)
  else if (tags) axe.withTags(tags)
  return (await axe.analyze()).violations
}

/** Each rule that is broken, and where; nothing moves any more when it is asked. */
export async function stumbles(page: Page): Promise<string[]> {
  await atEase(page)
  return (await violationsOf(page)).flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  )
}
