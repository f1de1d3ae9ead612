import { LANGUAGES } from './config.ts';
import { filled, oneOf, readVariables, urlOf, type Environment } from './variables.ts';

/** What the command line learns from its environment; options given on it take precedence. */
export interface CliSettings {
  /** Where the api answers, without a slash at the end. */
  readonly url: string;
  /** The person in whose name commands are given, when no `--as` says otherwise. */
  readonly person?: string;
  /** A session token, where the one-machine sign-in does not exist. */
  readonly token?: string;
  readonly language: (typeof LANGUAGES)[number];
}

const VARIABLES = {
  BIHUAN_URL: urlOf(['http', 'https'], 'http://127.0.0.1:8780').default('http://127.0.0.1:8780'),
  BIHUAN_AS: filled().optional(),
  BIHUAN_TOKEN: filled().optional(),
  BIHUAN_LANG: oneOf(LANGUAGES).default('zh'),
};

/** @throws ConfigError when a variable cannot be used. */
export function readCliSettings(environment: Environment): CliSettings {
  const { BIHUAN_URL, BIHUAN_AS, BIHUAN_TOKEN, BIHUAN_LANG } = readVariables(VARIABLES, environment);
  return {
    url: BIHUAN_URL.replace(/\/+$/, ''),
    ...(BIHUAN_AS !== undefined && { person: BIHUAN_AS.trim() }),
    ...(BIHUAN_TOKEN !== undefined && { token: BIHUAN_TOKEN.trim() }),
    language: BIHUAN_LANG,
  };
}
