/// An invented mail, told apart by its number.
func mail(_ number: Int, body: String? = nil) -> String {
    """
    From: Ann Example <ann@example.org>
    To: list@example.org
    Subject: [PATCH] frob: count widget \(number)
    Date: Thu, 6 Nov 2025 12:00:00 +0000
    Message-ID: <widget-\(number)@example.org>

    \(body ?? "The widgets are counted.")

    """
}
