/** A provider of the app's NextAuth, as far as a sign-in screen shows it; plain data, so that a Server Component can hand it down. */
export interface ProviderSummary {
  /** NextAuth's id of it, such as `github`. */
  id: string;
  /** What people call it. */
  name: string;
  /** What the person does: goes there (`oauth`, OpenID Connect included), gets a link by mail, or types something here. */
  type: 'oauth' | 'email' | 'credentials';
  /** The colours that NextAuth's provider asks for; CSS colours. A logo of it that lies elsewhere is never loaded. */
  style?: ProviderStyle;
  /** Its logo: the path of an SVG of 24 by 24, in one colour. Default: its first letter. */
  logo?: string;
  /** With `credentials`: the fields to type into, in order. */
  fields?: readonly ProviderField[];
}

/** Colours of a provider's button. */
export interface ProviderStyle {
  bg?: string;
  text?: string;
  bgDark?: string;
  textDark?: string;
}

/** A field of a Credentials provider. */
export interface ProviderField {
  /** The name under which the value is sent. */
  name: string;
  label: string;
  /** The input's type. Default `text`. */
  type?: string;
  placeholder?: string;
  autoComplete?: string;
  defaultValue?: string;
  /** Default true. */
  required?: boolean;
}
