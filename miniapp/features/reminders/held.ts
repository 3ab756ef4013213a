// Who would be reminded, as it is held: by whom it is asked for, and by the text where that is another than the shop's.
import { resourceByKey } from '../../client/resource.ts'
import { type Preview, previewReminders } from './calls.ts'

/** One customer's number, or all who are late; then the text. */
export const remindingKey = (who: number | null, text: string | null) => `${who ?? 'late'}/${text ?? ''}`

export const reminding = resourceByKey<string, Preview>((key) => {
  const [who = '', ...rest] = key.split('/')
  const text = rest.join('/')
  const id = Number(who)
  return {
    load: () =>
      previewReminders({
        ...(id > 0 ? { customerIds: [id] } : { overdue: true }),
        ...(text ? { text } : {}),
      }),
    name: `reminding/${key}`,
  }
})
