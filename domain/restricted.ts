import { followedRule } from './endless.ts';
import type { Policy } from './policy.ts';

/**
 * Titles of rungs that issue papers only few may read (问责线索), and of those that follow such a paper: that one of them was reached
 * must not be told where others listen.
 */
export function titlesOfRestrictedRungs({ ladder }: Policy): string[] {
  const restricted = ladder.filter(({ document }) => document?.isRestricted === true);
  const following = ladder.filter(({ when }) => restricted.some(({ id }) => id === followedRule(when)));
  return [...restricted, ...following].map(({ title }) => title);
}
