// Owners are asked about who opened an owner's invite, the team about who shows a telephone; who waits is told: at whatever door it was,
// once, across processes.
import { wordsOf } from '#commands/index.ts'
import { answerToAsked, askOwner } from '#commands/invited.ts'
import { answerToLink, askTeam } from '#commands/link.ts'
import type { Outgoing, Seen } from '#domain/chat/index.ts'
import { type Asked, askedOf } from '#domain/invites/index.ts'
import { type AskedLink, askedLinks } from '#domain/links/index.ts'
import type { Language } from '#domain/operation.ts'
import type { Runtime } from '#domain/runtime.ts'
import { shopNow } from '#domain/settings/index.ts'
import { follow } from './following.ts'
import { payloadOf } from './keyboard.ts'

export const askOwners = (runtime: Runtime, put: () => void): Promise<boolean> =>
  follow(runtime, {
    name: 'invites',
    hears: ['invite.asked', 'invite.answered', 'link.asked', 'link.answered'],
    callsFor: (events) => messagesOf(runtime, events),
    put,
  })

async function messagesOf(runtime: Runtime, events: readonly Seen[]): Promise<readonly Outgoing[]> {
  const idsOf = (of: string) => [
    ...new Set(events.filter(({ name }) => name.startsWith(of)).map((event) => event.entityId)),
  ]
  const [ofInvites, ofLinks] = [idsOf('invite.'), idsOf('link.')]
  const { invites, owners } = ofInvites.length
    ? await askedOf(runtime, ofInvites)
    : { invites: [], owners: [] }
  const { links, team } = ofLinks.length ? await askedLinks(runtime, ofLinks) : { links: [], team: [] }
  const { name: shopName } = await shopNow(runtime)
  return [
    ...invites.flatMap((invite) =>
      invite.state === 'asked'
        ? owners.map((owner) => send(owner.telegramId, askOwner(invite, words(owner.language))))
        : answer(invite),
    ),
    ...links.flatMap((link) =>
      link.state === 'open'
        ? team.map((one) => send(one.telegramId, askTeam(link, words(one.language))))
        : toldOf(link),
    ),
  ]

  function words(language: Language) {
    return wordsOf(language, runtime.shop.currency, runtime.shop.timeZone)
  }
  function answer(invite: Asked): Outgoing[] {
    const { person } = invite
    const message = answerToAsked(invite, shopName, words(person.language))
    return message ? [send(person.telegramId, message)] : []
  }
  function toldOf(link: AskedLink): Outgoing[] {
    const message = answerToLink(link, shopName, words(link.person.language))
    return message ? [send(link.person.telegramId, message)] : []
  }
}

const send = (chatId: number, message: Parameters<typeof payloadOf>[0]): Outgoing => ({
  chatId,
  method: 'sendMessage',
  payload: { chat_id: chatId, ...payloadOf(message, undefined, null) },
})
