import type { CSSProperties } from 'react';
import { useTheme, type StorybookTheme } from 'storybook/theming';

/** The docs' own colour and type, light or dark: `sb-unstyled` keeps both away, with all else. */
export function useGuideStyle(): CSSProperties {
  // Outside of Storybook, as in tests, there is no theme.
  const { color, typography } = useTheme() as Partial<StorybookTheme>;
  return { color: color?.defaultText, fontFamily: typography?.fonts.base };
}
