import { statuses } from '../../src/server/answers.js';
import type { Code } from './operations.js';
import { markdown } from './text.js';

const codesByStatus = (): string => {
  const codes = Object.entries(statuses) as [Code, number][];
  return [...new Set(codes.map(([, status]) => status))]
    .map((status) => `| ${status} | ${codes.filter(([, one]) => one === status).map(([code]) => `\`${code}\``).join(', ')} |`)
    .join('\n');
};

/** What a back-end team must know beyond single operations. The rules have the contract's own numbers. */
export const guide = markdown`
  This contract describes the calls of latchkey's elements: signing in with a second factor, resetting a password, registering a second
  factor, and an administrator's reset of a registration. A server that keeps the contract works with every element. The elements need
  only its address (\`base-url\`).

  ## How it works

  A server answers with a **step**, the page shows it, and the visitor's action there is the next request. The server decides which
  step comes next, so the same nine steps serve every flow:

  - Password reset: \`startPasswordReset\` → \`code-sent\` → \`verifyCode\` → (if the account has a phone: \`choose-method\` → \`sendCode\` →
    \`code-sent\` or \`call-in-progress\` → \`verifyCode\` or \`callStatus\`) → \`set-password\` → \`setPassword\` → \`done\`
  - Sign-in: \`signIn\` → \`choose-method\` or \`code-sent\` → … → \`done\`
  - First registration: \`signIn\` → \`enroll\` → \`enroll\` (the operation) → \`code-sent\` or \`call-in-progress\` → … → \`done\`
  - By an emailed link: \`requestRegistrationLink\` → \`link-sent\`. On the page that the link opens: \`openLink\` → \`prove-password\` → \`signIn\` with
    the ticket → \`enroll\` → …

  Every step but the last ones carries a **ticket**: an opaque string that stands for the flow and its proofs. The next request sends it
  back.

  A server need not offer everything. It answers \`unsupported\` to the other operations, or the page does not offer them.

  ## Requests

  All operations but one are POST with \`Content-Type: application/json\`. The body is the operation's input. Ignore unknown members:
  later versions may send more.

  Every POST that changes something carries an \`Idempotency-Key\`: a new one for each intent of the visitor, and the same one for a retry
  of that intent. Rule 4 describes its use.

  Pages of another origin need CORS. Allow their origin, the methods GET and POST, and the headers \`Content-Type\`, \`Idempotency-Key\` and
  your own. Expose \`Retry-After\` and \`X-Request-Id\`. Never answer with an HTTP redirect: clients do not follow one, because it
  could send a password to an address that the page never named. To send a visitor elsewhere, answer the step \`redirect\`.

  ## Answers

  A success is 200 with the step or, in the administration, the data. A failure is \`application/problem+json\` (RFC 9457) with a \`code\`
  and that code's own members:

  | status | codes |
  |---|---|
  ${codesByStatus()}

  Clients go by \`code\` first. Without a known code they go by the status: 401 is \`invalid_credentials\` at \`signIn\` and
  \`unauthorized\` elsewhere, 403 \`forbidden\`, 404 \`not_found\`, 409 \`conflict\`, 410 \`ticket_expired\`, 423 \`account_locked\`, 429
  \`rate_limited\`, 501 \`unsupported\`. Everything else, such as a gateway error or HTML, is an unexpected response, for which the
  page has its own words. At \`signIn\` without a ticket, clients read \`not_found\`, \`conflict\`, and 404, 409 and 422 without a known code as
  \`invalid_credentials\`, because they would reveal who has an account. Clients never show a server's \`title\` or \`detail\`.

  Each operation lists the codes that make sense for it. A client understands every code from every operation.

  Clients show \`traceId\` (or the header \`X-Request-Id\`) to the visitor for the help desk. They drop it when it has another form than in the
  schema, repeats a part of the request, or is a number of 4 to 15 digits, which could be a code or a phone.

  ## The rules

  1. **Durations, never timestamps.** \`expiresIn\`, \`resendIn\`, \`pollIn\` and \`retryAfter\` are seconds from the receipt of the answer,
     because a visitor's clock may be wrong.
2. **Nothing reveals who has an account.** Known, unknown, locked and disabled get the same answer with the same timing from
     \`startPasswordReset\` and \`requestRegistrationLink\`. \`target\` is the visitor's own input, masked, and absent for a phone and a username. An
     unknown visitor gets a decoy: a ticket like any other whose codes never verify. Do not answer \`delivery_failed\` at the start of a
     flow. Answer \`account_locked\` only after a right password, or to all alike. (If a server answers 404 or 409 there, the REST client
     conceals it from the page, but not from somebody who reads the network traffic.)
  3. **Proofs are bound to the ticket.** \`set-password\` comes only after the email and, where one is or was enrolled, a phone. A link
     leads to \`prove-password\` before \`enroll\`: a mailbox alone must not bind a new factor. Self-service never removes a proven factor;
     only an administrator does. Every reset ends the sessions of the user and tells them.
  4. **Tickets rotate.** Each 200 with a step brings a new ticket and makes the old one invalid. Only \`callStatus\` may keep it. After a
     failure the ticket stays valid. Replay only a success: repeat the same answer to the same ticket, body and \`Idempotency-Key\` for 60
     seconds, because the first answer may have been lost. A wrong code counts each time.
  5. **Secrets travel in POST bodies only**: tickets, codes, passwords, tokens and addresses never appear in a URL, a log or a
     redirect. Every answer is \`Cache-Control: no-store\`.
  6. **Opening a link's page sends nothing.** Only a person's click posts the token. A link is spent when enrolment is proved, not
     when it is opened.
  7. **Only the visitor starts a call, and the page polls it.** The call asks the visitor to press #. The page polls \`callStatus\` every
     \`pollIn\` seconds, and a failed call is \`delivery_failed\`. When a provider speaks a code instead, answer \`code-sent\` with
     \`channel: "call"\`. With several phones, the visitor picks one by its masked target. Send nothing before that.
  8. **Administrators see only the users whom they manage.** Lists have a \`limit\` of at most 100, an opaque cursor and an optional total.
     A user whom somebody else manages is 404, exactly like one who does not exist. An administrator cannot reset their own registration.

  ## Later versions

  Answers may get more members, and the lists marked "Extensible enum" more values. Clients ignore unknown ones. An unknown step is an
  unexpected response, so send only these nine. \`passkey\` and \`enroll-app\` are reserved for later.

  ## Try it

  \`npx latchkey-mock\` runs a server that keeps this contract, with a mailbox, a telephone and a clock for tests. All examples below are its
  answers. \`npx latchkey-contract <baseUrl> --inbox <url>\` checks whether your server keeps the contract, rule by rule. At the inbox's
  URL, your server lists the messages that it sent to test users.
`;

export const tags = [
  {
    name: 'flows',
    description: markdown`
      **The start of a visitor's flow.** Nobody is signed in yet. Limit these calls by account and by origin. Their answers must not reveal
      who has an account (rule 2).
    `,
  },
  {
    name: 'steps',
    description: markdown`
      **A visitor's actions within a flow.** Each call carries the ticket of the previous step and answers the next step. The ticket is the
      authorisation: it stands for the proofs (rules 3 and 4).
    `,
  },
  {
    name: 'admin',
    description: markdown`
      **An administrator's actions.** They require a signed-in administrator, and reach only the users whom they manage (rule 8). This is
      often another server than the visitors': the elements take its address as \`admin-base-url\`.
    `,
  },
] as const;
