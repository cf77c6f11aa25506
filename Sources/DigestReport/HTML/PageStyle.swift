/// How pages look: one style sheet, and the policy by which a browser takes it and nothing else.
public enum PageStyle {
    /// The style sheet of a page with a digest in it.
    public static let sheet = StyleSheet(colours, page, rows, ChartStyle.css)

    /// A `Content-Security-Policy` for a file: its own style sheet, nothing else, no forms (CSP 3).
    public static let policy = "default-src 'none'; style-src '\(sheet.hash)'; base-uri 'none'; form-action 'none'"

    private static let colours: StaticString = """
        :root {
          color-scheme: light dark;
          --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
          --mono: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace;
          --page: #f4f6f9; --surface: #ffffff; --text: #1b2430; --muted: #546073; --line: #dde3eb;
          --accent: #0b5cad; --quote: #f5f7fa; --plus: #1a7031; --minus: #b3261e;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --page: #0f141b; --surface: #171e27; --text: #e3e8ef; --muted: #9ba8ba; --line: #2b3543;
            --accent: #84bdf8; --quote: #1d2530; --plus: #7bd18a; --minus: #f49a92;
          }
        }
        """

    private static let page: StaticString = """
        *, ::before, ::after { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 var(--sans);
          overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
        a { color: var(--accent); text-decoration: none; }
        a:hover, a:focus-visible, nav a:focus-visible { text-decoration: underline; }
        .quiet a, .facts a, .given a, .number { font-variant-numeric: tabular-nums; }
        .quiet { color: var(--muted); }
        .digest { max-width: 78rem; margin: 0 auto; padding: 1rem; display: grid; gap: 1rem;
          grid-template-columns: minmax(0, 1fr); }
        .glance, .digest section { background: var(--surface); border: 1px solid var(--line); border-radius: 12px;
          padding: 1rem; }
        .sections { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); align-content: start; }
        h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; letter-spacing: -.02em; }
        h2 { margin: 0 0 .5rem; font-size: 1.2rem; line-height: 1.3; scroll-margin-top: 1rem; }
        h2 .quiet { font-weight: 400; }
        .range { margin: .25rem 0 1rem; display: flex; flex-wrap: wrap; gap: 0 1rem; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.2rem, 1fr)); gap: .6rem; margin: 0 0 .6rem;
          padding: 0; list-style: none; }
        .card { background: var(--quote); border-radius: 8px; padding: .6rem .8rem; font-size: .85rem; }
        .card strong { display: block; font-size: 1.45rem; line-height: 1.25; font-weight: 650; }
        .glance > .quiet { margin: 0; font-size: .85rem; }
        .charts { display: grid; gap: 1.5rem 2.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr));
          align-items: start; }
        .glance .charts { margin-top: 1.25rem; }
        figure { margin: 0; }
        figcaption { font-size: .85rem; color: var(--muted); margin-bottom: .6rem; display: flex; flex-wrap: wrap;
          gap: 0 1rem; }
        .caption { font-weight: 600; color: var(--text); }
        .legend { list-style: none; margin: .6rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem 1.2rem;
          font-size: .9rem; }
        nav ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem; font-size: .9rem; }
        nav li { background: var(--surface); border: 1px solid var(--line); border-radius: 99px; padding: .15rem .75rem; }
        @media (min-width: 64rem) {
          .digest { grid-template-columns: 13rem minmax(0, 1fr); padding: 2rem 1.5rem; gap: 1.5rem; }
          .glance { grid-column: 1 / -1; padding: 1.5rem; }
          .sections { gap: 1.5rem; grid-column: 2; }
          .digest section { padding: 1.25rem 1.5rem; }
          nav { position: sticky; top: 1.5rem; align-self: start; }
          nav ul { display: block; }
          nav li { background: none; border: 0; border-radius: 0; padding: .2rem 0; display: flex;
            justify-content: space-between; gap: .5rem; }
        }
        @media print {
          body { background: none; font-size: 10pt; }
          nav { display: none; }
          .digest, .sections { display: block; padding: 0; }
          .glance, .digest section { border: 0; padding: 0; margin-bottom: 1.5em; }
          h2, .head, figcaption { break-after: avoid; }
          .rows > li, figure, .card { break-inside: avoid; }
          details:not([open]) { display: none; }
          details.message:not([open]) { display: block; }
        }
        """

    private static let rows: StaticString = """
        .rows { list-style: none; margin: 0; padding: 0; }
        .rows > li { padding: .6rem 0; border-top: 1px solid var(--line); }
        .rows > li:first-child { border-top: 0; padding-top: .2rem; }
        .title { font-weight: 550; }
        .facts { display: flex; flex-wrap: wrap; gap: 0 .9rem; font-size: .9rem; }
        p.facts { margin: .4rem 0; }
        .changes, .tags, .commits, .given { font-size: .9rem; }
        .commits code { margin-right: .4rem; }
        .given { list-style: none; margin: .15rem 0 0; padding: 0; }
        .badge { display: inline-block; font-size: .78rem; line-height: 1.5; padding: 0 .5rem; border-radius: 99px;
          border: 1px solid var(--kind, var(--line)); background: var(--quote); color: var(--text); margin-right: .3rem; }
        .parts { list-style: none; margin: .2rem 0; padding: 0; font-size: .9rem; }
        .parts .title { font-weight: 400; }
        .sign { display: inline-block; width: 1.2rem; font: 600 1rem var(--mono); color: var(--muted); }
        .added .sign, .plus { color: var(--plus); }
        .dropped .sign, .minus { color: var(--minus); }
        summary { cursor: pointer; font-size: .9rem; color: var(--accent); }
        .message > summary { font-size: 1rem; color: var(--text); }
        .message > summary .facts { padding-left: 1.1rem; }
        .rest > summary { padding: .6rem 0; border-top: 1px solid var(--line); }
        pre { margin: .5rem 0; padding: .7rem .9rem; background: var(--quote); border-radius: 8px; overflow-wrap: anywhere;
          white-space: pre-wrap; unicode-bidi: plaintext; font: .82rem/1.5 var(--mono); tab-size: 8; }
        pre.changelog { border-left: 3px solid var(--line); border-radius: 0 8px 8px 0; }
        pre.diffstat { white-space: pre; overflow-x: auto; }
        code { font: .85em var(--mono); }
        table { border-collapse: collapse; font-size: .9rem; width: 100%; margin-top: .4rem; }
        th, td { text-align: right; padding: .25rem .5rem; border-top: 1px solid var(--line); font-weight: 400;
          font-variant-numeric: tabular-nums; vertical-align: top; }
        th:first-child { text-align: left; padding-left: 0; }
        thead th { border-top: 0; color: var(--muted); }
        td:last-child, th:last-child { padding-right: 0; }
        td, thead th { white-space: nowrap; }
        """
}
