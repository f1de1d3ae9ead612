import type { CliSettings } from '../config/cliSettings.ts';
import type { Language } from '../domain/refusals.ts';
import { nearest } from '../plans/check/suggest.ts';
import { answerOf, apiAt, type Api } from './apiClient.ts';
import { cliError } from './errors.ts';
import type { Io } from './io.ts';
import { table } from './table.ts';
import { tame } from './width.ts';

/** The options every command has. */
export interface CommonOptions {
  readonly as?: string;
  readonly json?: boolean;
  readonly lang?: Language;
}

/** Punctuation of the language of the output. */
export interface Marks {
  readonly comma: string;
  readonly list: string;
  readonly semicolon: string;
  aside(text: string): string;
}

const MARKS: Readonly<Record<Language, Marks>> = {
  zh: { comma: '，', list: '、', semicolon: '；', aside: (text) => `（${text}）` },
  en: { comma: ', ', list: ', ', semicolon: '; ', aside: (text) => ` (${text})` },
};

/** What a command works with. */
export interface Context {
  readonly language: Language;
  readonly isJson: boolean;
  readonly io: Io;
  /** @returns the word in the language of the output. */
  say(zh: string, en: string): string;
  /** @returns the word with its colon, before what it names. */
  label(zh: string, en: string): string;
  readonly marks: Marks;
  /** Writes the one result: the JSON document, or else the lines for people. */
  result(value: unknown, lines: () => readonly string[]): void;
  /** Says something beside the result. */
  talk(zh: string, en: string): void;
  table(heads: readonly string[], rows: readonly (readonly string[])[]): string[];
  /** The api without a session, for what is open to all. */
  readonly open: Api;
  /** The person named by --as or BIHUAN_AS. @throws CliError `noPerson` */
  person(): Promise<string>;
  /** The api in the person's name. @param isNew whether the person need not be known yet: who starts the first plan. */
  signedIn(isNew?: boolean): Promise<Api>;
}

export function contextOf(io: Io, settings: CliSettings, options: CommonOptions): Context {
  const language = options.lang ?? settings.language;
  const isJson = options.json === true;
  const say = (zh: string, en: string) => ({ zh, en })[language];
  const label = (zh: string, en: string) => say(`${zh}：`, `${en}: `);
  const open = apiAt(settings.url);
  const person = () => personNamed(options.as?.trim() ?? settings.person, open);
  return {
    ...{ language, isJson, io, say, label, marks: MARKS[language], open, person },
    result: (value, lines) => {
      if (isJson) io.out(`${JSON.stringify(value, null, 2)}\n`);
      else io.out(lines().map((line) => `${tame(line)}\n`).join(''));
    },
    talk: (zh, en) => {
      if (!isJson) io.err(`${tame(say(zh, en))}\n`);
    },
    table: (heads, rows) => table(heads, rows, io.columns),
    signedIn: async (isNew = false) => apiAt(settings.url, settings.token ?? (await signIn(open, await person(), isNew))),
  };
}

async function personNamed(person: string | undefined, open: Api): Promise<string> {
  if (person !== undefined && person !== '') return person;
  const known = await someKnown(open);
  throw cliError('noPerson', { known: known === '' ? '' : { zh: `可选：${known}`, en: `Choose from: ${known}` } });
}

const MOST_LISTED = 12;

/** A list to choose from, if there is anybody to ask; that there is not is no news worth another error. */
async function someKnown(open: Api): Promise<string> {
  try {
    const { people } = await answerOf(open.GET('/api/people'));
    const shown = people.slice(0, MOST_LISTED).map(({ id, name }) => `${id}（${name}）`).join('、');
    return people.length > MOST_LISTED ? `${shown} …` : shown;
  } catch {
    return '';
  }
}

/** @returns a session token. @throws CliError `personNotKnown` for a name no plan knows: most likely a slip of the pen. */
async function signIn(open: Api, person: string, isNew: boolean): Promise<string> {
  const session = await answerOf(open.POST('/api/session', { body: { person } }));
  if (session.person.isKnown || isNew) return session.token;
  const { people } = await answerOf(open.GET('/api/people'));
  const near = nearest(person, people.map(({ id }) => id));
  throw cliError('personNotKnown', { person, hint: near === undefined ? '' : { zh: `是否想写“${near}”？`, en: `Did you mean "${near}"? ` } });
}
