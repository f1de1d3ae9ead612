import type { Language } from '../domain/refusals.ts';

/** @returns the language an Accept-Language header prefers of the two we have; Chinese unless English is wanted more. */
export function languageOf(header: string | undefined): Language {
  const weight = { zh: 0, en: 0 };
  for (const range of (header ?? '').toLowerCase().split(',').slice(0, 20)) {
    const [tag = '', ...parameters] = range.trim().split(';');
    const quality = Number(parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((value) => value !== undefined) ?? 1);
    const language = tag === 'zh' || tag.startsWith('zh-') ? 'zh' : tag === 'en' || tag.startsWith('en-') ? 'en' : undefined;
    if (language && quality > weight[language]) weight[language] = quality;
  }
  return weight.en > weight.zh ? 'en' : 'zh';
}
