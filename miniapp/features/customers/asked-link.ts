// Somebody has shown the telephone that stands with this customer: whether it is them. One answer of the team's counts.
import type { Input, Page } from '../../client/api-types.ts'
import { offline } from '../../client/connectivity.ts'
import { resourceByKey } from '../../client/resource.ts'
import { api } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { writing } from '../../client/writing.ts'
import bannerStyles from '../../ui/banner.module.css'
import { Banner } from '../../ui/banner.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { Refused } from '../../ui/refused.ts'
import { showToast } from '../../ui/toast.ts'
import styles from './customer.module.css'
import type { Link } from './types.ts'

/** Who asks still for a customer's account. */
const linksOf = resourceByKey<number, readonly Link[]>((customerId) => ({
  load: async () => {
    const query: Partial<Input<'links.list'>> = { customerId }
    return (await api<Page<Link>>({ path: '/api/customers/links', query })).data.items
  },
  name: `links/${customerId}`,
}))

type Said = 'grant' | 'refuse'

const answer = (customerId: number, id: number, said: Said, key: string) =>
  writing(
    { operation: `links.${said}`, customerId },
    api<Link>({ method: 'POST', path: `/api/customers/links/${id}/${said}`, key }),
  )

export function AskedLinks({ id, name }: { id: number; name: string }) {
  const [one] = linksOf(id).use() ?? []
  return one
    ? html`<div class=${styles.asked}>${part(Asked, { key: one.id, link: one, customerId: id, name })}</div>`
    : null
}

function Asked({ link, customerId, name }: { link: Link; customerId: number; name: string }) {
  const { link: t } = words('users')
  const who = link.user?.username ? `${link.user.name} (@${link.user.username})` : (link.user?.name ?? '')
  const intent = useIntent<Said, Link>({
    name: `link/${link.id}`,
    send: (said, key) => answer(customerId, link.id, said, key),
    done: (_, said) => showToast({ text: said === 'grant' ? t.granted(name) : t.refused, icon: 'check' }),
    refused: () => void linksOf(customerId).refresh(),
  })
  const off = intent.busy || offline.value
  return part(Banner, {
    icon: 'person',
    role: 'status',
    title: t.asks(who),
    line: t.line(name),
    children: html`${part(Refused, { error: intent.refusal })}<div class=${bannerStyles.actions}>
      <button class=${classes(buttonStyles.button, buttonStyles.filled)} disabled=${off} onClick=${() => void intent.submit('grant')}>${t.yes}</button>
      <button class=${buttonStyles.button} disabled=${off} onClick=${() => void intent.submit('refuse')}>${t.no}</button>
    </div>`,
  })
}
