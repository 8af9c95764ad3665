import { redirect } from 'next/navigation';

/** The account itself stands in the settings; here are the parts of it that work without any company. */
export default function AccountEntryPage() {
  redirect('/einstellungen/konto');
}
