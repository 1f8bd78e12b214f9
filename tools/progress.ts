import { Presets, SingleBar } from 'cli-progress';

/** A bar with the time that is left; in a log, a line for each tenth. The function that it gives is told how much more is done. */
export function progress(total: number): (more: number) => void {
  let done = 0;
  if (!process.stdout.isTTY) {
    return (more) => {
      const tenth = Math.floor((done / total) * 10);
      done += more;
      if (Math.floor((done / total) * 10) > tenth) console.log(`${done} of ${total}`);
    };
  }
  const bar = new SingleBar({ format: '{bar} {value} of {total}, {eta_formatted} left', hideCursor: true, gracefulExit: true }, Presets.shades_classic);
  bar.start(total, 0);
  return (more) => {
    done += more;
    bar.increment(more);
    if (done === total) bar.stop();
  };
}
