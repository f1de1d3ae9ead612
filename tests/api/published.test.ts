import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openapiFiles } from '../../api/publishOpenapi.ts';

/** The docs' and the clients' view of the api is committed; whoever changes a schema publishes it again. */
describe('the published description of the api', () => {
  it('is up to date (node dist/api/publishOpenapi.js)', async () => {
    for (const [name, text] of Object.entries(await openapiFiles())) {
      expect(readFileSync(new URL(`../../api/${name}`, import.meta.url), 'utf8'), name).toBe(text);
    }
  });

  it('has no path that changes anything on a GET: acts are POST', async () => {
    const document = JSON.parse((await openapiFiles())['openapi.json'] ?? '{}') as { paths: Record<string, Record<string, unknown>> };
    const methods = Object.entries(document.paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`));
    expect(methods.filter((method) => !method.startsWith('get ')).sort()).toEqual([
      'post /api/keys/rotate',
      'post /api/me/calendar-feed',
      'post /api/me/calendar-feed/revoke',
      'post /api/notices/release',
      'post /api/plans/amend',
      'post /api/plans/check',
      'post /api/plans/start',
      'post /api/plans/submit',
      'post /api/plans/{plan}/acts',
      'post /api/plans/{plan}/calendar',
      'post /api/plans/{plan}/ledger/changes',
      'post /api/plans/{plan}/measures/{ref}/acts',
      'post /api/plans/{plan}/measures/{ref}/evidence',
      'post /api/plans/{plan}/posts/{post}/hand-over',
      'post /api/plans/{plan}/posts/{post}/substitutes',
      'post /api/plans/{plan}/posts/{post}/substitutes/end',
      'post /api/plans/{plan}/reports/progress',
      'post /api/plans/{plan}/reports/public',
      'post /api/session', 'put /api/mail-preferences',
    ]);
  });
});
