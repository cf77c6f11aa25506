/// How the HTML of a mail looks: many programs drop style sheets, so each element says it itself.
enum MailStyle {
    private static let fonts = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"

    static let body = fonts + "font-size:15px;line-height:1.45;color:#1f2328;background-color:#ffffff;margin:16px;"
    static let title = "font-size:22px;line-height:1.25;margin:0 0 4px 0;"
    static let heading = "font-size:17px;margin:24px 0 6px 0;border-bottom:1px solid #d0d7de;padding-bottom:3px;"
    static let subject = "font-size:15px;margin:20px 0 2px 0;"
    static let text = "margin:8px 0;"
    static let quiet = "color:#59636e;font-size:13px;font-weight:normal;margin:0;"
    static let link = "color:#0a58b5;text-decoration:none;"
    static let label = "color:#59636e;font-size:13px;padding:4px 10px 4px 0;vertical-align:top;white-space:nowrap;"
    static let number = "text-align:right;padding:3px 10px 3px 0;vertical-align:middle;white-space:nowrap;"
    static let cell = "padding:3px 6px 3px 0;vertical-align:top;word-break:break-word;"
    static let quote = "border-left:3px solid #d0d7de;padding-left:8px;margin:3px 0;font-size:13px;"
    static let bar = "font-size:1px;line-height:12px;"
    static let code =
        "font-family:Consolas,Menlo,monospace;font-size:13px;line-height:1.35;white-space:pre-wrap;word-break:break-word;"
        + "background-color:#f6f8fa;color:#1f2328;padding:8px;margin:6px 0;"

    /// Rows as a table that only lays out, so that readers of screens do not announce one.
    static func table(_ rows: [String]) -> String {
        "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">\n"
            + rows.joined(separator: "\n") + "\n</table>"
    }
}
