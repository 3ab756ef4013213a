// The words of invites: made, opened, waiting for a yes.
import type { invites as Portuguese } from '../pt-BR/chat-invites.ts'

export const invites = {
  whichRole: '🎟 Invite them as what?',
  roleChoices: { user: 'Customer', admin: 'Staff', owner: 'Owner' },
  inviteButton: '🔗 Invite',
  makeButton: '✅ Make the invite',
  will: (who, role) => (who ? `🎟 Invite ${who}: ${role}` : `🎟 Invite whoever opens the link: ${role}`),
  as: {
    user: 'sees their own account (customer)',
    admin: 'sells and takes money (staff)',
    owner: 'runs the shop (owner)',
  },
  made: (who, role) => (who ? `🎟 An invite for ${who}: ${role}.` : `🎟 Invite made: ${role}.`),
  sendIt: (until) => `Send this link. It is for one person, until ${until}:`,
  asksOwner: 'When they open it, I ask once more before they run the shop.',
  copyLink: '📋 Copy link',
  sendLink: 'Send to somebody',
  invalid: 'This invite is not valid any more. Ask the shop for another.',
  byLink: 'An invite opens by its own link, in our private chat.',
  joined: {
    user: (shop) => `🎉 Done! ${shop} knows you now.`,
    admin: (shop) => `🎉 Done! You are on the team of ${shop}.`,
    owner: (shop) => `🎉 Done! You run ${shop} now.`,
  },
  linked: (name) => `This is the account of ${name}: here you see what you bought and what you owe.`,
  already: 'You are with the shop already. The invite stays open for somebody else.',
  waits: '⏳ An owner has to say yes first. I asked, and will tell you here.',
  begin: '▶️ Begin',
  asks: (who) =>
    `🔑 ${who} opened an owner’s invite. They could change everything in the shop, prices and people too. Are they who you expect?`,
  yes: '✅ Yes, make them an owner',
  no: '🚫 No',
  granted: (who) => `✅ ${who} runs the shop now.`,
  refused: '🚫 Invite cancelled. Nothing has changed.',
  youAreIn: (shop) => `🎉 They said yes: you run ${shop} now.`,
  youAreNot: 'The invite was cancelled. Talk to the shop.',
} satisfies typeof Portuguese
