import Link from 'next/link';
import type { AuthCardFrame, Locale } from 'next-auth-ui';
import { LanguageSwitch } from '@/components/Frame';

/** What all of the demo's sign-in screens have around them. */
export const screenFrame = (language: Locale): Pick<AuthCardFrame, 'logo' | 'footer'> => ({
  logo: (
    <Link href="/" className="brand">
      <span aria-hidden="true" className="mark" /> Acme
    </Link>
  ),
  footer: <LanguageSwitch language={language} />,
});
