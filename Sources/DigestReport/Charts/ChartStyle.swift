/// The colours of all charts, as custom properties, and what uses them; a page's style sheet takes it in.
public enum ChartStyle {
    /// The CSS; the page sets `--text`, `--muted`, `--line`, `--surface` and `--accent`.
    public static let css: StaticString = """
        :root {
          --chart-messages: #b9cbe3; --chart-postings: #1f6fb5; --chart-track: #e8edf3;
          --state-new: #1f6fb5; --state-review: #3b9ab2; --state-reviewed: #2a8c6f; --state-changes: #d08a1d;
          --state-accepted: #3f9c35; --state-mainlined: #256b2c; --state-superseded: #8a94a3; --state-rfc: #8b6bb8;
          --state-pull: #b8577f; --state-dormant: #b9b3a6;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --chart-messages: #3a4f6b; --chart-postings: #6db3f2; --chart-track: #262f3d;
            --state-new: #6db3f2; --state-review: #5fc3d8; --state-reviewed: #5cc9a4; --state-changes: #e8b04f;
            --state-accepted: #7bcf6a; --state-mainlined: #4c9f4f; --state-superseded: #7c8797; --state-rfc: #b79be0;
            --state-pull: #e08bb0; --state-dormant: #8f897c;
          }
        }
        .chart { display: block; overflow: visible; font: 12px/1 var(--sans); }
        .chart .grid { stroke: var(--line); stroke-width: 1; }
        .chart text { fill: var(--muted); }
        .chart text.axis { paint-order: stroke; stroke: var(--surface); stroke-width: 4px; stroke-linejoin: round; }
        .chart text.name { fill: var(--text); font-size: 13px; }
        .chart text.count { font-variant-numeric: tabular-nums; }
        .messages { --kind: var(--chart-messages); }
        .postings, .chart .bar { --kind: var(--chart-postings); }
        .chart .track { --kind: var(--chart-track); }
        .state-new { --kind: var(--state-new); }
        .state-under-review { --kind: var(--state-review); }
        .state-reviewed { --kind: var(--state-reviewed); }
        .state-changes-requested { --kind: var(--state-changes); }
        .state-accepted { --kind: var(--state-accepted); }
        .state-mainlined { --kind: var(--state-mainlined); }
        .state-superseded { --kind: var(--state-superseded); }
        .state-rfc { --kind: var(--state-rfc); }
        .state-pull-request { --kind: var(--state-pull); }
        .state-dormant { --kind: var(--state-dormant); }
        .chart rect, .swatch rect { fill: var(--kind, var(--state-superseded)); }
        .chart.share { border-radius: 6px; overflow: hidden; }
        .chart.share rect { stroke: var(--surface); stroke-width: 1.5px; }
        .swatch { margin-right: .4em; }
        """
}
