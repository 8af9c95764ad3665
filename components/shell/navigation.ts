import { Activity, ArrowLeftRight, BookUser, FileText, type LucideIcon, Plug, Settings } from 'lucide-react';

type NavigationKey = 'documents' | 'transfers' | 'connection' | 'masterData' | 'settings' | 'operations';

export interface NavigationItem {
  readonly key: NavigationKey;
  readonly href: string;
  readonly icon: LucideIcon;
}

/** The main navigation (design, "On the screen"); its names are messages `navigation.*`. */
export const companyNavigation: readonly NavigationItem[] = [
  { key: 'documents', href: '/belege', icon: FileText },
  { key: 'transfers', href: '/uebertragungen', icon: ArrowLeftRight },
  { key: 'connection', href: '/datev-verbindung', icon: Plug },
  { key: 'masterData', href: '/stammdaten', icon: BookUser },
  { key: 'settings', href: '/einstellungen', icon: Settings },
];

/** For people who run the product (U1). */
export const operatorNavigation: readonly NavigationItem[] = [
  { key: 'operations', href: '/betrieb', icon: Activity },
];
