import { z } from 'zod';
import { OperationRefused } from './with-platform';

/** An e-mail address of the command line. @throws OperationRefused naming the option */
export function mailAddressOf(text: string, option: string): string {
  const read = z.email().safeParse(text.trim());
  if (!read.success) throw new OperationRefused(`Bitte eine E-Mail-Adresse nennen: ${option} E-MAIL`);
  return read.data;
}

/** Language of a person and of the mails to him. @throws OperationRefused */
export function languageOf(text: string): 'de' | 'en' {
  if (text === 'de' || text === 'en') return text;
  throw new OperationRefused('Die Sprache ist de oder en: --language de');
}
