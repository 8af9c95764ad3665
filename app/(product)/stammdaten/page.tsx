import { redirect } from 'next/navigation';

/** The first section. */
export default function MasterDataPage() {
  redirect('/stammdaten/kontentabelle');
}
