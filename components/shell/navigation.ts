import {
  Activity,
  ArrowLeftRight,
  BookUser,
  BriefcaseBusiness,
  FileText,
  LayoutDashboard,
  type LucideIcon,
  Plug,
  Settings,
} from 'lucide-react';

type NavigationKey =
  | 'start'
  | 'documents'
  | 'transfers'
  | 'connection'
  | 'masterData'
  | 'settings'
  | 'advised'
  | 'operations';

export interface NavigationItem {
  readonly key: NavigationKey;
  readonly href: string;
  readonly icon: LucideIcon;
}

/** The main navigation (design, "On the screen"); its names are messages `navigation.*`. */
export const companyNavigation: readonly NavigationItem[] = [
  { key: 'start', href: '/', icon: LayoutDashboard },
  { key: 'documents', href: '/belege', icon: FileText },
  { key: 'transfers', href: '/uebertragungen', icon: ArrowLeftRight },
  { key: 'connection', href: '/datev-verbindung', icon: Plug },
  { key: 'masterData', href: '/stammdaten', icon: BookUser },
  { key: 'settings', href: '/einstellungen', icon: Settings },
];

/** For people who are Berater of at least one company (P4). */
export const adviserNavigation: readonly NavigationItem[] = [
  { key: 'advised', href: '/berater', icon: BriefcaseBusiness },
];

/** For people who run the product (U1). */
export const operatorNavigation: readonly NavigationItem[] = [
  { key: 'operations', href: '/betrieb', icon: Activity },
];
