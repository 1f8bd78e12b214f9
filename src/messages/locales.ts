/** The languages of the kit's catalogues, as BCP 47 tags. */
export const locales = ['en', 'ko', 'ja', 'zh-CN', 'es', 'pt-BR', 'fr', 'de', 'ar', 'he'] as const;

export type Locale = (typeof locales)[number];
