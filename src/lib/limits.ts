// The contract's bounds and defaults, in one place for server and MiniApp.
export const PRICE_MAX = 10_000_000_000
export const TOTAL_MAX = 10_000_000_000_000
export const QUANTITY_MAX = 100_000
export const VERSION_MAX = 2_147_483_647
export const NAME_MAX = 120
export const NOTE_MAX = 500
export const DESCRIPTION_MAX = 2000
export const TEMPLATE_MAX = 1000
/** Days after its due date that a debt may be reminded of, and how often in all. */
export const REMIND_DAYS_MAX = 90
export const REMINDERS_MAX = 5
/** Customers reminded at once. */
export const REMINDED_MAX = 1000
/** Days ahead that paying may be promised for. */
export const PROMISE_DAYS_MAX = 30
/** A word to an owner about what is wrong, and how many of them a person has in a day. */
export const REPORT_MAX = 300
export const REPORTS_A_DAY = 10
/** For so long after a customer has confirmed something, or it was talked over, they can still say that it is not theirs. */
export const DISPUTE_DAYS = 90
/** Words of a talk about it. */
export const THREAD_MAX = 100
export const LINES_MAX = 200
export const PAYMENTS_MAX = 5
export const BACKDATE_DAYS_MAX = 31
/** How long before a notebook was brought in its debts may be dated. */
export const OPENING_DAYS_MAX = 3660
/** A debt without a due date counts as due so many days after its sale, where the shop has not said otherwise. */
export const DUE_AFTER_DAYS = 30
/** Days from a sale to its due date, at most. */
export const DUE_DAYS_MAX = 400
export const LIMIT_DEFAULT = 50
export const LIMIT_MAX = 200
/** How long an act can be taken back. */
export const UNDO_MINUTES = 5
/** Choices that may come with a typed line: two for each line of a sale, and the rest. */
export const CHOICES_MAX = 2 * LINES_MAX + 20
/** A text as it comes may be so many times its bound, in UTF-16 units: accents still apart, spaces around it. */
export const RAW_TIMES = 4
export const CURSOR_MAX = 2048
/** Wrong fields that a refusal names; the others are counted. */
export const ERRORS_MAX = 20
/** Of a name that nothing here has, as it is told. */
export const PATH_MAX = 60
/** Of an operation's name. */
export const OPERATION_MAX = 60
/** A typed line: as long as a message of the chat. */
export const COMMAND_MAX = 4096
/** A list that is sent in, as a file. */
export const LIST_BYTES_MAX = 5 * 1024 * 1024
/** Where quiet hours begin that are switched on, in the shop's time. */
export const QUIET_HOURS = { from: '22:00', to: '07:00' } as const
/** How long an invite can be opened, where nothing is said, and at most. */
export const INVITE_HOURS = 72
export const INVITE_HOURS_MAX = 720
/** What Telegram takes as one message, below a photo, as a poll; in UTF-16 units. */
export const MESSAGE_MAX = 4096
export const CAPTION_MAX = 1024
export const POLL_QUESTION_MAX = 300
export const POLL_OPTION_MAX = 100
export const POLL_OPTIONS_MIN = 2
export const POLL_OPTIONS_MAX = 10
/** Customers chosen one by one for a broadcast. */
export const BROADCAST_PEOPLE_MAX = 1000
/** People changed by one act. */
export const BULK_MAX = 200
/** Of a contract: its code, who is a party, what is paid in parts, and steps that are told in it. */
export const CODE_MIN = 3
export const CODE_MAX = 40
export const PARTIES_MAX = 20
export const INSTALMENTS_MAX = 60
export const TRANSACTIONS_MAX = 200
/** Steps of each contract in a list of them. */
export const STEPS_LISTED_MAX = 10
/** Days that what was agreed may reach ahead, or an instalment lie behind. */
export const AGREED_DAYS_MAX = 3660
