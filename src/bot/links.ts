// Links into the shop: the MiniApp at a place, the private chat, and what of the first stands in the address of a button.

/** The MiniApp from any chat, at what the start parameter names; needs a main MiniApp at BotFather. */
export const appLink = (botName: string, start?: string): string =>
  `https://t.me/${botName}?startapp${start ? `=${start}` : ''}`

/** The private chat with the bot. */
export const chatLink = (botName: string): string => `https://t.me/${botName}?start=group`

/** The person's list of chats, with a link ready to send. */
export const shareLink = (link: string): string => `https://t.me/share/url?url=${encodeURIComponent(link)}`

const START = /^[\w-]{1,64}$/

/** The start parameter in the MiniApp's own address (`?startapp=p_7`, `#/sell?draft=7`); undefined for its first page. */
export function startOf(url: string): string | undefined {
  const { searchParams, hash } = new URL(url)
  const asked = new URLSearchParams([...searchParams, ...new URLSearchParams(hash.split('?')[1])])
  const draft = asked.get('draft')
  const start = asked.get('startapp') ?? (draft === null ? '' : `dr_${draft}`)
  return START.test(start) ? start : undefined
}
