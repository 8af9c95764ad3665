import type { ControlContext } from '../control/context';
import { escapeHtml, page } from '../http/html';
import { settleJob } from '../import/process-job';
import { type ImportedDocument, type Job, type ProtocolEntry, statusOf } from '../world/job';
import type { World } from '../world/world';

const statusTexts: Readonly<Record<number, string>> = {
  0: '0 offen',
  1: '1 in Verarbeitung',
  2: '2 verarbeitet',
  3: '3 nicht verarbeitet',
  4: '4 teilweise verarbeitet',
  5: '5 in Belege online storniert',
  6: '6 Storno abgelehnt',
};

export function jobsPage({ world, traffic, signIn }: ControlContext): string {
  const jobs = [...world.jobs.values()].reverse();
  const requests = Object.entries(traffic.byOperation()).map(([name, count]) => [name, String(count)]);
  const { counts } = signIn.tokens;
  return page({
    title: 'Angekommen',
    wide: true,
    body: `<h1>Was hier angekommen ist</h1>
<p>Art: <strong>${world.manner === 'live' ? 'live, Inhalte werden geprüft' : 'Sandbox, Antworten sind vorgefertigt'}</strong> · Uhr ${escapeHtml(world.clock.now().toISOString())} · Steuerung unter <code>/_control</code>, beschrieben in <code>sandbox/README.md</code></p>
<section class="sheet"><h2>Jobs</h2>${
      jobs.length === 0
        ? '<p>Noch nichts.</p>'
        : table(
            ['Job', 'Mandant', 'Art', 'Monat', 'Status', 'Dateien', 'Belege'],
            jobs.map((job) => jobRow(job, world)),
          )
    }</section>
<section class="sheet"><h2>Anfragen</h2>${table(
      ['Operation', 'Anzahl'],
      requests.map((row) => row.map(escapeHtml)),
    )}</section>
<section class="sheet"><h2>Token</h2><p>${counts.signIns} Anmeldungen, ${counts.refreshes} Erneuerungen, ${counts.refreshTokensReused} doppelt eingelöste Refresh-Token, ${counts.revocations} Widerrufe</p></section>`,
  });
}

function jobRow(job: Job, world: World): string[] {
  return [
    `<a href="/jobs/${encodeURIComponent(job.id)}"><code>${escapeHtml(job.id)}</code></a>`,
    escapeHtml(job.clientId),
    escapeHtml(job.importType ?? 'ohne'),
    escapeHtml(job.accountingMonth ?? ''),
    statusText(job, world),
    String(job.files.length),
    String(job.result?.documents.length ?? 0),
  ];
}

function statusText(job: Job, world: World): string {
  if (job.deletedAt !== null) return 'gelöscht';
  settleJob(job, world);
  const status = statusOf(job, world.clock.nowMs());
  return escapeHtml(statusTexts[status] ?? String(status));
}

export function jobPage(job: Job, world: World): string {
  const files = job.files.map((file) => [
    `<a href="/_control/jobs/${encodeURIComponent(job.id)}/files/${encodeURIComponent(file.name)}">${escapeHtml(file.name)}</a>`,
    `${file.size.toLocaleString('de-DE')} Byte`,
    `<code>${file.sha256.slice(0, 16)}…</code>`,
  ]);
  const status = statusText(job, world);
  return page({
    title: `Job ${job.id}`,
    wide: true,
    body: `<p><a href="/">Alle Jobs</a></p><h1>Job <code>${escapeHtml(job.id)}</code></h1>
<p>${escapeHtml(job.clientId)} · ${escapeHtml(job.importType ?? 'ohne Art')} · ${escapeHtml(job.accountingMonth ?? '')} · ${status}</p>
<section class="sheet"><h2>Buchungsvorschläge</h2>${(job.result?.documents ?? []).map(documentSection).join('') || '<p>Keine.</p>'}</section>
<section class="sheet"><h2>Protokoll</h2>${table(['Zeit', 'Art', 'Datei', 'Text', 'Kontext'], (job.result?.entries ?? []).map(entryRow))}</section>
<section class="sheet"><h2>Dateien</h2>${table(['Name', 'Größe', 'SHA-256'], files)}</section>`,
  });
}

function entryRow(entry: ProtocolEntry): string[] {
  const { time, type, filename = '', text, context = '' } = entry;
  return [time, type, filename, text, context].map(escapeHtml);
}

const outcomes = { accepted: 'übernommen', refused: 'abgelehnt', skipped: 'übersprungen' } as const;

function documentSection(document: ImportedDocument): string {
  const columns = [...new Set(document.rows.flatMap((row) => Object.keys(row)))];
  const rows = document.rows.map((row) => columns.map((column) => escapeHtml(row[column] ?? '')));
  const errors = document.errors.map((error) => `<li class="bad">${escapeHtml(error)}</li>`).join('');
  return `<h3>${escapeHtml(document.ledgerFile ?? 'Beleg ohne Daten')} · ${outcomes[document.outcome]}</h3>
<p>${escapeHtml(document.folderName ?? '')} ${escapeHtml(document.month ?? '')} · GUID <code>${escapeHtml(document.guid ?? '–')}</code> · Bilder: ${escapeHtml(document.images.join(', ') || 'keine')}</p>
${errors ? `<ul>${errors}</ul>` : ''}${rows.length > 0 ? table(columns, rows) : ''}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const header = head.map((cell) => `<th>${escapeHtml(cell)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<div class="scroll"><table><thead><tr>${header}</tr></thead><tbody>${body}</tbody></table></div>`;
}
