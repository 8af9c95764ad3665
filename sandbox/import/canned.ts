import { berlinTimestamp } from '../world/clock';
import type { Job, JobResult, ProtocolEntry } from '../world/job';

/**
 * DATEV's sandbox is a mock-up: whatever was sent, the job is "partially processed" and the protocol tells of
 * documents nobody sent. Times come in both spellings DATEV uses, and texts can be a single blank.
 */
export function cannedResult(job: Job): JobResult {
  const at = new Date(job.finalisedAt ?? job.createdAt);
  const local = berlinTimestamp(at);
  const entries: ProtocolEntry[] = [
    { time: at.toISOString(), text: 'wurde empfangen!', type: 'information', filename: 'MUSTER-0001.xml' },
    { time: at.toISOString(), text: 'wurde empfangen!', type: 'information', filename: 'MUSTER-0001.pdf' },
    { time: at.toISOString(), text: 'wurde empfangen!', type: 'information', filename: 'MUSTER-0002.xml' },
    { time: at.toISOString(), text: 'wurde empfangen!', type: 'information', filename: 'document.xml' },
    { time: local, text: ' ', context: 'Rechnung Anfang', type: 'information', filename: '' },
    {
      time: local,
      text: 'liegt jetzt in Belege online (Musterdaten)',
      context: 'Beleg-ID Nr. 4D55535445523030303144415445560A',
      type: 'information',
      filename: 'MUSTER-0001.pdf',
    },
    {
      time: local,
      text: 'Rechnungsdaten übergeben (Musterdaten)',
      type: 'information',
      filename: 'MUSTER-0001.xml',
    },
    { time: local, text: ' ', context: 'Rechnung Anfang', type: 'information' },
    {
      time: local,
      text: 'Zu diesem Beleg fehlt ein Bild, es wird aus den Daten erzeugt (Musterdaten)',
      type: 'warning',
      filename: 'MUSTER-0002.xml',
    },
    {
      time: local,
      text: 'Die Summe der Positionen weicht vom Gesamtbetrag ab, der Beleg wurde nicht verarbeitet (Musterdaten)',
      type: 'error',
      filename: 'MUSTER-0002.xml',
    },
  ];
  return { status: 4, entries, documents: [] };
}
