import { cliError } from './errors.ts';

/**
 * @param name the option that was given several times, each as `left=right`.
 * @param example one that is right, for whoever wrote it otherwise.
 * @throws CliError `badValue`
 */
export function pairsOf(name: string, given: readonly string[], example: string): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const [left = '', right] = text.split('=');
      if (left === '' || right === undefined || right === '') throw cliError('badValue', { name, value: text, why: { zh: `应写作 编号=内容，例如 ${example}。`, en: `write ID=VALUE, such as ${example}.` } });
      return [left, right];
    }),
  );
}

/** @throws CliError `badValue` also for what is no number. */
export function numbersOf(name: string, given: readonly string[], example: string): Record<string, number> {
  return Object.fromEntries(
    Object.entries(pairsOf(name, given, example)).map(([left, right]) => {
      if (!/^\d+(\.\d+)?$/.test(right)) throw cliError('badValue', { name, value: `${left}=${right}`, why: { zh: '应为不小于 0 的数。', en: 'it must be a number of 0 or more.' } });
      return [left, Number(right)];
    }),
  );
}
