import { describe, expect, test } from 'vitest'
import { places } from '../../miniapp/app/routes.ts'

const { placeAt, rootOf, startPath, tabsOf } = places

describe('a link into the app', () => {
  test.each([
    ['home', '/'],
    ['sell', '/sell'],
    ['sell_d12', '/sell?customer=12'],
    ['s_1284', '/sales/1284'],
    ['p_7', '/products/7'],
    ['r_7', '/products/7/receive'],
    ['debts', '/debts'],
    ['d_12', '/customers/12'],
    ['pay_12', '/customers/12/pay'],
    ['sales', '/sales'],
    ['users', '/users'],
    ['u_4', '/users/4'],
    ['cmd', '/command'],
    ['settings', '/settings'],
    ['contracts', '/contracts'],
    ['c_ALUGUEL-1', '/contracts/ALUGUEL-1'],
    ['tx', '/transactions'],
    ['cash', '/cash'],
  ])('%s leads to %s', (param, path) => expect(startPath(param)).toBe(path))
  test.each([null, '', 'd_', 'd_x', 'constructor', '../etc', 'sell_d12x'])('%s leads nowhere', (param) =>
    expect(startPath(param)).toBeNull(),
  )
})

describe('an address', () => {
  test('is its screen for who may see it', () => {
    expect(placeAt('/sell/checkout', 'admin')).toMatchObject({
      screen: 'checkout',
      parent: '/sell',
      refused: false,
    })
    expect(placeAt('/sell/checkout', 'owner').screen).toBe('checkout')
  })
  test('carries what its query says', () =>
    expect(placeAt('/sell?customer=12', 'admin').query).toEqual({ customer: '12' }))
  test('that only staff may see is the first tab of a customer, and says so', () => {
    expect(placeAt('/sell', 'user')).toMatchObject({ screen: 'account', refused: true })
  })
  test('of a product is its stock for staff, and its place in the catalogue for a customer', () => {
    expect(placeAt('/products/7', 'admin')).toMatchObject({ screen: 'product', parent: '/products' })
    expect(placeAt(startPath('p_7') ?? '', 'user')).toMatchObject({
      screen: 'catalogue',
      params: { id: '7' },
      parent: '/catalogue',
      refused: false,
    })
  })
  test('that is none is the first tab, without a word', () => {
    expect(placeAt('/no/such', 'admin')).toMatchObject({ screen: 'home', refused: false })
    expect(placeAt('/no/such', 'user')).toMatchObject({ screen: 'account', refused: false })
    expect(placeAt('/products/x', 'admin')).toMatchObject({ screen: 'home', refused: false })
  })
  test('of a screen that is still to come says so', () => {
    expect(placeAt('/cash', 'owner')).toMatchObject({ screen: 'home', toCome: true })
    expect(placeAt('/no/such', 'owner').toCome).toBe(false)
  })
  test('names a contract by its code, and is none where that is no code', () => {
    expect(placeAt('/contracts/ALUGUEL-1', 'user')).toMatchObject({
      screen: 'contract',
      params: { code: 'ALUGUEL-1' },
      parent: '/contracts',
    })
    expect(placeAt('/contracts/new', 'owner')).toMatchObject({ screen: 'contract', params: {} })
    expect(placeAt('/contracts/new', 'admin')).toMatchObject({ screen: 'home', refused: true })
    for (const path of ['/contracts/aluguel', '/contracts/AL', '/contracts/A%20B', '/contracts/'])
      expect(placeAt(path, 'owner').screen).toBe('home')
  })
  test('that is one for staff and another for customers is each one’s own', () => {
    expect(placeAt('/', 'admin').screen).toBe('home')
    expect(placeAt('/', 'user').screen).toBe('account')
    expect(placeAt('/sales', 'owner').screen).toBe('sales')
    expect(placeAt('/sales', 'user').screen).toBe('purchases')
  })
  test('below a record has that record above it', () =>
    expect(placeAt('/products/7/receive', 'admin')).toMatchObject({
      params: { id: '7' },
      parent: '/products/7',
    }))
  test.each([
    ['/sell/checkout', '/sell'],
    ['/products/7/receive', '/products'],
    ['/customers/7/pay?x=1', '/debts'],
    ['/sales/7', '/more'],
    ['/queue/7', '/'],
    ['/sell?customer=7', '/sell'],
  ])('%s stands under the tab %s', (path, root) => expect(rootOf(placeAt(path, 'admin'), 'admin')).toBe(root))
  test('of a customer’s sale stands under their purchases', () =>
    expect(rootOf(placeAt('/sales/7', 'user'), 'user')).toBe('/sales'))
  test('of a tab has nothing above it', () => {
    for (const role of ['user', 'admin', 'owner'] as const)
      for (const { path } of tabsOf(role)) expect(placeAt(path, role)).toMatchObject({ path, parent: null })
  })
})
