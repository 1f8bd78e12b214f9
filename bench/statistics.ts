import { median, quantile, sampleWithReplacement } from 'simple-statistics';

/** The middle of several measurements, and where their middle half lies. */
export interface Summary {
  median: number;
  lower: number;
  upper: number;
}

/** Median and quartiles. */
export const summaryOf = (values: number[]): Summary => ({ median: median(values), lower: quantile(values, 0.25), upper: quantile(values, 0.75) });

/**
 * How many times as long one takes as another: the median of the ratios of each round, in which both were measured one after
 * the other, with the interval that 95 % of the medians lie in when rounds are drawn anew from these.
 */
export function pairedRatio(theirs: readonly number[], ours: readonly number[]): Summary {
  const ratios = theirs.map((value, round) => value / ours[round]!);
  const medians = Array.from({ length: 2000 }, () => median(sampleWithReplacement(ratios, ratios.length)));
  return { median: median(ratios), lower: quantile(medians, 0.025), upper: quantile(medians, 0.975) };
}
