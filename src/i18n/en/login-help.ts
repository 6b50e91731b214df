type Of = { organization: string };

/** The help: what happened, what to do, and the details for the help desk. */
export const loginHelp = {
  'login-help.heading': 'Login help',
  'login-help.back': 'Back to the login page',

  'login-help.triage': 'What happened?',
  'login-help.so-far': 'Your answers',
  'login-help.previous': 'Previous question',
  'login-help.again': 'Start again',

  'login-help.ask.account': 'Do you have an account?',
  'login-help.ask.set-up': 'Did you ever finish setting up multi-factor authentication?',
  'login-help.ask.trouble': 'What do you see?',
  'login-help.ask-hint.account': 'Two or three short questions, and we tell you what to do.',
  'login-help.ask-hint.set-up': 'You have finished if you have ever signed in with a code that we sent you, or by answering our call.',
  'login-help.ask-hint.trouble': 'Choose what fits best.',

  'login-help.answer.yes': 'Yes',
  'login-help.answer.organization': ({ organization }: Of) => `Yes, a domain account with ${organization}`,
  'login-help.answer.no': 'No, not yet',
  'login-help.answer.finished': 'Yes, I finished',
  'login-help.answer.begun': 'I started, but did not finish',
  'login-help.answer.never': 'No, I never started',
  'login-help.answer.unsure': 'I am not sure',
  'login-help.answer.password': 'I forgot my password',
  'login-help.answer.registration-error': 'I see a registration error',
  'login-help.answer.phone': 'I have a new phone, or lost my phone',
  'login-help.answer.locked': 'My account is locked',
  'login-help.answer.other': 'Something else',

  'login-help.advice.register': 'Register first',
  'login-help.advice.domain-login': ({ organization }: Of) => `Use your ${organization} login`,
  'login-help.advice.mfa-registration': 'Complete your registration',
  'login-help.advice.incomplete-registration': 'Finish your registration',
  'login-help.advice.forgot-password': 'Reset your password',
  'login-help.advice.registration-reset': 'Reset your registration',
  'login-help.advice.administrator': 'Ask your provider administrator',
  'login-help.advice.locked': 'Wait, then try again',
  'login-help.advice.help-desk': 'Contact the help desk',

  'login-help.text.register': 'You need an account before you can sign in. Have your email ready.',
  'login-help.text.domain-login': ({ organization }: Of) =>
    `Your ${organization} account has its own login. If its password does not work, the IT help desk of ${organization} can help.`,
  'login-help.text.mfa-registration':
    'This is your first login with multi-factor authentication. You will be asked for your username and password, then choose the phone or email that gets your codes.',
  'login-help.text.incomplete-registration':
    'We can send a link to your registered email address. You will need the email and password of your first attempt.',
  'login-help.text.forgot-password': 'We send a verification code to your email address. With it you choose a new password.',
  'login-help.text.registration-reset':
    'Enter your username, and we send a new link to your registered email address. With it you set up multi-factor authentication again.',
  'login-help.text.administrator':
    'For your safety, a phone cannot be replaced from here. Ask your provider administrator to reset your registration. You then get an email with a link, and set up the new phone with it.',
  'login-help.text.locked':
    'An account is locked for a while after too many wrong tries. Wait for as long as the message says, then sign in again. If you are not sure of your password, do not guess: choose “Forgot your password?”. If the account stays locked, contact the help desk.',
  'login-help.text.help-desk': 'Copy the details at the end of this page and send them to the help desk. They say what went wrong, and nothing about you.',

  'login-help.go.register': 'Register',
  'login-help.go.domain-login': ({ organization }: Of) => `Login with your ${organization} account`,
  'login-help.go.mfa-registration': 'Complete your registration',
  'login-help.go.incomplete-registration': 'Send a link to complete registration',
  'login-help.go.forgot-password': 'Reset your password',
  'login-help.go.registration-reset': 'Reset your registration',
  'login-help.open.incomplete-registration': 'Open “Incomplete Registration”',
  'login-help.go.back': 'Go back to the login page',

  'login-help.part.organization': ({ organization }: Of) => `${organization} Users`,
  'login-help.part.customer': 'Customer/Provider Users',
  'login-help.part.mfa': 'Multi-factor Authentication Help',
  'login-help.part.registration': 'Registration',
  'login-help.part.incomplete': 'Incomplete Registration',

  'login-help.organization.login': ({ organization }: Of) =>
    `If you have a domain account with ${organization}, sign in with the username and password of your work computer.`,
  'login-help.organization.password': ({ organization }: Of) => `That password cannot be changed here. The IT help desk of ${organization} can reset it.`,
  'login-help.customer.login':
    'Sign in with the email address or the phone number of your account, and your password. We then send you a code, or call you, to check that it is you.',
  'login-help.customer.password': 'If you forgot your password, you can choose a new one with a code that we send to your email address.',
  'login-help.customer.phone':
    'If you have a new phone, or lost yours, ask your provider administrator to reset your registration. You then get an email with a link to set up the new phone.',
  'login-help.mfa.about':
    'With multi-factor authentication a password alone is not enough to sign in: we also send you a code, or call you. You set it up once.',
  'login-help.registration.who': 'This is for you if you already have an account and sign in with multi-factor authentication for the first time.',
  'login-help.registration.find': 'Go back to the login page, and find the sentence about the first login with multi-factor authentication.',
  'login-help.registration.follow': 'Follow its link. You will be asked for your username and password.',
  'login-help.registration.set-up': 'You are then taken to set up multi-factor authentication.',
  'login-help.incomplete.who':
    'This is for you if you started to register for multi-factor authentication, verified your email and created a password, but did not complete the registration.',
  'login-help.incomplete.link':
    'We send an email to your registered address, with a link to complete it. You will need the email and password of your first attempt.',

  'login-help.details.heading': 'Still stuck?',
  'login-help.details.text': 'With these details the help desk can find the problem. They say when and where it happened, and nothing about you.',
  'login-help.details.copy': 'Copy details for the help desk',
  'login-help.details.copied': 'Copied',
  'login-help.details.paste': 'Paste it into your message to the help desk.',
  'login-help.details.label': 'Details for the help desk',
  'login-help.details.by-hand': 'We could not copy the details. Select the text and copy it.',
  'login-help.details.title': 'Login help details',
  'login-help.details.nothing': 'Nothing has happened on this page yet.',
  'login-help.details.problem': 'Problem',
  'login-help.details.step': 'Step',
  'login-help.details.flow': 'Flow',
  'login-help.details.operation': 'Operation',
  'login-help.details.time': 'Time',
  'login-help.details.trace': 'Trace',
};
