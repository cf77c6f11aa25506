import Testing

@testable import PatchIndex

@Suite("A base directory")
struct BaseDirectoryTests {
    @Test(
        "is what the environment says, else in the home folder",
        arguments: [
            (.cache, ["XDG_CACHE_HOME": "/c", "HOME": "/h"], "/c/tidings"),
            (.cache, ["HOME": "/h"], "/h/.cache/tidings"),
            (.cache, ["XDG_CACHE_HOME": "relative", "HOME": "/h"], "/h/.cache/tidings"),
            (.cache, ["XDG_CACHE_HOME": "", "HOME": ""], nil), (.cache, [:], nil),
            (.configuration, ["HOME": "/h"], "/h/.config/tidings"),
            (.data, ["HOME": "/h"], "/h/.local/share/tidings"),
            (.state, ["XDG_STATE_HOME": "/s", "XDG_CACHE_HOME": "/c"], "/s/tidings"),
            (.state, ["HOME": "/h"], "/h/.local/state/tidings"),
        ] as [(BaseDirectory, [String: String], String?)])
    func path(_ directory: BaseDirectory, _ environment: [String: String], _ expected: String?) {
        #expect(directory.path { environment[$0] } == expected)
    }
}
