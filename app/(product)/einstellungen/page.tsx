import { redirect } from 'next/navigation';

/** The one section everybody has. */
export default function SettingsPage() {
  redirect('/einstellungen/konto');
}
