/** The mail page's style sheet: one column on a phone, dark when the system is. No script, no font to fetch. */
export const MAIL_PAGE_CSS = `
:root {
  color-scheme: light dark;
  --back: #f4f5f7; --card: #fff; --ink: #1c2430; --soft: #5b6675; --line: #dde1e7; --accent: #a3241c; --on-accent: #fff; --note: #fff6e0; --note-ink: #5c4300;
  --good: #e6f4ea; --good-ink: #14532d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #14171c; --card: #1d2229; --ink: #e6e9ee; --soft: #9aa5b3; --line: #323a45; --accent: #f08a80; --on-accent: #2a0b08; --note: #3a3016; --note-ink: #f3dfa8;
    --good: #173322; --good-ink: #b7e4c7;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main, header > div { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
header { background: var(--card); border-bottom: 1px solid var(--line); }
header > div { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; padding-block: .75rem; }
h1 { font-size: 1.25rem; margin: 0; }
h1 a { color: inherit; text-decoration: none; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
.badge { font-size: .8rem; padding: .05rem .55rem; border: 1px solid var(--accent); color: var(--accent); border-radius: 1rem; white-space: nowrap; }
.language { margin-left: auto; }
a { color: var(--accent); }
.soft { color: var(--soft); font-size: .9rem; margin: .25rem 0; }
.note, .done { padding: .6rem .9rem; border-radius: .5rem; margin: 1rem 0 0; font-size: .9rem; }
.note { background: var(--note); color: var(--note-ink); }
.done { background: var(--good); color: var(--good-ink); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; margin: .75rem 0; overflow: hidden; }
.card > .head { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; padding: .6rem .9rem; }
.card > .head > .end { margin-left: auto; }
.card > .head > h2 { margin: 0; overflow-wrap: anywhere; }
.rows { list-style: none; margin: 0; padding: 0; }
.rows > li { border-top: 1px solid var(--line); padding: .55rem .9rem; overflow-wrap: anywhere; }
.rows .line { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; }
.rows .line > :first-child { flex: 1 1 16rem; }
.rows a { font-weight: 600; text-decoration: none; }
.rows a:hover { text-decoration: underline; }
.small { font-size: .85rem; color: var(--soft); }
.id { font: .8rem/1.5 ui-monospace, Menlo, Consolas, monospace; color: var(--soft); overflow-wrap: anywhere; }
.tag { font-size: .8rem; background: var(--note); color: var(--note-ink); border-radius: .3rem; padding: .05rem .4rem; }
.decide { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: .75rem 0; }
select, button { font: inherit; padding: .35rem .8rem; border-radius: .4rem; border: 1px solid var(--line); background: var(--card); color: var(--ink); min-height: 2.5rem; max-width: 100%; }
button { cursor: pointer; border-color: var(--accent); color: var(--accent); }
button.main { background: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; margin: 0; padding: .8rem .9rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: 36rem; max-height: 80vh; border: 1px solid var(--line); border-radius: .6rem; background: #fff; color-scheme: light; resize: vertical; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; padding: .8rem .9rem; font: .9rem/1.6 ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; }
summary { cursor: pointer; padding: .6rem .9rem; }
footer { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: var(--soft); font-size: .85rem; }
nav.pages { display: flex; justify-content: space-between; margin: 1rem 0; }
@media (max-width: 34rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
  .card > .head > .end { margin-left: 0; flex-basis: 100%; }
  .rows .line > * { flex-basis: 100%; }
  .rows .line > :first-child { flex-basis: 100%; }
}
`;
