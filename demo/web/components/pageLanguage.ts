import type { GetServerSidePropsContext } from 'next';
import { languageCookie, toLanguage, type Language } from '@/language';

/** The language of the visitor of a Pages Router page. */
export const pageLanguage = (context: GetServerSidePropsContext): Language => toLanguage(context.req.cookies[languageCookie]);
