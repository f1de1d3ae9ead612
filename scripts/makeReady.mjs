// npm run build: packages and dist/ brought up to date, nothing started.
import { ready } from './ready.mjs';
import { report } from './stop.mjs';

process.exitCode = await ready({ quiet: false }).then(() => 0, report);
