import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  siApple,
  siAtlassian,
  siAuth0,
  siAuthentik,
  siBitbucket,
  siDiscord,
  siDropbox,
  siFacebook,
  siFigma,
  siGithub,
  siGitlab,
  siGoogle,
  siKakaotalk,
  siKeycloak,
  siLine,
  siNaver,
  siNotion,
  siOkta,
  siPatreon,
  siReddit,
  siSpotify,
  siStrava,
  siTwitch,
  siWordpress,
  siX,
  siZoom,
  type SimpleIcon,
} from 'simple-icons';

export const providerLogosFile = 'src/auth/model/providerLogos.ts';

/** The ids of NextAuth's providers, and of others that apps often have, with their signs. */
const icons: Readonly<Record<string, SimpleIcon>> = {
  apple: siApple,
  atlassian: siAtlassian,
  auth0: siAuth0,
  authentik: siAuthentik,
  bitbucket: siBitbucket,
  discord: siDiscord,
  dropbox: siDropbox,
  facebook: siFacebook,
  figma: siFigma,
  github: siGithub,
  gitlab: siGitlab,
  google: siGoogle,
  kakao: siKakaotalk,
  keycloak: siKeycloak,
  line: siLine,
  naver: siNaver,
  notion: siNotion,
  okta: siOkta,
  patreon: siPatreon,
  reddit: siReddit,
  spotify: siSpotify,
  strava: siStrava,
  twitch: siTwitch,
  twitter: siX,
  wordpress: siWordpress,
  zoom: siZoom,
};

/**
 * The module of the logos. Written down, not imported: `simple-icons` is one module of 5 MB, which every app's dev server
 * and, in the Pages Router, its production server would parse for the sake of a few signs.
 */
export function providerLogosModule(): string {
  const lines = Object.entries(icons).map(([id, { path }]) => `  ${id}: '${path}',`);
  return [
    '// Written by `npm run logos`; the list stands in tools/writeProviderLogos.ts.',
    '',
    '/** The signs of well-known providers by NextAuth’s id: paths of 24 by 24 out of simple-icons (CC0). */',
    'export const providerLogos: Readonly<Record<string, string>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(providerLogosFile, providerLogosModule());
