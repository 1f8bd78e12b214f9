export type HostClasses = Partial<Record<'header' | 'nav' | 'button' | 'input' | 'label' | 'form' | 'table' | 'card' | 'link' | 'check' | 'alert' | 'title', string>>;

/** A page of the app's own, of the elements that most pages are of; nothing of the kit's is in it. */
export function Host({ classes = {} }: { classes?: HostClasses }) {
  return (
    // What stands out of it is no fault of the kit's.
    <div id="host" style={{ overflowX: 'clip' }}>
      <header className={classes.header}>
        <nav className={classes.nav} aria-label="App">
          <a href="#home" className={classes.link}>
            Home
          </a>
          <button type="button" className={classes.button}>
            Menu
          </button>
        </nav>
      </header>
      <main>
        <h1 className={classes.title}>The app’s own page</h1>
        <p>
          Some words with <a href="#link">a link</a>, <strong>weight</strong>, <em>stress</em>, <code>code</code> and <small>less</small>.
        </p>
        <h2>A section</h2>
        <h3>And one below it</h3>
        <ul>
          <li>one</li>
          <li>
            two
            <ol>
              <li>three</li>
            </ol>
          </li>
        </ul>
        <div className={classes.alert} role="note">
          A remark
        </div>
        <div className={classes.card}>
          <img alt="" width="40" height="40" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Crect width='8' height='8'/%3E%3C/svg%3E" />
          <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" aria-hidden="true">
            <path d="m4 6 4 4 4-4" />
          </svg>
        </div>
        <form action="/search" className={classes.form}>
          <label htmlFor="host-mail" className={classes.label}>
            Mail
          </label>
          <input id="host-mail" type="email" placeholder="you@example.com" className={classes.input} />
          <input type="password" aria-label="Secret" className={classes.input} />
          <input id="host-check" type="checkbox" aria-label="Agree" className={classes.check} />
          <select aria-label="Pick" className={classes.input}>
            <option>a</option>
          </select>
          <textarea aria-label="Tell" className={classes.input} />
          <fieldset>
            <legend>Legend</legend>
            <input type="radio" aria-label="Radio" />
          </fieldset>
          <button type="submit" className={classes.button}>
            Send
          </button>
          <button type="button" disabled className={classes.button}>
            Not yet
          </button>
        </form>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>a</th>
              <th>b</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>1</td>
              <td>2</td>
            </tr>
          </tbody>
        </table>
        <details open>
          <summary>More</summary>
          <p>Inside</p>
        </details>
        <hr />
        <blockquote>Said</blockquote>
        <dialog open style={{ position: 'static' }}>
          A dialog of the app’s
        </dialog>
      </main>
    </div>
  );
}
