import { z } from 'zod';
import { instant } from './common.ts';
import { named } from './registry.ts';

const language = z.enum(['zh', 'en']);

export const feedBody = z.strictObject({ language: language.optional().describe('of the texts; the person\'s own when missing') });

export const feed = named('CalendarFeed', z.object({ language, madeAt: instant.describe('UTC') }));

export const feedMade = z.object({ feed, url: z.string().describe('for calendar programs; whoever has it reads the feed, and it is told this once only') });
export const feedNow = z.object({ feed: feed.optional().describe('missing where there is none') });
export const feedRevoked = z.object({ wasThere: z.boolean() });
