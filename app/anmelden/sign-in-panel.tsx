'use client';

import { SignInForm } from '@/components/session/sign-in-form';

/** Signs in and goes where the person wanted to go; a full load, so that every part of the page knows him. */
export function SignInPanel({ target }: { target: string }) {
  return <SignInForm autoFocus onSignedIn={() => window.location.assign(target)} />;
}
