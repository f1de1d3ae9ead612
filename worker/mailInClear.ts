import type { Logger } from 'pino';
import type { MailSettings } from '../config/mail.ts';

const WARNING = 'SMTP_TLS=insecure：邮件和密码可能以明文传送，服务器身份未经核实；只可用于封闭的内网。\nSMTP_TLS=insecure: mails and passwords may travel in clear, and nobody verifies who the server is; for closed networks only.';

/** Whoever starts a worker that may send in clear is told so at every start, at whatever level it logs. */
export function warnOfMailInClear({ tls }: MailSettings, log: Logger, say: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): void {
  if (tls !== 'insecure') return;
  log.warn({ code: 'mailInClear' }, WARNING);
  say(WARNING);
}
