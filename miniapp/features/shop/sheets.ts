// Which sheet each row of Loja opens.

import { words } from '../../client/words.ts'
import { part } from '../../ui/html.ts'
import { FewSheet, PercentSheet } from './limit-sheets.ts'
import { LinkSheet, PixTestSheet } from './link-sheets.ts'
import { ReminderSheet } from './reminder-sheet.ts'
import { cityIssue, FaceSheet, keyIssue, type SheetOf, TextSheet } from './text-sheets.ts'
import { ClosingSheet, CreditSheet, DueDaysSheet, QuietSheet } from './time-sheets.ts'
import { WhenSheet } from './when-sheet.ts'

const t = () => words('shop').shop

export const SHEETS = {
  face: FaceSheet,
  hours: (of: SheetOf) =>
    part(TextSheet, { ...of, name: 'hours', title: t().hours, label: t().hoursField, icon: 'clock' }),
  closing: ClosingSheet,
  quiet: QuietSheet,
  link: LinkSheet,
  dueDays: DueDaysSheet,
  credit: CreditSheet,
  pixKey: (of: SheetOf) =>
    part(TextSheet, {
      ...of,
      name: 'pixKey',
      title: t().pixKeyField,
      label: t().pixKeyField,
      icon: 'pix',
      judge: keyIssue,
    }),
  pixCity: (of: SheetOf) =>
    part(TextSheet, {
      ...of,
      name: 'pixCity',
      title: t().pixCity,
      label: t().pixCity,
      icon: 'pin',
      judge: cityIssue,
    }),
  pixTest: PixTestSheet,
  discount: (of: SheetOf) => part(PercentSheet, { ...of, name: 'discountPercent' }),
  price: (of: SheetOf) => part(PercentSheet, { ...of, name: 'priceOverridePercent' }),
  voiding: (of: SheetOf) => part(FewSheet, { ...of, name: 'voidHours' }),
  backdating: (of: SheetOf) => part(FewSheet, { ...of, name: 'backdateDays' }),
  reminder: ReminderSheet,
  when: WhenSheet,
} as const
export type Opening = keyof typeof SHEETS
