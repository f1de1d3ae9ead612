import type { SendOutcome } from '../mail.ts';

/** Codes of all three that ask for patience: 45009 (WeCom), 130101 and 410100 (DingTalk), 11232 (Feishu), -1 busy. */
const LATER = new Set([-1, 45009, 45033, 90030, 130101, 130102, 410100, 11232, 230020]);
/** Said in words as well, under codes that mean other things too (9499 of Feishu). */
const LATER_WORDS = /too (fast|many)|frequen|freq\b|rate limit|over limit|system busy/i;

/**
 * @param body what came with it; robots answer 200 to what they do not take, with a code inside.
 * @returns what became of a message.
 */
export function outcomeOf(status: number, body: string): SendOutcome {
  const said = `HTTP ${String(status)} ${body.replace(/\s+/g, ' ').trim()}`.trim().slice(0, 200);
  if (status === 429 || status === 503) return { outcome: 'postponed', reply: said };
  // It may have been taken before a gateway lost patience.
  if (status >= 500) return { outcome: 'unsure', reply: said };
  if (status !== 200) return { outcome: 'refused', reply: status >= 300 && status < 400 ? `HTTP ${String(status)} (redirection)` : said };
  const code = codeIn(body);
  if (code === undefined) return { outcome: 'unsure', reply: said };
  if (code === 0) return { outcome: 'accepted' };
  return { outcome: LATER.has(code) || LATER_WORDS.test(body) ? 'postponed' : 'refused', reply: said };
}

/** `errcode` of WeCom and DingTalk, `code` (once `StatusCode`) of Feishu. */
function codeIn(body: string): number | undefined {
  try {
    const { errcode, code, StatusCode } = JSON.parse(body) as Readonly<Record<string, unknown>>;
    return [errcode, code, StatusCode].find((value) => typeof value === 'number');
  } catch {
    return undefined;
  }
}
