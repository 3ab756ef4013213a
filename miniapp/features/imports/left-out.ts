// Lines that stay out: which, what is wrong in words, and the value mended in its place; or all of them as a file.
import { useState } from 'preact/hooks'
import { ApiError } from '../../client/api.ts'
import { offline } from '../../client/connectivity.ts'
import { dotted } from '../../client/format.ts'
import { onAuthError } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { List } from '../../ui/list.ts'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import sectionStyles from '../../ui/section.module.css'
import { Row } from '../../ui/section.ts'
import { showToast } from '../../ui/toast.ts'
import { getWrongLines, type Mend, mendList, type Preview, type WrongCell } from './calls.ts'
import { giveFile } from './give-file.ts'
import { previewOf } from './held.ts'
import styles from './imports.module.css'

interface LeftOutProps {
  readonly preview: Preview
  readonly file: string
}

/** The first that is wrong with each line; once it is mended, the next shows. */
export function LeftOut({ preview: { id, kind, errors }, file }: LeftOutProps) {
  const t = words('imports').imports
  const [mending, setMending] = useState<number | null>(null)
  const lines = [...new Map(errors.toReversed().map((one) => [one.line, one])).values()].toReversed()
  const end = html`<button class=${classes('link', sectionStyles.sectionLink)} disabled=${offline.value} onClick=${() => void fetchThem(id, file)}>${t.fetchThese}</button>`
  return part(List<WrongCell>, {
    name: `left-out/${id}`,
    items: lines,
    groups: (items) => [{ title: t.leftOut, end, items }],
    row: (wrong) =>
      mending === wrong.line
        ? part(Mending, { key: wrong.line, id, wrong, close: () => setMending(null) })
        : part(Row, {
            key: wrong.line,
            title: wrong.name ?? t[kind].nameless,
            second: html`<span class="danger">${dotted(t.line(wrong.line), whatIsWrong(wrong))}</span>`,
            children: html`<button class=${rowStyles.round} disabled=${offline.value} aria-label=${t.mend(wrong.line, wrong.column)} onClick=${() => setMending(wrong.line)}>${part(Icon, { name: 'pencil' })}</button>`,
          }),
  })
}

/** `“13,4x” não é um número (preço)` */
function whatIsWrong({ issue, column, value, values, message }: WrongCell): string {
  const { issues } = words('imports').imports
  if (issue === 'required') return issues.missing(column)
  if (issue === 'not_a_number') return issues.isNo(value, column)
  if (issue === 'stands_twice' && values) return issues.twice(Number(values['line']))
  const said = message.replace(/\.$/, '').replace(/^\p{Lu}/u, (letter) => letter.toLocaleLowerCase())
  return value ? `“${value}”: ${said}` : said
}

function Mending({ id, wrong, close }: { id: number; wrong: WrongCell; close: () => void }) {
  const t = words('imports').imports
  const { line, column } = wrong
  const [value, setValue] = useState(wrong.value)
  const intent = useIntent<Mend, Preview>({
    name: `import/${id}/${line}/${column}`,
    send: (mend, key) => mendList(id, mend, key),
    done: ({ data }) => {
      previewOf(id).put(() => data)
      const still = data.errors.find((one) => one.line === line)
      showToast({ text: still ? t.stillWrong(line) : t.mended(line), ...(still ? {} : { icon: 'check' }) })
    },
    close,
  })
  const submit = (event: Event) => {
    event.preventDefault()
    if (!offline.value) void intent.submit({ line, column, value: value.trim() })
  }
  return html`<li class=${styles.mending}>
    <form onSubmit=${submit} aria-label=${t.mend(line, column)} onKeyDown=${(event: KeyboardEvent) => event.key === 'Escape' && close()}>
      ${part(TextField, { label: dotted(t.line(line), column), value, set: setValue, wrong: whatIsWrong(wrong), maxLength: 500 })}
      <button type="submit" class=${classes(rowStyles.round, rowStyles.tinted)} disabled=${intent.busy || offline.value} aria-label=${t.put}>${part(Icon, { name: 'check' })}</button>
      <button type="button" class=${rowStyles.round} aria-label=${t.leave} onClick=${close}>${part(Icon, { name: 'close' })}</button>
    </form>
    ${part(Refused, { error: intent.refusal })}
  </li>`
}

async function fetchThem(id: number, file: string): Promise<void> {
  const t = words('imports').imports
  try {
    await giveFile(t.wrongFile(file.replace(/\.[^.]*$/, '')), await getWrongLines(id))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    onAuthError(error)
    showToast({ text: t.lost })
  }
}
