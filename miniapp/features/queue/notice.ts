// Above a tab's root: no network, and what waits for it; what did not go in; and what needs a word.
import { useEffect, useState } from 'preact/hooks'
import { offline } from '../../client/connectivity.ts'
import { watchConnectivity } from '../../client/reachability.ts'
import { go, place } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { loadWords, words } from '../../client/words.ts'
import { keeps } from '../../platform/device-storage.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon, type IconName } from '../../ui/icons.ts'
import { showToast } from '../../ui/toast.ts'
import { counts } from './entry.ts'
import { keepQueue, queue, sendable, setAside, tooOld } from './outbox.ts'
import { type Ended, type Entry, maySend } from './outbox-rules.ts'
import styles from './queue.module.css'
import { QueueSection } from './rows.ts'

/** Shows this person's queue and whether there is a network, and says what became of what waited, until called off. */
export async function showQueue(personId: number): Promise<() => void> {
  // Whoever says that there is none has the words for it.
  await loadWords('queue')
  const stops = [watchConnectivity(), keepQueue(personId, told)]
  return () => {
    for (const stop of stops) stop()
  }
}

function told({ why, stored, refused }: Ended): void {
  const t = words('queue').queue
  if (refused) {
    const press = () => go('/queue')
    showToast({ text: t.someNotIn(refused), icon: 'refused', action: { label: t.see, press } })
  } else if (stored && why === 'empty') showToast({ text: t.allIn, icon: 'check' })
}

/** What goes in at once needs no card. */
const LATE_MS = 3000

function useLate(active: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    setLate(false)
    if (!active) return undefined
    const timer = setTimeout(() => setLate(true), LATE_MS)
    return () => clearTimeout(timer)
  }, [active])
  return active && late
}

/** The card itself; nothing while all is well. */
export function Notice() {
  const t = words('queue').queue
  const waits = sendable.value
  const late = useLate(waits.length > 0)
  const role = person.value?.role ?? 'user'
  const mayNot = role === 'user'
  const theirs = (entries: readonly Entry[]) => entries.filter(({ intent }) => maySend(intent, role))
  const aside = theirs(setAside.value)
  const kept = queue.value.filter(({ intent }) => !maySend(intent, role))
  const [sales, payments, counted] = counts(kept)
  const here = place.value.path.split('?')[0] === '/'
  const said = waits.length ? t.waiting(...counts(waits)) : ''
  const cards = [
    kept.length > 0 &&
      part(Card, { icon: 'clock', title: t.keptTitle, line: t.kept(sales, payments, counted), see: true }),
    offline.value
      ? (kept.length === 0 || waits.length > 0) &&
        part(Card, {
          icon: 'cloudOff',
          title: t.offline,
          line: said || (mayNot || !keeps.value ? t.offlineRead : t.offlineLine),
          see: waits.length > 0,
        })
      : late && part(Card, { icon: 'clock', title: said, line: t.sending, see: true }),
    !mayNot &&
      !keeps.value &&
      part(Card, { icon: 'device', title: t.keepsNothing, line: t.keepsNothingLine }),
    aside.length > 0 &&
      part(Card, {
        icon: 'refused',
        tone: 'danger',
        title: t.notIn(aside.length),
        line: t.notInLine,
        see: true,
      }),
    !mayNot &&
      tooOld.value.length > 0 &&
      part(Card, { icon: 'history', title: t.old(tooOld.value.length), line: t.oldLine, see: true }),
  ].filter(Boolean)
  return html`<div class=${styles.notices}>
    <div role="status">${cards}</div>
    ${here && (offline.value || late) && part(QueueSection, { title: t.section, entries: waits })}
  </div>`
}

interface CardProps {
  readonly icon: IconName
  readonly title: string
  readonly line: string
  readonly tone?: string
  readonly see?: boolean
}

const Card = ({ icon, title, line, tone = '', see = false }: CardProps) =>
  html`<section class=${classes(styles.notice, tone)}>
    ${part(Icon, { name: icon, size: 24 })}
    <div>
      <p class="strong">${title}</p>
      <p class="second">${line}</p>
    </div>
    ${see && html`<button class="strong" aria-label=${`${words('queue').queue.see}: ${title}`} onClick=${() => go('/queue')}>${words('queue').queue.see}</button>`}
  </section>`
