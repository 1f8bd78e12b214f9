/** Two hexadecimal colours whose contrast is enough for text (WCAG 1.4.3, 4.5:1); `undefined` for all others and for anything else. */
export function readableColors(background: string | undefined, text: string | undefined): { background: string; text: string } | undefined {
  const [below, above] = [luminance(background), luminance(text)];
  if (below === undefined || above === undefined) return undefined;
  const [light, dark] = below > above ? [below, above] : [above, below];
  return (light + 0.05) / (dark + 0.05) >= 4.5 ? { background: background!, text: text! } : undefined;
}

/** The relative luminance of WCAG 2.2; colours are `#rgb` or `#rrggbb`, as all of NextAuth's providers write them. */
function luminance(color: string | undefined): number | undefined {
  const [, short, long] = /^#(?:([\da-f]{3})|([\da-f]{6}))$/i.exec(color ?? '') ?? [];
  const digits = long ?? short?.replace(/./g, '$&$&');
  if (!digits) return undefined;
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
