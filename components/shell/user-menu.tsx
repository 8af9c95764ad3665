import { CircleUser, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { Menu } from '@/components/ui/menu';
import type { Theme } from './theme';

interface UserMenuProps {
  readonly name: string;
  readonly email: string;
  readonly theme: Theme;
  readonly chooseTheme: (form: FormData) => Promise<void>;
  readonly chooseLocale: (form: FormData) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

/** Who is signed in; how the screen looks and speaks; the way out. Plain forms, so all of it works without a script. */
export function UserMenu({ name, email, theme, chooseTheme, chooseLocale, signOut }: UserMenuProps) {
  const t = useTranslations('userMenu');
  return (
    <Menu
      name={t('open', { name })}
      label={
        <>
          <CircleUser aria-hidden className="size-5 text-muted" />
          <span className="hidden max-w-40 truncate text-sm font-medium sm:block">{name}</span>
        </>
      }
    >
      <div className="px-2 pt-1 pb-3">
        <p className="truncate font-semibold">{name}</p>
        <p className="truncate text-sm text-muted">{email}</p>
      </div>
      <form action={chooseTheme} className="border-t border-line px-2 py-3">
        <fieldset>
          <legend className="mb-1.5 text-xs font-semibold text-muted">{t('theme')}</legend>
          <div className="grid grid-cols-3 gap-1 rounded-lg bg-sunken p-1">
            <Option
              name="theme"
              value="system"
              isChosen={theme === 'system'}
              icon={Monitor}
              label={t('system')}
            />
            <Option name="theme" value="light" isChosen={theme === 'light'} icon={Sun} label={t('light')} />
            <Option name="theme" value="dark" isChosen={theme === 'dark'} icon={Moon} label={t('dark')} />
          </div>
        </fieldset>
      </form>
      <form action={chooseLocale} className="border-t border-line px-2 py-3">
        <LanguageOptions />
      </form>
      <form action={signOut} className="border-t border-line pt-2">
        <button
          type="submit"
          className="flex w-full items-center gap-2.5 rounded-lg px-2 py-2 text-left font-medium hover:bg-sunken"
        >
          <LogOut aria-hidden className="size-4 text-muted" />
          {t('signOut')}
        </button>
      </form>
    </Menu>
  );
}

/** The two languages, each by its own name. */
export function LanguageOptions() {
  const t = useTranslations('userMenu');
  const locale = useLocale();
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs font-semibold text-muted">{t('language')}</legend>
      <div className="grid grid-cols-2 gap-1 rounded-lg bg-sunken p-1">
        <Option name="locale" value="de" isChosen={locale === 'de'} label="Deutsch" lang="de" />
        <Option name="locale" value="en" isChosen={locale === 'en'} label="English" lang="en" />
      </div>
    </fieldset>
  );
}

interface OptionProps {
  readonly name: string;
  readonly value: string;
  readonly isChosen: boolean;
  readonly label: string;
  readonly icon?: typeof Sun;
  readonly lang?: string;
}

function Option({ name, value, isChosen, label, icon: Icon, lang }: OptionProps) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      lang={lang}
      aria-pressed={isChosen}
      className={classNames(
        'flex items-center justify-center gap-1.5 rounded-md px-2 py-1.5 text-sm font-medium',
        isChosen ? 'bg-brand-soft text-brand' : 'text-muted hover:text-ink',
      )}
    >
      {Icon ? <Icon aria-hidden className="size-3.5" /> : null}
      {label}
    </button>
  );
}
