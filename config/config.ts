import { resolve } from 'node:path';
import { EVIDENCE_VARIABLES, evidenceSettings, type EvidenceSettings } from './evidence.ts';
import { KEY_BYTES } from './keyFile.ts';
import { PAPER_VARIABLES, paperSettings, type PaperSettings } from './papers.ts';
import { MAIL_VARIABLES, mailSettings, type MailSettings } from './mail.ts';
import { ROBOT_VARIABLES, robotSettings, type RobotSettings } from './robots.ts';
import { exactKeyOf, filled, hostAndPort, keyOf, oneOf, port, publicKeys, readVariables, urlOf, yesOrNo, type Environment } from './variables.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export const LANGUAGES = ['zh', 'en'] as const;

/** Everything a process of ours learns from its environment. This folder is the only reader of it. */
export interface Config {
  readonly engine: {
    /** `host:port` of the Temporal service; missing in the one-machine mode, which starts its own. */
    readonly address?: string;
    readonly namespace: string;
    readonly apiKey?: string;
    readonly isTls: boolean;
  };
  /** PostgreSQL; missing in the one-machine mode, which keeps its own database in the data folder. */
  readonly databaseUrl?: string;
  readonly mail: MailSettings;
  /** Group chats that are told as well; the same file for every worker. */
  readonly robots: readonly RobotSettings[];
  /** Absolute path of the folder that holds everything of the one-machine mode. */
  readonly dataFolder: string;
  readonly ports: { readonly api: number; readonly mail: number; readonly smtp: number; readonly temporal: number; readonly temporalUi: number };
  /** Where people reach the pages, without a slash at the end; mails link to it. */
  readonly publicUrl: string;
  /** Signs sessions; missing: the one that lies in the data folder. */
  readonly sessionKey?: Uint8Array;
  /** Signs the claims of acts, and what workers vouch for; the same for every api and worker. Missing: the one in the data folder. */
  readonly claimKey?: Uint8Array;
  /** Further public keys that measures shall believe, in hexadecimal: the next key before it is used, the last one while it still is. */
  readonly claimKeysTrusted: readonly string[];
  /** Signs closure certificates and checkpoints (Ed25519); missing: the one that lies in the data folder. */
  readonly recordKey?: Uint8Array;
  /** Where evidence files are kept: a bucket of an S3-compatible service; missing: the data folder. */
  readonly evidence: EvidenceSettings;
  readonly papers: PaperSettings;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly language: (typeof LANGUAGES)[number];
}

/** HMAC-SHA-256 wants a key no shorter than its hash. */
export const SESSION_KEY_BYTES = 32;

const VARIABLES = {
  TEMPORAL_ADDRESS: hostAndPort().optional(),
  TEMPORAL_NAMESPACE: filled().default('default'),
  TEMPORAL_API_KEY: filled().optional(),
  TEMPORAL_TLS: yesOrNo().optional(),
  DATABASE_URL: urlOf(['postgres', 'postgresql'], 'postgres://bihuan@db.example.org/bihuan').optional(),
  ...MAIL_VARIABLES,
  ...ROBOT_VARIABLES,
  BIHUAN_DATA: filled().default('data'),
  BIHUAN_PORT: port(8780),
  BIHUAN_MAIL_PORT: port(8781),
  BIHUAN_SMTP_PORT: port(8725),
  BIHUAN_TEMPORAL_PORT: port(8733),
  BIHUAN_TEMPORAL_UI_PORT: port(8734),
  BIHUAN_PUBLIC_URL: urlOf(['http', 'https'], 'https://bihuan.example.org').optional(),
  BIHUAN_SESSION_KEY: keyOf(SESSION_KEY_BYTES).optional(),
  CLAIM_KEY: exactKeyOf(KEY_BYTES).optional(),
  CLAIM_KEYS_TRUSTED: publicKeys().default([]),
  RECORD_KEY: exactKeyOf(KEY_BYTES).optional(),
  ...EVIDENCE_VARIABLES,
  ...PAPER_VARIABLES,
  BIHUAN_LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
  BIHUAN_LANG: oneOf(LANGUAGES).default('zh'),
};

/**
 * Reads the environment of a server process.
 *
 * @throws ConfigError when a variable cannot be used.
 */
export function readConfig(environment: Environment): Config {
  const read = readVariables(VARIABLES, environment);
  const address = read.TEMPORAL_ADDRESS;
  return {
    engine: {
      ...(address !== undefined && { address }),
      namespace: read.TEMPORAL_NAMESPACE,
      ...(read.TEMPORAL_API_KEY !== undefined && { apiKey: read.TEMPORAL_API_KEY }),
      isTls: read.TEMPORAL_TLS ?? (address !== undefined && !isLoopback(address)),
    },
    ...(read.DATABASE_URL !== undefined && { databaseUrl: read.DATABASE_URL }),
    mail: mailSettings(read),
    robots: robotSettings(read.ROBOTS_FILE, read.ROBOT_HOSTS),
    dataFolder: resolve(read.BIHUAN_DATA),
    ports: {
      api: read.BIHUAN_PORT,
      mail: read.BIHUAN_MAIL_PORT,
      smtp: read.BIHUAN_SMTP_PORT,
      temporal: read.BIHUAN_TEMPORAL_PORT,
      temporalUi: read.BIHUAN_TEMPORAL_UI_PORT,
    },
    publicUrl: (read.BIHUAN_PUBLIC_URL ?? `http://127.0.0.1:${read.BIHUAN_PORT}`).replace(/\/+$/, ''),
    ...(read.BIHUAN_SESSION_KEY && { sessionKey: read.BIHUAN_SESSION_KEY }),
    ...(read.CLAIM_KEY && { claimKey: read.CLAIM_KEY }),
    claimKeysTrusted: read.CLAIM_KEYS_TRUSTED,
    ...(read.RECORD_KEY && { recordKey: read.RECORD_KEY }),
    evidence: evidenceSettings(read),
    papers: paperSettings(read),
    logLevel: read.BIHUAN_LOG_LEVEL,
    language: read.BIHUAN_LANG,
  };
}

function isLoopback(address: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]):/.test(address);
}
