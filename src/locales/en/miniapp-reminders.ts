// Reminding and promising, in the app. Amounts and days come written.

export const reminders = {
  title: 'Remind',
  late: 'Overdue, of those who get it',
  owed: 'Open, of those who get it',
  people: (ticked: number, of: number) => `${ticked} of ${of} ${of === 1 ? 'person' : 'people'}`,
  ago: (days: number) => (days === 1 ? '1 day ago' : `${days} days ago`),
  dueIn: (days: number) => (days === 0 ? 'due today' : days === 1 ? 'due tomorrow' : `due in ${days} days`),
  times: (times: number) => (times === 0 ? 'none yet' : times === 1 ? '1 reminder' : `${times} reminders`),
  reads: (name: string) => `${name} reads`,
  changeText: 'Change text',
  keys: { pay: (amount: string) => `💠 Pay ${amount}`, promise: '🤝 Promise a day', notMine: '🚩 Not mine' },
  unreached: 'No Telegram, or no reminders',
  copy: 'Copy',
  copyOf: (name: string) => `Copy the text for ${name}`,
  copied: 'Text copied',
  notCopied: 'It could not be copied.',
  others: 'Not now',
  today: (when: string) => (when ? `got one ${when}` : 'got one today'),
  promised: 'has promised a day',
  even: 'owes nothing',
  send: (people: number) => (people === 1 ? 'Send 1 reminder' : `Send ${people} reminders`),
  sendAt: (time: string) => `Send at ${time}`,
  sendNobody: 'Choose who gets it',
  sent: (people: number) =>
    people === 0
      ? 'No reminder went out'
      : people === 1
        ? '1 reminder is on its way'
        : `${people} reminders are on their way`,
  waits: (people: number, time: string) =>
    people === 0
      ? 'No reminder went out'
      : people === 1
        ? `1 reminder goes out at ${time}`
        : `${people} reminders go out at ${time}`,
  leftOut: (people: number) =>
    people === 1
      ? '1 person had already got one today, or promised a day.'
      : `${people} people had already got one today, or promised a day.`,
  nobody: 'Nobody to remind',
  nobodyLine: 'Once somebody is overdue, the reminder waits here.',
  toDebts: 'See Tabs',
  textTitle: 'Text for this time',
  useText: 'Use this text',
  onceOnly: 'For this sending alone. The shop’s text stays.',
}

export const promise = {
  title: 'When can you pay?',
  titleOf: (name: string) => `When does ${name} pay?`,
  when: 'When',
  otherDay: 'Another day',
  within: (days: number) => `From today to ${days} days from now.`,
  note: 'A note, if you like',
  overdue: (amount: string | null, day: string) =>
    amount ? `${amount} overdue, since ${day}` : `overdue since ${day}`,
  dueOn: (day: string) => `due ${day}`,
  until: 'Until then',
  untilYou: 'nobody reminds you',
  untilThey: 'no reminder',
  dueDay: 'The due date',
  dueDayLine: 'stays as it is',
  shopSees: 'The shop sees',
  shopSeesLine: (day: string) => `promised for ${day}`,
  theyRead: 'Who owes',
  theyReadLine: 'is told what was agreed',
  choose: 'Choose a day',
  act: (weekday: string, day: number) => `Promise ${weekday} ${day}`,
  done: (day: string) => `Agreed: ${day}`,
}
