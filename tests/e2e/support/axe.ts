// What a reader, a keyboard or weak eyes would stumble over: axe-core's rules, in every theme.
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

/**
 * What axe finds, by all rules or those with a tag. No page of ours has a frame to look into; and to tell where every element
 * stands that broke nothing would take longer than the rules do. That a name contains what is seen is asked too: people say
 * what they see.
 */
async function violationsOf(page: Page, look: { readonly tags?: string[]; readonly rules?: string[] }) {
  await atEase(page)
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], rules: { 'label-content-name-mismatch': { enabled: true } } })
  if (look.rules) axe.withRules(look.rules)
  else if (look.tags) axe.withTags(look.tags)
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  )
}

/** Each rule that is broken, and where, on the page as it is seen now; nothing moves any more when it is asked. */
export const stumblesHere = (page: Page): Promise<string[]> => violationsOf(page, {})

/**
 * The same in the light, in the dark and in a hostile theme, which Telegram changes under the page. In short the last two are
 * asked about colours alone: all else is as it is in the light.
 */
export async function stumbles(page: Page, tags?: string[]): Promise<string[]> {
  const by = tags ? { tags } : {}
  const found = await violationsOf(page, by)
  for (const theme of [NIGHT, HOSTILE]) {
    await wear(page, theme)
    found.push(...(await violationsOf(page, FULL ? by : { rules: COLOURS })))
  }
  await wear(page, DAY)
  return found
}

const wear = (page: Page, theme: Readonly<Record<string, string>>) =>
  page.evaluate((params) => window.telegramTest.say('theme_changed', { theme_params: params }), theme)
