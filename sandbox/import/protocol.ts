import { berlinTimestamp } from '../world/clock';
import type { Job, ProtocolEntry } from '../world/job';
import type { DocumentOutcome } from './import-document';
import type { Remark } from './remark';

/** Entries in the order DATEV has them: files received, where they go, then document by document. */
export class Protocol {
  private readonly written: ProtocolEntry[] = [];
  private readonly time: string;

  constructor(job: Job, at: Date) {
    this.time = berlinTimestamp(at);
    for (const file of job.files) {
      const time = berlinTimestamp(new Date(file.receivedAt));
      this.written.push({ time, text: 'wurde empfangen!', type: 'information', filename: file.name });
    }
  }

  get entries(): readonly ProtocolEntry[] {
    return this.written;
  }

  error(text: string, filename = ''): void {
    this.written.push({ time: this.time, text, type: 'error', filename });
  }

  warning(text: string, filename = ''): void {
    this.written.push({ time: this.time, text, type: 'warning', filename });
  }

  destination(job: Job): void {
    const place = repositoryOf(job);
    if (place !== null) this.information(`Ablage der folgenden Belege: ${place}`, '');
  }

  document({ document, remarks }: DocumentOutcome): void {
    const { ledgerFile, images, documentId } = document;
    const mainFile = ledgerFile ?? images[0] ?? '';
    this.written.push({
      time: this.time,
      text: ' ',
      context: 'Rechnung Anfang',
      type: 'information',
      filename: '',
    });
    this.remarks(remarks, mainFile);
    switch (document.outcome) {
      case 'skipped':
        this.warning('Der Beleg ist bereits vorhanden und wurde übersprungen', mainFile);
        return;
      case 'refused':
        this.error('Der Beleg wurde nicht verarbeitet', mainFile);
        return;
      case 'accepted': {
        if (images.length === 0) this.information('Ein Belegbild wurde aus den Daten erzeugt', mainFile);
        for (const file of images.length > 0 ? images : [mainFile]) {
          this.information('ist in der Belegverwaltung abgelegt', file, `Beleg-ID Nr. ${documentId}`);
        }
        if (ledgerFile !== null) this.information(handedOver(document), ledgerFile);
      }
    }
  }

  private remarks(remarks: readonly Remark[], filename: string): void {
    for (const { severity, text } of remarks) {
      if (severity === 'error') this.error(text, filename);
      else this.warning(text, filename);
    }
  }

  private information(text: string, filename: string, context?: string): void {
    const entry: ProtocolEntry = { time: this.time, text, type: 'information', filename };
    this.written.push(context === undefined ? entry : { ...entry, context });
  }
}

function handedOver({ folderName, month, rows }: DocumentOutcome['document']): string {
  const [year = '', monthNumber = ''] = (month ?? '').split('-');
  const number = rows[0]?.invoiceId ?? '';
  return `Belegsätze an „${folderName ?? ''}“ übergeben (${number ? `${number}, ` : ''}${monthNumber}.${year})`;
}

const folderCodes = {
  accountsPayableLedgerImport: 'RE',
  accountsReceivableLedgerImport: 'RA',
  cashLedgerImport: 'Kasse',
} as const;

/** Where DATEV files documents when document.xml names no place. */
function repositoryOf({ importType, accountingMonth }: Job): string | null {
  if (importType === null || accountingMonth === null) return null;
  const [year = '', month = ''] = accountingMonth.split('-');
  const name = new Date(Date.UTC(Number(year), Number(month) - 1)).toLocaleDateString('de-DE', {
    month: 'long',
    timeZone: 'UTC',
  });
  return `Buchführung/IMPORT ${year} ${folderCodes[importType]}/${month} ${name}`;
}
