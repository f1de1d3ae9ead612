import { readFileSync } from 'node:fs';
import { ConfigError } from './configError.ts';
import { filled, oneOf, urlOf, wholeNumber } from './variables.ts';

/** How mail leaves. */
export interface MailSettings {
  /** Missing in the one-machine mode, whose mail catcher keeps every mail on this machine. */
  readonly smtpUrl?: string;
  readonly from: string;
  /** Missing: an encrypted connection and a good certificate are required, unless the server is on this machine. */
  readonly tls?: 'required' | 'insecure';
  /** Certificates (PEM) of the office's own authority, beside those the system knows. */
  readonly trusted?: string;
  /** How many mails may leave in any minute: all workers together, and to one domain. */
  readonly limits: { readonly perMinute: number; readonly domainPerMinute: number };
}

export const MAIL_VARIABLES = {
  SMTP_URL: urlOf(['smtp', 'smtps'], 'smtps://user:password@mail.example.org').optional(),
  SMTP_TLS: oneOf(['required', 'insecure']).optional(),
  SMTP_CA_FILE: filled().optional(),
  MAIL_FROM: filled().default('闭环督办 <bihuan@localhost>'),
  MAIL_PER_MINUTE: wholeNumber(1, 10_000, 300),
  MAIL_DOMAIN_PER_MINUTE: wholeNumber(1, 10_000, 60),
};

interface Read {
  readonly SMTP_URL?: string | undefined;
  readonly SMTP_TLS?: 'required' | 'insecure' | undefined;
  readonly SMTP_CA_FILE?: string | undefined;
  readonly MAIL_FROM: string;
  readonly MAIL_PER_MINUTE: number;
  readonly MAIL_DOMAIN_PER_MINUTE: number;
}

/** @throws ConfigError when the file of certificates cannot be read. */
export function mailSettings(read: Read): MailSettings {
  return {
    ...(read.SMTP_URL !== undefined && { smtpUrl: read.SMTP_URL }),
    ...(read.SMTP_TLS && { tls: read.SMTP_TLS }),
    ...(read.SMTP_CA_FILE !== undefined && { trusted: textOf('SMTP_CA_FILE', read.SMTP_CA_FILE) }),
    from: read.MAIL_FROM,
    limits: { perMinute: read.MAIL_PER_MINUTE, domainPerMinute: read.MAIL_DOMAIN_PER_MINUTE },
  };
}

/** @throws ConfigError when the file that a variable names cannot be read. */
export function textOf(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ConfigError([{ variable, zh: `无法读取文件 ${path}（${code}）。请核对路径和权限。`, en: `the file ${path} cannot be read (${code}). Check the path and its rights.` }]);
  }
}
