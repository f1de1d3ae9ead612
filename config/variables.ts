import { z } from 'zod';
import { ConfigError, type VariableProblem } from './configError.ts';

/** What a program sees of its environment. An empty value counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Both languages of a problem travel through zod as one message. */
const SEPARATOR = '\u001f';

function said(zh: string, en: string): string {
  return `${zh}${SEPARATOR}${en}`;
}

export function port(standard: number) {
  const problem = said('应为 1 至 65535 之间的整数。请改正或删去该变量。', 'must be an integer from 1 to 65535. Correct it or remove the variable.');
  return z
    .string()
    .regex(/^\d+$/, problem)
    .transform(Number)
    .refine((value) => value >= 1 && value <= 65_535, problem)
    .default(standard);
}

export function wholeNumber(least: number, most: number, standard: number) {
  const problem = said(`应为 ${least} 至 ${most} 之间的整数。`, `must be an integer from ${least} to ${most}.`);
  return z
    .string()
    .regex(/^\d{1,9}$/, problem)
    .transform(Number)
    .refine((value) => value >= least && value <= most, problem)
    .default(standard);
}

/** A URL of one of the schemes; the schemes are written without the colon. */
export function urlOf(schemes: readonly string[], example: string) {
  const problem = said(`应为 ${schemes.join(' 或 ')} 开头的网址，例如 ${example}。`, `must be a ${schemes.join(' or ')} URL, such as ${example}.`);
  return z.string().refine((value) => schemes.includes(schemeOf(value)), problem);
}

function schemeOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol.replace(':', '') : '';
}

export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, said(`只能取 ${values.join('、')} 之一。`, `must be one of ${values.join(', ')}.`));
}

/** `host:port`, as the workflow engine writes its addresses. */
export function hostAndPort() {
  return z.string().regex(/^(\[[0-9a-fA-F:]+\]|[^\s:/]+):\d{1,5}$/, said('应写作 主机:端口，例如 temporal.example.org:7233。', 'must be written host:port, such as temporal.example.org:7233.'));
}

export function yesOrNo() {
  return oneOf(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
}

export function filled() {
  return z.string();
}

/** A key of at least `bytes` bytes, in base64 or base64url. */
export function keyOf(bytes: number) {
  const problem = said(
    `应为至少 ${bytes} 字节随机数的 base64 写法，可用 openssl rand -base64 ${bytes} 生成。`,
    `must be at least ${bytes} random bytes in base64; "openssl rand -base64 ${bytes}" makes such a key.`,
  );
  return z
    .string()
    .regex(/^[A-Za-z0-9+/_-]+={0,2}$/, problem)
    .transform((text): Uint8Array => new Uint8Array(Buffer.from(text, 'base64')))
    .refine((key) => key.length >= bytes, problem);
}

/** A key of exactly `bytes` bytes, in base64 or base64url. */
export function exactKeyOf(bytes: number) {
  const problem = said(
    `应恰为 ${bytes} 字节随机数的 base64 写法，可用 openssl rand -base64 ${bytes} 生成。`,
    `must be exactly ${bytes} random bytes in base64; "openssl rand -base64 ${bytes}" makes such a key.`,
  );
  return keyOf(bytes).refine((key) => key.length === bytes, problem);
}

/** Public keys as the api shows them, separated by commas. */
export function publicKeys() {
  const problem = said('应为以逗号分隔的公钥，每个为 64 位十六进制小写数字。', 'must be public keys separated by commas, each of 64 hexadecimal digits in lower case.');
  return z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .refine((keys) => keys.every((key) => /^[0-9a-f]{64}$/.test(key)), problem);
}

const PREFIX = 'BIHUAN_';

/**
 * Reads variables by their schemas, the schema's own name being the variable's. Every name may also be written with BIHUAN_ before it, and
 * that one counts where both are set: DATABASE_URL may be there for another program. The other way round would not do (LANG, PORT).
 *
 * @throws ConfigError that names every variable that cannot be used.
 */
export function readVariables<S extends z.ZodRawShape>(shape: S, environment: Environment): z.output<z.ZodObject<S>> {
  const isSet = (name: string) => (environment[name] ?? '').trim() !== '';
  const writtenAs = (name: string) => (isSet(`${PREFIX}${name}`) ? `${PREFIX}${name}` : name);
  const set = Object.keys(shape).filter((name) => isSet(writtenAs(name))).map((name) => [name, environment[writtenAs(name)]]);
  const read = z.object(shape).safeParse(Object.fromEntries(set));
  if (read.success) return read.data;
  throw new ConfigError(read.error.issues.map((issue) => problemOf(issue, writtenAs)));
}

function problemOf(issue: { readonly path: readonly PropertyKey[]; readonly message: string }, writtenAs: (name: string) => string): VariableProblem {
  const [zh = '', en = zh] = issue.message.split(SEPARATOR);
  return { variable: writtenAs(issue.path.map(String).join('.')), zh, en };
}
