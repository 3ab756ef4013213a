// What is asked about a scanned code: which of two products, how much of what is weighed, or what an unknown one is.
import { useState } from 'preact/hooks'
import type { Product } from '../../client/api-types.ts'
import { findable, findProducts } from '../../client/find.ts'
import { isWhole, money } from '../../client/format.ts'
import { go } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import { Search } from '../../ui/search.ts'
import sheetStyles from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.ts'
import { sayStored } from '../../ui/undo.ts'
import { QuantitySheet } from '../cart/quantity-sheet.ts'
import { setBarcode } from '../products/calls.ts'
import { products } from '../products/held.ts'
import { Picture } from '../products/picture.ts'
import { answered, type Question, question, showSale, takeProduct } from './scan.ts'

export function ScanSheet() {
  const now = question.value
  if (!now) return null
  const key = `${now.kind}/${now.code}`
  if (now.kind === 'quantity') {
    const { product } = now
    return part(QuantitySheet, { key, product, close: answered, done: () => showSale(product, now) })
  }
  return now.kind === 'which'
    ? part(Which, { key, found: now.products, asked: now })
    : part(Unknown, { key, asked: now })
}

function Which({ found, asked }: { found: readonly Product[]; asked: Question }) {
  const t = words('scan').scan
  const pick = (product: Product) => {
    answered()
    takeProduct(product, asked)
  }
  return part(Sheet, {
    title: t.which,
    close: answered,
    children: html`<div class=${cardStyles.stack}>
      <p class="second muted figure">${asked.code}</p>
      ${part(Goods, { found, pick })}
    </div>`,
  })
}

function Goods({ found, pick }: { found: readonly Product[]; pick: (product: Product) => void }) {
  return html`<ul class=${classes(cardStyles.card, rowStyles.rows)}>
    ${found.map(
      (
        one,
      ) => html`<li key=${one.id}><button type="button" class=${classes('still', rowStyles.row)} onClick=${() => pick(one)}>
        <span class=${rowStyles.thumb}>${part(Picture, { product: one, look: rowStyles.picture })}</span>
        <span class=${rowStyles.words}>${one.name}</span>
        <span class="figure muted">${money(one.price)}${!isWhole(one.unit) && `/${one.unit}`}</span>
      </button></li>`,
    )}
  </ul>`
}

const SHOWN = 8

/** Owners say what it is; the team finds the goods by name, and sells them all the same. */
function Unknown({ asked }: { asked: Question }) {
  const t = words('scan').scan
  const { code } = asked
  const isOwner = person.value?.role === 'owner'
  const [text, setText] = useState('')
  const put = useIntent({
    name: `barcode/${code}`,
    send: ({ id, version }: { id: number; version: number }, key) => setBarcode(id, version, code, key),
    done: ({ data, undoId }) => {
      answered()
      takeProduct(data, asked)
      sayStored({ text: t.isNow(data.name), undoId, of: { operation: 'products.edit', id: data.id } })
    },
  })
  const sell = (product: Product) => {
    answered()
    takeProduct(product, asked)
  }
  const make = () => {
    answered()
    go(`/products/new?code=${encodeURIComponent(code)}`)
  }
  const pick = (product: Product) => {
    const { id, version = 0, barcode } = product
    if (isOwner && !barcode) void put.submit({ id, version })
    else sell(product)
  }
  const found = text.trim() ? findProducts(findable(products.value.value ?? []), text).slice(0, SHOWN) : []
  return part(Sheet, {
    title: t.unknown,
    close: answered,
    children: html`<div class=${classes(cardStyles.stack, sheetStyles.onPage)}>
      <p><b class="figure">${code}</b><br />${isOwner ? t.unknownOwner : t.unknownStaff}</p>
      ${part(Search, { label: isOwner ? t.attach : t.find, value: text, set: setText })}
      ${found.length > 0 && part(Goods, { found, pick })}
      ${
        isOwner &&
        html`<button type="button" class=${classes('still', rowStyles.row, cardStyles.card)} onClick=${make}>
          <span class="link">${part(Icon, { name: 'more' })}</span><span class=${classes('link strong', rowStyles.words)}>${t.create}</span>
        </button>`
      }
      ${part(Refused, { error: put.refusal, at: [] })}
    </div>`,
  })
}
