// What a customer does not recognise, said to both sides: what it is about, the word, and what may be done while it is open.
import type { ToldOf } from '#domain/notices/index.ts'
import { countOf, goodsShown } from '../goods.ts'
import type { Button, Message } from '../message.ts'
import { beginning } from '../reads.ts'
import type { Words } from '../words.ts'

/** Goods that are named; the rest is counted. */
const GOODS_SHOWN = 3

const beside = (label: string, name: string, id: number): Button => ({
  label,
  action: { do: 'begin', name, id },
})

/** When, what and by whom it was sold. */
function soldLine({ sale }: NonNullable<ToldOf<'dispute'>['facts']>, words: Words): readonly string[] {
  if (!sale) return []
  const named = sale.items
    .slice(0, GOODS_SHOWN)
    .map((item) => `${countOf(item.quantity, item.unit, words)} × ${goodsShown(item)}`)
  const rest = sale.items.length - named.length
  const goods = [...named, ...(rest > 0 ? [words.t.andMore(rest)] : [])].join(', ')
  return [goods, words.t.talks.soldBy(words.moment(sale.createdAt), sale.seller.name)]
}

export function sayDispute(
  { facts, data, done }: ToldOf<'dispute'>,
  shop: string,
  words: Words,
): Message | undefined {
  if (!facts) return undefined
  const { talks } = words.t
  const { dispute, text } = facts
  const { id, entity, entityId } = dispute
  const about = talks.about[entity](words.money(dispute.amount))
  const said = text ? [`“${text}”`] : []
  const isOpen = dispute.state === 'open'
  if (data['to'] === 'shop') {
    const who = dispute.customer.name
    const head = data['what'] === 'opened' ? talks.opened(who, about) : talks.says(who, about)
    const ended =
      done && dispute.outcome ? [talks.endedBy[dispute.outcome](done.by ?? who, words.moment(done.at))] : []
    const goods = data['what'] === 'opened' ? soldLine(facts, words) : []
    return {
      text: [head, ...goods, ...said, ...ended].join('\n'),
      buttons: isOpen
        ? [
            [beside(talks.answer, 'talk_answer', id)],
            [
              { ...beside(talks.void, 'talk_void', id), style: 'danger' },
              beside(talks.keep, 'talk_keep', id),
            ],
          ]
        : [],
      personal: true,
    }
  }
  const head =
    data['what'] === 'resolved' && dispute.outcome
      ? talks.ended[dispute.outcome](shop, about)
      : talks.says(shop, about)
  return {
    text: [head, ...said].join('\n'),
    buttons: isOpen
      ? [[beside(talks.answer, 'talk_answer', id), beginning(talks.right, `${entity}_yes`, entityId)]]
      : [],
    personal: true,
  }
}
