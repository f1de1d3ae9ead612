export { NOTICE_WORDS } from '../../domain/noticeWords.ts';
