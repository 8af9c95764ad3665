import { demoPassword } from '../seed/people';
import type { DemoTransfer } from './transfer';

const ledgerNames: Record<string, string> = {
  accounts_receivable: 'Ausgangsrechnungen',
  accounts_payable: 'Eingangsrechnungen',
};

/** DATEV's status and every protocol entry, as DATEV wrote them. */
export function printProtocol(transfer: DemoTransfer): void {
  print('');
  print(`── Übertragungsprotokoll · ${ledgerNames[transfer.ledger] ?? transfer.ledger} ──`);
  for (const job of transfer.jobs) {
    print(
      `Monat ${job.accountingMonth} · Ordner „${job.ledgerFolderName ?? ''}“ · Job ${job.datevJobId ?? '–'}`,
    );
    print(
      `DATEV-Status ${job.datevStatus ?? '–'} · Ergebnis ${transfer.state} · ${job.filesSent} von ${job.filesTotal} Dateien`,
    );
    for (const { number, result } of job.documents) print(`  ${number.padEnd(20)} ${result}`);
  }
  for (const { time, type, filename, text, context } of transfer.protocolEntries) {
    print(
      `  ${time ?? ''}  ${(type ?? '').padEnd(11)}  ${filename ?? ''}  ${text ?? ''}${context ? `  [${context}]` : ''}`,
    );
  }
}

/** Where to look and how to sign in. */
export function printWelcome(appUrl: string, datevUrl: string | null): void {
  print('');
  print(`Belegbote       ${appUrl}`);
  if (datevUrl) print(`Lokales DATEV   ${datevUrl}`);
  print('');
  print(`Anmelden mit kunde@, berater@, admin@ oder operator@belegbote.test, Passwort ${demoPassword}`);
  print('Beenden mit Strg-C.');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
