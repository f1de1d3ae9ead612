/**
 * Why no mail leaves at all, whoever it is for: what the operator has to mend. Nothing is lost meanwhile; the engine tries again.
 * Codes are stable; `docs/refusals.md` says what to do about each.
 */
export const MAIL_TROUBLES = {
  mailServerAway: {
    zh: '联系不上邮件服务器或连接中断（{detail}）。提醒均在等待，恢复后自动发出。',
    en: 'The mail server cannot be reached, or the connection broke ({detail}). All notices wait and leave by themselves when it is back.',
  },
  mailTlsMissing: {
    zh: '邮件服务器不提供加密连接（{detail}），未发送任何内容。提醒均在等待。',
    en: 'The mail server offers no encrypted connection ({detail}); nothing was sent. All notices wait.',
  },
  mailCertificateRejected: {
    zh: '邮件服务器的证书不可信（{detail}），未发送任何内容。提醒均在等待。',
    en: 'The certificate of the mail server cannot be trusted ({detail}); nothing was sent. All notices wait.',
  },
  mailSignInRefused: {
    zh: '邮件服务器不接受本系统的用户名或密码（{detail}）。提醒均在等待。',
    en: 'The mail server does not accept our user name or password ({detail}). All notices wait.',
  },
  mailSenderRefused: {
    zh: '邮件服务器不接受本系统作为发件人（{detail}）。提醒均在等待。',
    en: 'The mail server does not accept us as a sender ({detail}). All notices wait.',
  },
} as const;

export type MailTroubleCode = keyof typeof MAIL_TROUBLES;

/** Mail does not leave, and that says nothing about its recipient. */
export class MailTrouble extends Error {
  readonly code: MailTroubleCode;

  constructor(code: MailTroubleCode, detail: string, options?: ErrorOptions) {
    const { zh, en } = MAIL_TROUBLES[code];
    super(`${zh}\n${en}`.replaceAll('{detail}', () => detail), options);
    // The engine shows it as the failure's type.
    this.name = code;
    this.code = code;
  }
}
