import type { Policy, Trigger } from './policy.ts';

/**
 * Titles of rungs that issue papers only few may read (问责线索), and of those that follow such a paper: that one of them was reached
 * must not be told where others listen.
 */
export function titlesOfRestrictedRungs({ ladder }: Policy): string[] {
  const restricted = ladder.filter(({ document }) => document?.isRestricted === true);
  const following = ladder.filter(({ when }) => restricted.some(({ id }) => id === paperFollowed(when)));
  return [...restricted, ...following].map(({ title }) => title);
}

/** @returns the rule whose paper a trigger is about. */
function paperFollowed(when: Trigger): string | undefined {
  return when.on === 'notAcknowledged' || when.on === 'notAnswered' || when.on === 'lapsed' ? when.of : undefined;
}
