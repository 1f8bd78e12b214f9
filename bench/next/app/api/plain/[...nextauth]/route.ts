import NextAuth from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';

/** NextAuth without the kit, which shows its own page at `signin`. */
const handler = NextAuth({
  providers: [CredentialsProvider({ credentials: { email: { label: 'Email', type: 'email' }, password: { label: 'Password', type: 'password' } }, authorize: () => null })],
}) as (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>;

export { handler as GET, handler as POST };
