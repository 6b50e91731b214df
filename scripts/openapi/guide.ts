import { statuses } from '../../src/mocks/answers.js';
import type { Code } from './operations.js';
import { markdown } from './text.js';

const codesByStatus = (): string => {
  const codes = Object.entries(statuses) as [Code, number][];
  return [...new Set(codes.map(([, status]) => status))]
    .map((status) => `| ${status} | ${codes.filter(([, one]) => one === status).map(([code]) => `\`${code}\``).join(', ')} |`)
    .join('\n');
};

/** What a back-end team has to know that no single operation can say. The rules have the contract's own numbers. */
export const guide = markdown`
  This is what latchkey's elements ask of a server: signing in with a second factor, resetting a password, registering a second factor,
  and an administrator's reset of a registration. A server that keeps it works with every element by its address alone
  (\`base-url\`); the elements need to know nothing else of it.

  ## How it works

  A server answers with a **step**, the page shows it, and what the visitor does there is the next request. The server decides which
  step comes next, so one walk over nine steps serves every flow:

  - Password reset: \`startPasswordReset\` → \`code-sent\` → \`verifyCode\` → (where there is a phone: \`choose-method\` → \`sendCode\` →
    \`code-sent\` or \`call-in-progress\` → \`verifyCode\` or \`callStatus\`) → \`set-password\` → \`setPassword\` → \`done\`
  - Sign-in: \`signIn\` → \`choose-method\` or \`code-sent\` → … → \`done\`
  - First registration: \`signIn\` → \`enroll\` → \`enroll\` (the operation) → \`code-sent\` or \`call-in-progress\` → … → \`done\`
  - By an emailed link: \`requestRegistrationLink\` → \`link-sent\`; where the link lands: \`openLink\` → \`prove-password\` → \`signIn\` with
    the ticket → \`enroll\` → …

  Every step but the last ones carries a **ticket**: an opaque string that stands for the flow and for what was proved in it. It comes
  back with the next request.

  A server need not offer everything. What it does not offer it answers with \`unsupported\`, or the page leaves it out.

  ## Requests

  All operations but one are POST with \`Content-Type: application/json\`; the body is the operation's input. Ignore members that you do
  not know: later versions may send more.

  Every POST that changes something carries an \`Idempotency-Key\`, a new one for each intent of the visitor and the same one where that
  intent is tried again. See rule 4 for what to do with it.

  Pages of another origin need CORS: allow their origin, the methods GET and POST and the headers \`Content-Type\`, \`Idempotency-Key\` and
  those of your own; expose \`Retry-After\` and \`X-Request-Id\`. Never answer with an HTTP redirect: clients do not follow one, because it
  would carry a password to an address that the page never named. To send a visitor elsewhere, answer the step \`redirect\`.

  ## Answers

  A success is 200 with the step or, in the administration, the data. A failure is \`application/problem+json\` (RFC 9457) with a \`code\`
  and that code's own members:

  | status | codes |
  |---|---|
  ${codesByStatus()}

  Clients go by \`code\` first. Without a code that they know they go by the status: 401 is \`invalid_credentials\` at \`signIn\` and
  \`unauthorized\` elsewhere, 403 \`forbidden\`, 404 \`not_found\`, 409 \`conflict\`, 410 \`ticket_expired\`, 423 \`account_locked\`, 429
  \`rate_limited\`, 501 \`unsupported\`. Everything else, gateway errors and HTML among them, is an unexpected response, which the page
  says in its own words. At \`signIn\` without a ticket, 404, 409 and 422 without a code that they know, \`not_found\` and \`conflict\`
  read \`invalid_credentials\`: they would tell who exists. Nothing that a server writes for people (\`title\`, \`detail\`) is ever shown.

  Each operation lists the codes that make sense for it. A client understands every code from every operation.

  \`traceId\` (or the header \`X-Request-Id\`) is shown to the visitor for the help desk, if it has the form that the schema gives, repeats nothing
  that was sent, and is no number of 4 to 15 digits, which could be a code or a phone.

  ## The rules

  1. **Durations, never timestamps.** \`expiresIn\`, \`resendIn\`, \`pollIn\` and \`retryAfter\` are seconds from the receipt of the answer: a
     visitor's clock may be wrong.
  2. **Nothing tells who has an account.** Known, unknown, locked and disabled get the same answer with the same timing from
     \`startPasswordReset\` and \`requestRegistrationLink\`. \`target\` is the visitor's own input, masked, and absent for a phone and a username. An
     unknown visitor gets a decoy: a ticket like any other whose codes never verify. No \`delivery_failed\` where a flow begins;
     \`account_locked\` only after a right password, or for all alike. (If a server answers 404 or 409 there all the same, the REST
     client conceals it from the page, but not from whoever reads the network.)
  3. **Proofs are bound to the ticket.** \`set-password\` comes only after the email and, where one is or was enrolled, a phone. A link
     leads to \`prove-password\` before \`enroll\`: a mailbox alone must not bind a new factor. Self-service never removes a proven factor;
     only an administrator does. Every reset ends the sessions of the user and tells them.
  4. **Tickets rotate.** Each 200 with a step brings a new ticket and makes the old one void; only \`callStatus\` may keep it. A failure
     leaves the ticket good. Only a success is replayed: for the same ticket, body and \`Idempotency-Key\`, give the same answer again
     for 60 seconds, because the first one may have been lost. A wrong code counts each time.
  5. **Secrets travel in POST bodies only**: tickets, codes, passwords, tokens and addresses never appear in a URL, a log or a
     redirect. Every answer is \`Cache-Control: no-store\`.
  6. **Opening a link's page sends nothing.** Only a person's click posts the token. A link is spent when enrolment is proved, not
     when it is opened.
  7. **Call Me is asked for, and polled.** A call asks to press #; the page asks \`callStatus\` every \`pollIn\` seconds, and a call that
     failed is \`delivery_failed\`. A provider that speaks a code answers \`code-sent\` with \`channel: "call"\` instead. With several phones
     the visitor picks one by its masked target; nothing is sent by itself.
  8. **Administrators see whom they manage.** Lists have a \`limit\` of at most 100, an opaque cursor and an optional total. Somebody
     else's user is 404, exactly like one who does not exist. An administrator cannot reset their own registration.

  ## Later versions

  Answers may get more members, and the lists marked "Extensible enum" more values, and clients ignore what they do not know.
  A step that a client does not know is an unexpected response to it, so send none but these nine; \`passkey\` and \`enroll-app\` are
  reserved for later.

  ## Try it

  \`npx latchkey-mock\` runs a server that keeps this contract, with mailbox, telephone and clock to play with; all examples below are its
  answers. \`npx latchkey-contract <baseUrl> --inbox <url>\` proves whether your server keeps it, rule by
  rule; the inbox is an address of yours where it reads what was sent to test users.
`;

export const tags = [
  {
    name: 'flows',
    description: markdown`
      **Where a visitor's flow begins.** Nobody is signed in yet. Limit these by account and by origin, and let their answers tell nobody who
      exists (rule 2).
    `,
  },
  {
    name: 'steps',
    description: markdown`
      **What a visitor does on the way.** Each carries the ticket of the step before and answers the next step. The ticket is the
      authorisation: it stands for what was proved (rules 3 and 4).
    `,
  },
  {
    name: 'admin',
    description: markdown`
      **What an administrator does.** For somebody signed in who may manage users, and for no other users than theirs (rule 8). Often
      another server than the visitors': the elements take its address as \`admin-base-url\`.
    `,
  },
] as const;
