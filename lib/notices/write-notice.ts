import type { Problem } from '@/lib/bookkeeping/problem';
import type { ClientNumbers } from '@/lib/connection/client-numbers';
import { describeFinding, toFinding } from '@/lib/preflight/finding';
import type { NoticeKind } from './notice';
import { type NoticeWords, noticeWords } from './texts';

export interface NoticeFacts {
  readonly kind: NoticeKind;
  readonly problem: Problem | null;
  readonly language: 'de' | 'en';
  readonly recipientName: string;
  readonly companyName: string;
  readonly dataset: ClientNumbers;
  readonly appUrl: string;
}

/** A notice in the recipient's language, as text and as HTML with the same words. */
export interface WrittenNotice {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A part of a mail; both forms are made of the same parts, so neither says more than the other. */
type Part =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'labelled'; readonly label: string; readonly text: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | { readonly kind: 'small'; readonly text: string };

/**
 * Pure: title, cause and remedy come from the catalogue of findings, so mail, banner and panel say the same (C6, M8); company
 * and numbers stand in it (C4). It can't hold a secret: a problem has none.
 */
export function writeNotice(facts: NoticeFacts): WrittenNotice {
  const words = noticeWords[facts.language];
  const { title, parts } = bodyOf(facts, words);
  const { companyName, dataset, appUrl } = facts;
  const all: Part[] = [
    { kind: 'line', text: words.greeting(facts.recipientName) },
    { kind: 'line', text: words.about(companyName, dataset.consultantNumber, dataset.clientNumber) },
    { kind: 'heading', text: title },
    ...parts,
    { kind: 'link', label: words.open, url: `${appUrl}/datev-verbindung` },
    { kind: 'small', text: words.reason(companyName) },
  ];
  return {
    subject: `${oneLine(companyName)}: ${oneLine(title)}`,
    text: all.map(asText).join('\n\n'),
    html: asDocument(all, facts.language, title),
  };
}

function bodyOf(facts: NoticeFacts, words: NoticeWords): { title: string; parts: Part[] } {
  const problem = facts.problem ?? { code: 'CONNECTION_RECONNECT_NEEDED', params: {} };
  switch (facts.kind) {
    case 'connection_restored':
      return { title: words.restoredTitle, parts: [{ kind: 'line', text: words.restoredText }] };
    case 'connection_lost':
    case 'connection_expires': {
      const clientId = `${facts.dataset.consultantNumber}-${facts.dataset.clientNumber}`;
      const params = { company: facts.companyName, clientId, ...problem.params };
      const finding = toFinding(
        { code: problem.code, params },
        { kind: 'connection', id: clientId, label: clientId },
      );
      const { title, cause, remedy } = describeFinding(finding, facts.language);
      const parts: Part[] = [
        { kind: 'labelled', label: words.cause, text: cause },
        { kind: 'labelled', label: words.remedy, text: remedy },
        { kind: 'labelled', label: words.actor, text: words.owners[finding.owner] },
      ];
      if (finding.helpUrl !== null) parts.push({ kind: 'link', label: words.help, url: finding.helpUrl });
      return { title, parts };
    }
  }
}

function asText(part: Part): string {
  switch (part.kind) {
    case 'line':
    case 'small':
      return part.text;
    case 'heading':
      return part.text;
    case 'labelled':
      return `${part.label}:\n${part.text}`;
    case 'link':
      return `${part.label}: ${part.url}`;
  }
}

function asHtml(part: Part): string {
  switch (part.kind) {
    case 'line':
      return `<p>${escaped(part.text)}</p>`;
    case 'heading':
      return `<h1 style="font-size:20px;line-height:1.3">${escaped(part.text)}</h1>`;
    case 'labelled':
      return `<p><strong>${escaped(part.label)}</strong><br>${escaped(part.text)}</p>`;
    case 'link':
      return `<p><a href="${escaped(part.url)}">${escaped(part.label)}</a></p>`;
    case 'small':
      return `<p style="font-size:13px;color:#555">${escaped(part.text)}</p>`;
  }
}

function asDocument(parts: readonly Part[], language: string, title: string): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
    '<body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;max-width:36em">',
    ...parts.map(asHtml),
    '</body></html>',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A name with a line break in it must not become a header of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
