// Telegram Web around the page: a host page of its own origin that frames the MiniApp and speaks the documented events.
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { addressOf, type Launch, OFFICIAL_SCRIPT } from './telegram-script.ts'

const TELEGRAM_WEB = 'https://web.telegram.org'

/** Draws the buttons that Telegram Web draws, and answers what the page asks. Runs in the host page. */
const HOST_SCRIPT = `
  const frame = document.querySelector('iframe')
  const say = (eventType, eventData = null) => frame.contentWindow.postMessage(JSON.stringify({ eventType, eventData }), '*')
  const stored = new Map()
  const asked = (window.asked = [])
  const draw = (id, type, look) => {
    const button = document.getElementById(id)
    if ('is_visible' in look) button.hidden = !look.is_visible
    if ('is_active' in look) button.disabled = !look.is_active
    if (look.text) button.textContent = look.text
    if (look.color) button.style.background = look.color
    if (look.text_color) button.style.color = look.text_color
    button.onclick = () => say(type)
  }
  window.sayToPage = say
  addEventListener('message', ({ data, source }) => {
    if (source !== frame.contentWindow) return
    const { eventType, eventData } = JSON.parse(data)
    asked.push({ eventType, eventData })
    if (eventType === 'web_app_setup_main_button') draw('main', 'main_button_pressed', eventData)
    if (eventType === 'web_app_setup_secondary_button') draw('secondary', 'secondary_button_pressed', eventData)
    if (eventType === 'web_app_setup_back_button') draw('back', 'back_button_pressed', eventData)
    if (eventType === 'web_app_setup_settings_button') draw('settings', 'settings_button_pressed', eventData)
    if (eventType === 'web_app_set_header_color') document.querySelector('header').style.background = eventData.color
    if (eventType === 'web_app_request_viewport')
      say('viewport_changed', { width: frame.clientWidth, height: frame.clientHeight, is_expanded: true, is_state_stable: true })
    if (eventType === 'web_app_request_safe_area') say('safe_area_changed', { top: 0, bottom: 0, left: 0, right: 0 })
    if (eventType === 'web_app_request_content_safe_area') say('content_safe_area_changed', { top: 0, bottom: 0, left: 0, right: 0 })
    if (eventType === 'web_app_open_popup') {
      const popup = document.getElementById('popup')
      popup.querySelector('p').textContent = eventData.message
      popup.querySelector('div').replaceChildren(...eventData.buttons.map(({ id, text }) => {
        const button = document.createElement('button')
        button.textContent = text
        button.onclick = () => (popup.close(), say('popup_closed', { button_id: id }))
        return button
      }))
      popup.showModal()
    }
    if (eventType === 'web_app_invoke_custom_method') {
      const { req_id, method, params } = eventData
      if (method === 'saveStorageValue') stored.set(params.key, params.value)
      say('custom_method_invoked', { req_id, result: method === 'getStorageValues' ? Object.fromEntries(params.keys.map((key) => [key, stored.get(key) ?? ''])) : true })
    }
  })
`

const hostPage = (address: string) => `<!doctype html>
<html lang="en"><head><title>Telegram Web</title><style>
  body { margin: 0; display: grid; grid-template-rows: auto 1fr auto; height: 100vh; }
  iframe { border: 0; width: 100%; height: 100%; }
</style></head><body>
  <header><button id="back" hidden>Back</button> <button id="settings" hidden>Settings</button></header>
  <iframe src="${address.replaceAll('&', '&amp;')}"></iframe>
  <footer><button id="secondary" hidden></button> <button id="main" hidden></button></footer>
  <dialog id="popup"><p></p><div></div></dialog>
  <script>${HOST_SCRIPT}</script>
</body></html>`

export interface Framed {
  /** The host page, with Telegram's own buttons. */
  readonly host: Page
  /** Ours, inside. */
  readonly frame: Frame
  readonly context: BrowserContext
  readonly faults: string[]
  /** Telegram Web says something by itself. */
  readonly say: (type: string, data: unknown) => Promise<void>
}

/** Opens the shop as Telegram Web does; another `origin` is a stranger who frames it. */
export async function openInTelegramWeb(
  browser: Browser,
  url: string,
  launch: Launch,
  origin = TELEGRAM_WEB,
): Promise<Framed> {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'pt-BR' })
  const host = await context.newPage()
  const faults: string[] = []
  host.on('pageerror', (error) => faults.push(String(error)))
  host.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await host.route('https://telegram.org/js/telegram-web-app.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: OFFICIAL_SCRIPT }),
  )
  const address = addressOf(url, { ...launch, platform: 'weba' })
  await host.route(`${origin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: hostPage(address) }),
  )
  await host.goto(`${origin}/a/`)
  const frame = host.frames().find((one) => one.parentFrame() === host.mainFrame())
  if (!frame) throw new Error('no frame')
  const say = (type: string, data: unknown) =>
    host.evaluate(
      ([eventType, eventData]) =>
        (window as unknown as { sayToPage: (type: unknown, data: unknown) => void }).sayToPage(
          eventType,
          eventData,
        ),
      [type, data],
    )
  return { host, frame, context, faults, say }
}
