import * as imported from 'next-auth';

/**
 * next-auth's two functions, whoever resolved the import. The package is CommonJS with an `__esModule` flag: Node
 * gives `module.exports` as the default (so `NextAuth` is `default.default`), bundlers may give `NextAuth` itself.
 */
export const nextAuth: NextAuthFunctions = functionsOf(imported);

export interface NextAuthFunctions {
  NextAuth: (request: object, response: object, options: object) => Promise<unknown>;
  getServerSession: (request: object, response: object, options: object) => Promise<unknown>;
}

function functionsOf(namespace: object): NextAuthFunctions {
  const outer = namespace as Record<string, unknown>;
  const inner = (typeof outer.default === 'object' && outer.default ? outer.default : outer) as Record<string, unknown>;
  return {
    NextAuth: inner.default as NextAuthFunctions['NextAuth'],
    getServerSession: (outer.getServerSession ?? inner.getServerSession) as NextAuthFunctions['getServerSession'],
  };
}
