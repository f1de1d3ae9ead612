import type { CommanderError } from 'commander';
import { cliError, type CliError } from './errors.ts';

/** @returns what commander says, in our words; nothing when it has only shown its help. */
export function errorOf({ code, message }: CommanderError): CliError | undefined {
  const [name = '', value = ''] = [...message.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted ?? '');
  switch (code) {
    case 'commander.help':
    case 'commander.helpDisplayed':
    case 'commander.version':
      return undefined;
    case 'commander.unknownCommand':
      return cliError('unknownCommand', { name, hint: hintIn(message) });
    case 'commander.unknownOption':
      return cliError('unknownOption', { name, hint: hintIn(message) });
    case 'commander.missingArgument':
      return cliError('missingArgument', { name });
    case 'commander.excessArguments':
      return cliError('extraArgument', { name });
    case 'commander.optionMissingArgument':
      return cliError('missingValue', { name });
    case 'commander.missingMandatoryOptionValue':
      return cliError('missingOption', { name });
    case 'commander.invalidArgument':
      return cliError('badValue', { name, value, why: choicesIn(message) });
    default:
      return cliError('badValue', { name: '—', value: message, why: '' });
  }
}

function hintIn(message: string): { zh: string; en: string } {
  const near = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(message)?.[1];
  return near === undefined ? { zh: '', en: '' } : { zh: `是否想写 ${near.replaceAll(', ', '、')}？`, en: `Did you mean ${near}? ` };
}

function choicesIn(message: string): { zh: string; en: string } {
  const choices = /Allowed choices are (.+)\.$/.exec(message)?.[1];
  return choices === undefined ? { zh: message, en: message } : { zh: `可选 ${choices.replaceAll(', ', '、')}。`, en: `choose from ${choices}.` };
}
