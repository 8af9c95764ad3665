/** Text made safe for HTML; the only way text gets into a page. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
  :root { color-scheme: light dark; --ink: #1d2b24; --quiet: #55655d; --line: #cfd9d3; --paper: #ffffff; --ground: #f1f5f2; --accent: #00693e; --bad: #a3271c; }
  @media (prefers-color-scheme: dark) { :root { --ink: #e6efe9; --quiet: #a3b3aa; --line: #3b4a42; --paper: #19211d; --ground: #101613; --accent: #5fd39b; --bad: #ff9b8f; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
  main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
  main.wide { max-width: 70rem; }
  .sheet { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; margin-block: 1rem; }
  h1 { font-size: 1.4rem; margin: .25rem 0 .75rem; } h2 { font-size: 1.1rem; margin: 1rem 0 .5rem; }
  .where { color: var(--quiet); font-size: .875rem; margin: 0; }
  button { font: inherit; width: 100%; min-height: 3rem; padding: .6rem 1rem; border-radius: .5rem; border: 1px solid var(--line); background: var(--paper); color: inherit; text-align: left; cursor: pointer; margin-block: .25rem; }
  button:hover, button:focus-visible { border-color: var(--accent); outline: 2px solid var(--accent); outline-offset: 1px; }
  button.first { background: var(--accent); color: var(--paper); text-align: center; font-weight: 600; } button.second { text-align: center; }
  button small { display: block; color: var(--quiet); }
  label { display: block; padding: .4rem 0; } fieldset { border: 1px solid var(--line); border-radius: .5rem; margin-bottom: .75rem; } ul { padding-left: 1.2rem; } a { color: var(--accent); }
  table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { text-align: left; padding: .35rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
  .scroll { overflow-x: auto; } .bad { color: var(--bad); } code { font-size: .9em; overflow-wrap: anywhere; }
`;

export interface PageContent {
  readonly title: string;
  readonly body: string;
  readonly wide?: boolean;
}

/** A whole page in German, usable on a phone, without scripts or anything from other hosts. */
export function page({ title, body, wide }: PageContent): string {
  return `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · lokales DATEV</title><style>${style}</style></head>
<body><main${wide ? ' class="wide"' : ''}><p class="where">Lokales DATEV zum Entwickeln und Testen, nicht DATEV eG</p>${body}</main></body></html>`;
}
