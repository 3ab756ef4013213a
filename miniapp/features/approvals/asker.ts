// Who asked: to whom it went and since when, what stands meanwhile, the answer, and the ways on from it.
import { dotted, money } from '../../client/format.ts'
import { go, replace } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { Avatar, calledBy } from '../../ui/avatar.ts'
import bannerStyles from '../../ui/banner.module.css'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import sectionStyles from '../../ui/section.module.css'
import { Acts } from './acts.ts'
import { agoSaid } from './ago.ts'
import styles from './approvals.module.css'
import { AskedHead } from './asked-head.ts'
import { type Ask, createApproval, withdrawApproval } from './calls.ts'
import { GoodsRow } from './goods-row.ts'
import { approvalOf, takeAnswer } from './held.ts'
import { resumeSale } from './resume.ts'
import { isGivenUp, owingOf, saleAsked, voidedAt, whoOf } from './standing.ts'
import { Told } from './told.ts'
import type { Asked, AskedShort, AskState } from './types.ts'

export interface SideProps {
  readonly asked: Asked
  readonly state: AskState
  /** Milliseconds by this device's clock. */
  readonly now: number
}

/** Then whoever asked is told that nobody has answered yet. */
const SILENT_MS = 600_000

export function AskerSide(side: SideProps): Inside {
  const { asked, state } = side
  return html`${part(AskedHead, { asked })}
    ${part(GoodsRow, { asked })}
    ${state === 'waiting' ? part(Waiting, side) : state === 'granted' ? part(Freed, { asked, mine: true }) : part(NotFreed, side)}`
}

/** What of the sale would fit, were it paid now; nothing where money alone is not what stands in its way. */
const toTake = (asked: Asked): number => {
  if (asked.beyond.limits.length) return 0
  const owing = saleAsked(asked) && owingOf(asked)
  return owing ? Math.min(owing.over, owing.onTab) : 0
}

type How = 'back' | 'take'

function Waiting({ asked, now }: SideProps) {
  const t = words('approvals').approvals
  const { id, createdAt, owners } = asked
  const isSale = saleAsked(asked) !== null
  const intent = useIntent<How, AskedShort>({
    name: `withdraw-ask/${id}`,
    send: (_, key) => withdrawApproval(id, key),
    done: ({ data }, how) => {
      takeAnswer(data)
      if (isSale) void resumeSale(asked, how === 'take' ? toTake(asked) : 0)
    },
    // Answered meanwhile: that is what shows then.
    refused: () => void approvalOf(id).refresh(),
  })
  const [first, ...others] = owners
  const names = owners.map(({ name }) => calledBy(name))
  const here = owners.filter((one) => one.here).map(({ name }) => calledBy(name))
  const isSilent = now - Date.parse(createdAt) > SILENT_MS
  const take = toTake(asked)
  const ends = (how: How) => () => void intent.submit(how)
  return html`
    ${part(Told, {
      look: 'calm',
      mark: first && html`<span class=${styles.ring}>${part(Avatar, first)}</span>`,
      title: isSilent ? t.silent(names) : t.sent(names),
      line: dotted(agoSaid(createdAt, now), here.length > 0 && t.here(here)),
      children:
        take > 0 &&
        html`<div class=${bannerStyles.actions}>
          <button class=${classes(buttonStyles.button, buttonStyles.small)} disabled=${intent.busy} onClick=${ends('take')}>${t.take(money(take))}</button>
        </div>`,
    })}
    <p class=${classes(sectionStyles.foot, styles.foot)}>${isSale ? t.keptSale : t.keptVoid}</p>
    ${part(Refused, { error: intent.refusal })}
    ${part(Acts, {
      main: {
        text: t.waitingFor(others.length ? null : (names[0] ?? null)),
        press: () => undefined,
        enabled: false,
      },
      second: { ...needsNetwork({ text: t.giveUp, press: ends('back'), enabled: true }), busy: intent.busy },
    })}
  `
}

/** It is done, once: what came of it is one tap away. */
export function Freed({ asked, mine = false }: { asked: Asked; mine?: boolean }) {
  const t = words('approvals').approvals
  const { decidedBy, reason, result, customer } = asked
  const owing = owingOf(asked)
  const who = whoOf(asked)
  const isVoid = asked.kind === 'void'
  const line =
    !isVoid && owing && who ? t.soldOwing(calledBy(who), money(owing.after)) : isVoid ? t.voided : t.sold
  const to =
    result?.entity === 'sale' ? `/sales/${result.entityId}` : customer ? `/customers/${customer.id}` : null
  const next = { text: t.next, press: () => go('/sell') }
  const see = to && { text: result?.entity === 'sale' ? t.seeSale : t.seeAccount, press: () => go(to) }
  return html`
    ${part(Told, {
      look: 'freed',
      mark: part(Icon, { name: 'unlock', size: 24 }),
      title: t.freedBy(calledBy(decidedBy?.name ?? t.somebody)),
      line,
      quote: reason,
    })}
    ${part(Acts, { main: see || next, second: see && mine && !isVoid ? next : undefined })}
  `
}

function NotFreed({ asked, state }: SideProps) {
  const t = words('approvals').approvals
  const { decidedBy, reason } = asked
  const title =
    state === 'expired'
      ? t.expired
      : isGivenUp(asked)
        ? t.youGaveUp
        : t.refusedBy(calledBy(decidedBy?.name ?? t.somebody))
  return html`
    ${part(Told, { mark: part(Icon, { name: state === 'expired' ? 'clock' : 'alert', size: 24 }), title, line: t.nothingDone, quote: reason })}
    ${state === 'expired' ? part(AskAgain, { asked }) : part(WaysOn, { asked })}
  `
}

/** Back to what was refused: the sale in Cobrar, or what was to be voided. */
function WaysOn({ asked }: { asked: Asked }) {
  const t = words('approvals').approvals
  const take = isGivenUp(asked) ? 0 : toTake(asked)
  const way = wayBack(asked)
  if (!way) return null
  const main = { text: t.take(money(take)), press: () => void resumeSale(asked, take) }
  return take > 0 ? part(Acts, { main, second: way }) : part(Acts, { main: way })
}

function wayBack(asked: Asked) {
  const t = words('approvals').approvals
  const at = voidedAt(asked)
  if (at) return { text: t.seeIt, press: () => go(at) }
  return saleAsked(asked) && { text: t.backToSale, press: () => void resumeSale(asked) }
}

function AskAgain({ asked }: { asked: Asked }) {
  const t = words('approvals').approvals
  const { id, kind, input } = asked
  const intent = useIntent<Ask, AskedShort>({
    name: `ask-again/${id}`,
    send: createApproval,
    done: ({ data }) => replace(`/asks/${data.id}`),
    refused: ({ code, body }) => {
      if (code === 'wrong_state' && body?.state === 'waiting' && body.id) replace(`/asks/${body.id}`)
    },
  })
  if (!input) return null
  const main = needsNetwork({
    text: t.askAgain,
    press: () => void intent.submit({ kind, input }),
    enabled: true,
  })
  return html`${part(Refused, { error: intent.refusal })}
    ${part(Acts, { main: { ...main, busy: intent.busy }, second: wayBack(asked) || undefined })}`
}
