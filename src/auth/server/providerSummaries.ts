import type { NextAuthOptions } from 'next-auth';
import type { CredentialInput, CredentialsConfig } from 'next-auth/providers/credentials';
import { providerLogo } from '../model/providerLogo.js';
import type { ProviderField, ProviderStyle, ProviderSummary } from '../model/provider.js';
import { settingsOf } from './externalJwtSettings.js';

/** The app's providers as a sign-in screen shows them: nothing secret, plain data, absent keys left out. */
export function providerSummaries(authOptions: NextAuthOptions): ProviderSummary[] {
  return authOptions.providers.map((provider) => {
    // next-auth lays an app's own options over the provider's defaults, deep down; here only what is shown counts.
    const options = { ...provider, ...provider.options } as { id: string; name: string; type: string; style?: Record<string, unknown> };
    const type = options.type === 'email' || options.type === 'credentials' ? options.type : 'oauth';
    const logo = type === 'oauth' ? providerLogo(options.id) : undefined;
    const style = styleOf({ ...(provider as { style?: object }).style, ...options.style });
    return {
      id: options.id,
      name: options.name,
      type,
      ...(style && { style }),
      ...(logo && { logo }),
      ...(type === 'credentials' && { fields: fieldsOf(options as unknown as CredentialsConfig, settingsOf(authOptions)?.providerId) }),
    };
  });
}

const styleKeys = ['bg', 'text', 'bgDark', 'textDark'] as const;

function styleOf(style: Record<string, unknown>): ProviderStyle | undefined {
  const kept = styleKeys.filter((key) => typeof style[key] === 'string').map((key) => [key, style[key]]);
  return kept.length ? (Object.fromEntries(kept) as ProviderStyle) : undefined;
}

/** The fields to type into; those that LoginForm has by itself are left out of the kit's own provider. */
function fieldsOf({ id, credentials }: CredentialsConfig, kitsOwn: string | undefined): ProviderField[] {
  return Object.entries(credentials ?? {})
    .filter(([name]) => id !== kitsOwn || (name !== 'email' && name !== 'password'))
    .map(([name, field]) => {
      const input = field as CredentialInput & { autoComplete?: string; autocomplete?: string; required?: boolean };
      return Object.fromEntries(
        Object.entries({
          name,
          label: input.label ?? name,
          type: input.type,
          placeholder: input.placeholder,
          autoComplete: input.autoComplete ?? input.autocomplete,
          defaultValue: input.value,
          required: input.required,
        }).filter(([, value]) => value !== undefined),
      ) as unknown as ProviderField;
    });
}
