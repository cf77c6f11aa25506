/// What stands around every page: head, navigation, foot.
struct Frame: Sendable {
    /// A link of the navigation.
    struct Tab: Sendable {
        var label: String
        var path: String
        var isCurrent: Bool
    }

    var title: String
    var style: String
    /// The style sheet of a digest, on pages that have one.
    var digestStyle: String?
    var script: String
    var icon: String
    /// The list that the page is about; nil for none.
    var listName: String?
    var listPath: String?
    var tabs: [Tab]
    var searchPath: String
    /// What the search understands.
    var helpPath: String
    /// What was searched for.
    var query = ""
    /// The feed with the same news.
    var feed: String?
    /// The address of the event stream.
    var events: String?
    var main = ""

    init(title: String, list: Lists.List?, tab: String, assets: Assets) {
        self.title = title
        style = assets.path("tidings.css")
        script = assets.path("tidings.js")
        icon = assets.path("icon.svg")
        searchPath = list?.path ?? "/all/"
        helpPath = searchPath + "_/text/help/"
        tabs = []
        guard let list else { return }
        listName = list.archive == nil ? "All lists" : list.name
        listPath = list.path
        feed = list.path + "new.atom"
        events = list.path + "events"
        let pages = [
            ("Threads", ""), ("Series", "series/"), ("Digests", "digest/"), ("People", "people/"),
            ("Organisations", "organisations/"),
        ]
        tabs = pages.map { Tab(label: $0, path: list.path + $1, isCurrent: $0 == tab) }
    }
}
