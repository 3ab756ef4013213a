// Phones as they are shown, and as they look while they are typed.
import { expect, test } from 'vitest'
import { phoneText, typedPhone } from '../../miniapp/features/customers/phone.ts'

test('a phone is written as people here do, and any other is left as it is', () => {
  expect(phoneText('+5511988421077')).toBe('(11) 9 8842-1077')
  expect(phoneText('1133334444')).toBe('(11) 3333-4444')
  expect(phoneText('+351 912 345 678')).toBe('+351 912 345 678')
  expect(phoneText('casa da mãe')).toBe('casa da mãe')
  let shown = ''
  for (const key of '11988421077') shown = typedPhone(shown + key, shown)
  expect(shown).toBe('(11) 9 8842-1077')
  expect(typedPhone('(11) 9 842-1077', shown)).toBe('(11) 9 842-1077')
})
